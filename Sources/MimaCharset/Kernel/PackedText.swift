/// The characters of a generated table.
struct PackedText: Sequence {
    private let text: StaticString

    init(_ text: StaticString) {
        self.text = text
    }

    /// The code points in order, with nil for a hole.
    func makeIterator() -> Iterator {
        Iterator(text)
    }

    @safe
    struct Iterator: IteratorProtocol {
        private var cursor: UnsafePointer<UInt8>
        private let end: UnsafePointer<UInt8>

        init(_ text: StaticString) {
            unsafe cursor = text.utf8Start
            unsafe end = text.utf8Start + text.utf8CodeUnitCount
        }

        mutating func next() -> UInt32?? {
            guard unsafe cursor < end else { return nil }
            let code = take()
            return .some(code == UInt32(UInt8(ascii: ".")) ? nil : code)
        }

        /// The next code point, whatever it is. The literal is well formed, for the compiler has read it.
        private mutating func take() -> UInt32 {
            let lead = unsafe UInt32(cursor.pointee)
            let count = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
            var code = count == 1 ? lead : lead & (0x7F >> UInt32(count))
            for offset in 1..<count { code = unsafe code << 6 | UInt32(cursor[offset] & 0x3F) }
            unsafe cursor += count
            return code
        }
    }
}
