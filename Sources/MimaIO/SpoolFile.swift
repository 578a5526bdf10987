import Glibc

/// A file without a name, for bytes that may be used only when all of them have come, and may be too many for memory.
///
/// It is in the folder for temporary files, `TMPDIR` or /tmp, and its space is free again when the object goes away or
/// the process ends, however that happens.
public final class SpoolFile: ByteSink, ByteSource {
    private let descriptor: Descriptor
    private static let name = "temporary file"

    /// Makes an empty file. Throws `.system` with the reason.
    public convenience init() throws(IOError) {
        let chosen = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
        try self.init(folder: chosen.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp", unnamed: true)
    }

    /// `unnamed: false` works as on a file system without O_TMPFILE.
    package init(folder: String, unnamed: Bool) throws(IOError) {
        try requireNoZeroByte(folder)
        if unnamed, let number = try Self.openUnnamed(in: folder) {
            descriptor = Descriptor(number, isOwned: true)
            return
        }
        let parent = try Descriptor.open(folder, O_RDONLY | O_DIRECTORY)
        var number: Int32 = -1
        let name = try TemporaryName.claim(for: "mima", in: parent.number, path: folder) { (name) throws(IOError) in
            number = try systemCall("create", folder) {
                unsafe openat(parent.number, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            }
        }
        descriptor = Descriptor(number, isOwned: true)
        // The open descriptor keeps the contents.
        name.remove(from: parent.number)
    }

    private static func openUnnamed(in folder: String) throws(IOError) -> Int32? {
        // O_TMPFILE, which Glibc's module lacks; it is the same on all of Swift's Linux platforms.
        let temporaryFile: Int32 = 0o20000000 | O_DIRECTORY
        do throws(IOError) {
            return try systemCall("create", folder) {
                unsafe open(folder, temporaryFile | O_RDWR | O_EXCL | O_CLOEXEC, 0o600)
            }
        } catch .system(_, _, let code) where [EOPNOTSUPP, EINVAL, ENOENT].contains(code) {
            return nil
        } catch .isDirectory {
            // What a kernel says that does not know the flag.
            return nil
        }
    }

    /// Writes all of `bytes` after what has been written.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        try descriptor.write(bytes, named: Self.name)
    }

    /// Goes back to the start, to read what has been written.
    public func rewind() throws(IOError) {
        try systemCall("read", Self.name) { lseek(descriptor.number, 0, SEEK_SET) }
    }

    /// Appends what comes next after ``rewind()``; 0 at the end.
    public func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        try descriptor.read(into: &output, named: Self.name)
    }
}
