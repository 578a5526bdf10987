import Glibc

/// The command's result. Unlike `print`, a write that fails is an error: a full disk must not look like success.
enum StandardOutput {
    /// Writes text and a line feed.
    ///
    /// - Throws: ``ToolError/closedPipe`` when the reader went away. A command whose answer may be "no" catches it
    ///   and still throws its "no".
    static func write(line: String) throws(ToolError) {
        try write([UInt8]("\(line)\n".utf8).span)
    }

    /// Writes bytes, at once and unbuffered.
    ///
    /// - Throws: ``ToolError/closedPipe`` when the reader went away, or bad input or output with the system's reason.
    static func write(_ bytes: Span<UInt8>) throws(ToolError) {
        switch bytes.writeAll(to: STDOUT_FILENO) {
        case 0: return
        case EPIPE: throw .closedPipe
        case let code:
            throw .badInput("cannot write: \(unsafe String(cString: strerror(code)))", at: "standard output")
        }
    }
}

extension Span<UInt8> {
    /// Writes all of it to a descriptor, waiting when the descriptor is non-blocking and full.
    ///
    /// - Returns: 0, or the `errno` of the write that failed.
    func writeAll(to descriptor: Int32) -> Int32 {
        unsafe withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int32 in
            var rest = unsafe bytes[...]
            while unsafe !rest.isEmpty {
                let count = unsafe Glibc.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: rest).baseAddress,
                    rest.count
                )
                if count > 0 {
                    unsafe rest = rest.dropFirst(count)
                } else if count < 0 && errno == EAGAIN {
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = unsafe poll(&ready, 1, -1)
                } else if count < 0 && errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}
