import Glibc

/// A regular file whose bytes are read where the system keeps them, as they are touched, instead of being copied.
///
///     let file = try MappedFile(path: "records.json")
///     let name = file.withBytes { JSON.get("0.name", in: $0).string }
///
/// The file must keep its length while it is mapped: touching a page that a shorter file no longer has ends the process
/// (SIGBUS). Map only what nobody else cuts; ``InputFile/readAll()`` has no such condition. What others write into the
/// file may be seen or not.
@safe
public struct MappedFile: ~Copyable, @unchecked Sendable {
    /// The name for messages.
    public let path: String
    /// How many bytes there are.
    public let count: Int
    private let base: UnsafePointer<UInt8>

    /// Maps a whole file.
    ///
    /// - Throws: `IOError.isDirectory`, or `.system` with the reason: pipes and devices cannot be mapped.
    public init(path: String) throws(IOError) {
        let (base, count) = try unsafe Self.map(path)
        unsafe self.base = base
        self.path = path
        self.count = count
    }

    private static func map(_ path: String) throws(IOError) -> (UnsafePointer<UInt8>, Int) {
        let descriptor = try Descriptor.open(path, O_RDONLY | O_NONBLOCK)
        guard let status = FileStatus(descriptor: descriptor.number) else { throw IOError("open", path, errno: errno) }
        if status.kind == .directory { throw .isDirectory(path: path) }
        guard status.kind == .regular else { throw IOError("map", path, errno: ENODEV) }
        // Nothing cannot be mapped; any address that is not read serves.
        let count = max(0, status.size)
        let start = unsafe mmap(nil, max(1, count), PROT_READ, MAP_PRIVATE, descriptor.number, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else { throw IOError("map", path, errno: errno) }
        return unsafe (UnsafePointer(start.assumingMemoryBound(to: UInt8.self)), count)
    }

    deinit {
        _ = unsafe munmap(UnsafeMutableRawPointer(mutating: base), max(1, count))
    }

    /// Lends the bytes.
    public borrowing func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(unsafe Span(_unsafeStart: base, count: count))
    }
}
