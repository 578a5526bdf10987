import Glibc

/// A file, a pipe or a device that is read from front to back.
public final class InputFile: ByteSource {
    /// The name for messages: the path, or "standard input".
    public let path: String
    /// How many bytes there were to read when a regular file was opened; nil for anything else.
    ///
    /// A hint, for progress: the file can grow or shrink while it is read, and some files of the system's own (/proc)
    /// say 0 and have contents.
    public let size: Int?
    /// Which regular file this is; nil for pipes, terminals and other devices, which may well be both input and output.
    public let identity: FileIdentity?

    /// When the regular file was last changed, as it was opened: seconds since 1970-01-01T00:00:00Z; nil for anything
    /// else.
    public let modificationTime: Int?

    private let descriptor: Descriptor

    /// Opens the file at `path`.
    ///
    /// Throws `.isDirectory`, or `.system` with the reason.
    public convenience init(path: String) throws(IOError) {
        let descriptor = try Descriptor.open(path, O_RDONLY)
        guard let status = FileStatus(descriptor: descriptor.number) else {
            throw IOError("open", path, errno: errno)
        }
        if status.kind == .directory { throw IOError.isDirectory(path: path) }
        self.init(descriptor, path: path, status: status)
    }

    /// Reads from a descriptor that is open already; `closing` says whether this object closes it when it goes away.
    ///
    /// A descriptor that is not open is reported by the first read.
    public convenience init(descriptor: Int32, named name: String, closing: Bool) {
        let status = FileStatus(descriptor: descriptor)
        self.init(Descriptor(descriptor, isOwned: closing), path: name, status: status)
    }

    /// A regular file of which all is known that is needed: no further system call is made, as for thousands of small
    /// files.
    init(_ descriptor: consuming Descriptor, path: String, regular status: NodeStatus) {
        size = status.size
        identity = status.identity
        modificationTime = status.modificationTime.seconds
        self.path = path
        if status.size > 1 << 20 { _ = posix_fadvise(descriptor.number, 0, 0, POSIX_FADV_SEQUENTIAL) }
        self.descriptor = descriptor
    }

    private init(_ descriptor: consuming Descriptor, path: String, status: FileStatus?) {
        if let status, status.kind == .regular {
            size = max(0, status.size - max(0, lseek(descriptor.number, 0, SEEK_CUR)))
            identity = status.identity
            modificationTime = status.modificationTime
            // Only advice: the kernel then reads further ahead. Nothing is lost when it will not.
            _ = posix_fadvise(descriptor.number, 0, 0, POSIX_FADV_SEQUENTIAL)
        } else {
            size = nil
            identity = nil
            modificationTime = nil
        }
        self.path = path
        self.descriptor = descriptor
    }

    /// The process's standard input. It stays open.
    public static var standardInput: InputFile {
        InputFile(descriptor: STDIN_FILENO, named: "standard input", closing: false)
    }

    /// Appends what is at hand, and waits when nothing is; 0 at the end of the file.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        try descriptor.read(into: &output, named: path)
    }

    /// Passes over bytes, in a regular file without reading them; returns how many, fewer only at the end.
    public func skip(_ byteCount: Int) throws(IOError) -> Int {
        // Only what is there now is passed over: beyond the end a file can be positioned, too.
        if identity != nil, byteCount > 1 << 16, let status = FileStatus(descriptor: descriptor.number) {
            let position = Int(lseek(descriptor.number, 0, SEEK_CUR))
            let distance = min(byteCount, status.size - position)
            if position >= 0, distance > 0, lseek(descriptor.number, off_t(distance), SEEK_CUR) >= 0 { return distance }
        }
        return try skipByReading(byteCount)
    }

    func withDescriptor<R>(_ body: (Int32) throws(IOError) -> R) throws(IOError) -> R {
        try body(descriptor.number)
    }
}
