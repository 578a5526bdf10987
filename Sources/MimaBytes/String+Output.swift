extension String {
    /// A string of at most `capacity` bytes of ASCII, written in place by `body`.
    ///
    /// Unsafe because only the string's own buffer avoids building an array first and copying it.
    init(asciiCapacity capacity: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
        unsafe self.init(unsafeUninitializedCapacity: capacity) { buffer in
            var output = unsafe OutputSpan(buffer: buffer, initializedCount: 0)
            body(&output)
            return unsafe output.finalize(for: buffer)
        }
    }
}
