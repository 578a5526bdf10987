internal import Glibc

/// An open folder, and what can be done with the names in it.
///
/// A name is one part of a path, as bytes. Nothing here follows a symbolic link: however the folders' names change
/// meanwhile, what is done is done in this one folder.
public final class FolderHandle: Sendable {
    let number: Int32
    /// The folder's name for messages.
    public let path: String

    private init(owning number: Int32, path: String) {
        self.number = number
        self.path = path
    }

    deinit {
        Glibc.close(number)
    }

    /// Opens the folder at `path`; symbolic links on the way are followed. Throws `.system` with the reason.
    public static func open(_ path: String) throws(IOError) -> FolderHandle {
        try requireNoZeroByte(path)
        let number = try systemCall("open", path) { unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        return FolderHandle(owning: number, path: path)
    }

    /// Opens the folder at `path`, which is made, with those above it, when it is not there; says whether it was made.
    public static func openOrMake(_ path: String) throws(IOError) -> (folder: FolderHandle, isNew: Bool) {
        do throws(IOError) {
            return (try open(path), false)
        } catch .system(_, _, ENOENT) {
            let parts = path.split(separator: "/", omittingEmptySubsequences: true)
            guard let last = parts.last else { throw IOError("open", path, errno: ENOENT) }
            let start = path.hasPrefix("/") ? "/" : "."
            let parent =
                parts.dropLast().isEmpty
                ? start : (path.hasPrefix("/") ? "/" : "") + parts.dropLast().joined(separator: "/")
            let above = try openOrMake(parent).folder
            _ = try above.makeFolder(Array(last.utf8), mode: 0o777)
            return (try open(path), true)
        }
    }

    /// Opens a folder in this one; a symbolic link to one is an error (ELOOP or ENOTDIR).
    public func folder(_ name: [UInt8]) throws(IOError) -> FolderHandle {
        let path = path(of: name)
        let number = unsafe try call("open", name) {
            unsafe openat(self.number, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
        return FolderHandle(owning: number, path: path)
    }

    /// What a name leads to for messages.
    public func path(of name: [UInt8]) -> String {
        let name = String(decoding: name, as: UTF8.self)
        return path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    }

    /// Makes a system call with a name in this folder.
    @discardableResult
    func call<Result: BinaryInteger & SignedNumeric>(
        _ operation: String,
        _ name: [UInt8],
        _ body: (UnsafePointer<CChar>) -> Result
    ) throws(IOError) -> Result {
        if name.contains(0) || name.isEmpty { throw IOError(operation, path(of: name), errno: EINVAL) }
        while true {
            let (result, code) = unsafe withCString(name) { name in
                let result = unsafe body(name)
                return (result, errno)
            }
            if result >= 0 { return result }
            if code != EINTR { throw IOError(operation, path(of: name), errno: code) }
        }
    }
}

/// Lends bytes as the C library wants a name: with a zero at the end.
func withCString<R>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> R) -> R {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
        for (index, byte) in bytes.enumerated() { unsafe buffer[index] = CChar(bitPattern: byte) }
        unsafe buffer[bytes.count] = 0
        // The buffer is never empty, so it has an address.
        return unsafe body(UnsafePointer(buffer.baseAddress.unsafelyUnwrapped))
    }
}
