private import CFuzzer
private import Glibc

/// What a fuzzing program does with each input. A program's `@main` type conforms to it.
public protocol FuzzTarget {
    /// Tries one input; the process must survive it.
    static func test(_ bytes: [UInt8])
}

extension FuzzTarget {
    /// Runs libFuzzer, which reads the command line and calls ``test(_:)`` again and again.
    public static func main() {
        unsafe current = { test($0) }
        var count = CommandLine.argc
        var arguments = unsafe CommandLine.unsafeArgv
        let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { start, count in
            // The fuzzer owns the memory for the length of the call; the copy is an array like any that a program has.
            let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
            unsafe current(bytes)
            return 0
        }
        exit(status)
    }
}

/// The program's test: libFuzzer takes a C function, which cannot capture it. It is set once, before the fuzzer starts.
nonisolated(unsafe) private var current: ([UInt8]) -> Void = { _ in }

/// Stops the fuzzer, which then keeps the input, unless `condition` holds.
public func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    precondition(condition, message())
}
