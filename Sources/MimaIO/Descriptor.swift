import Glibc

/// An open file descriptor; when it is owned, it is closed at the end of the value's life.
struct Descriptor: ~Copyable {
    let number: Int32
    private let isOwned: Bool

    init(_ number: Int32, isOwned: Bool) {
        self.number = number
        self.isOwned = isOwned
    }

    deinit {
        if isOwned { _ = Glibc.close(number) }
    }

    /// Opens a file by name; a program that this process starts does not inherit it.
    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(IOError) -> Descriptor {
        try requireNoZeroByte(path)
        let number = try systemCall("open", path) { unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, mode) }
        return Descriptor(number, isOwned: true)
    }

    /// Another descriptor of the same open file, with the same position.
    static func duplicate(_ number: Int32, named path: String) throws(IOError) -> Descriptor {
        Descriptor(try systemCall("open", path) { fcntl(number, F_DUPFD_CLOEXEC, 0) }, isOwned: true)
    }

    /// Appends what one `read` gives; 0 at the end of the file.
    func read(into output: inout OutputSpan<UInt8>, named path: String) throws(IOError) -> Int {
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(IOError) in
            let room = buffer.count - count
            guard let start = buffer.baseAddress, room > 0 else { return 0 }
            let size = try systemCall("read", path, waitingOn: number, for: POLLIN) {
                unsafe Glibc.read(number, start + count, room)
            }
            count += size
            return size
        }
    }

    /// Writes all of `bytes`, however many calls it takes.
    func write(_ bytes: Span<UInt8>, named path: String) throws(IOError) {
        try unsafe bytes.withUnsafeBytes { (buffer) throws(IOError) in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
                let size = try systemCall("write", path, waitingOn: number, for: POLLOUT) {
                    unsafe Glibc.write(number, part.baseAddress, part.count)
                }
                unsafe rest = rest.dropFirst(size)
            }
        }
    }

    /// Closes the descriptor and reports what the system finds only now, such as a full quota on a network drive.
    ///
    /// A descriptor that is not owned stays open: closing a duplicate brings the same report.
    consuming func close(named path: String) throws(IOError) {
        let closing = isOwned ? number : dup(number)
        let failed = closing < 0 || Glibc.close(closing) != 0
        let code = errno
        discard self
        // After EINTR the descriptor is closed all the same; to close it again could hit another thread's new one.
        if failed && code != EINTR { throw IOError("close", path, errno: code) }
    }
}
