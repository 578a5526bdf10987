/// A table that is made once, on first use, and lives as long as the process.
@safe
struct ConstantTable<Element: BitwiseCopyable>: @unchecked Sendable {
    // Sendable: nobody changes the memory after `init`.
    private let base: UnsafePointer<Element>

    /// Makes a table of `count` elements that `fill` writes into, and that are `zero` where it does not.
    init(count: Int, zero: Element, _ fill: (inout MutableSpan<Element>) -> Void) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
        unsafe memory.initialize(repeating: zero)
        var span = unsafe memory.mutableSpan
        fill(&span)
        unsafe base = UnsafePointer(memory.baseAddress.unsafelyUnwrapped)
    }

    /// The element at `index`, which the caller keeps below the table's size.
    @inline(__always)
    subscript(index: Int) -> Element { unsafe base[index] }
}
