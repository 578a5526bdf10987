import Glibc

/// Which file something is, whatever name it was opened by.
public struct FileIdentity: Hashable, Sendable {
    /// The number of the device that the file is on.
    public let device: UInt64
    /// The file's number on its device.
    public let inode: UInt64
}

extension FileIdentity {
    /// The regular file that `path` leads to; nil when there is none, or it cannot be told.
    ///
    /// Nothing is opened, since opening a pipe a second time would wait for a second writer.
    init?(ofFileAt path: String) {
        guard let status = try? FileStatus(path: path, followingLinks: true), status.kind == .regular else {
            return nil
        }
        self = status.identity
    }
}

/// What the system knows about an open file or a path.
struct FileStatus {
    enum Kind { case regular, directory, symbolicLink, other }

    let kind: Kind
    let size: Int
    let permissions: mode_t
    let owner: uid_t
    let group: gid_t
    let identity: FileIdentity
    let modificationTime: Int

    /// The status of an open file, or nil when the descriptor is not open.
    init?(descriptor: Int32) {
        var raw = stat()
        guard unsafe fstat(descriptor, &raw) == 0 else { return nil }
        self.init(raw)
    }

    /// The status of what `path` names, seen from `directory` when it is relative; nil when nothing has that name.
    init?(path: String, in directory: Int32 = AT_FDCWD, followingLinks: Bool) throws(IOError) {
        try requireNoZeroByte(path)
        var raw = stat()
        do throws(IOError) {
            try systemCall("open", path) {
                unsafe fstatat(directory, path, &raw, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW)
            }
        } catch .system(_, _, ENOENT) {
            return nil
        }
        self.init(raw)
    }

    private init(_ raw: stat) {
        switch raw.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .directory
        case S_IFLNK: kind = .symbolicLink
        default: kind = .other
        }
        size = Int(raw.st_size)
        permissions = raw.st_mode & 0o777
        owner = raw.st_uid
        group = raw.st_gid
        identity = FileIdentity(device: UInt64(raw.st_dev), inode: UInt64(raw.st_ino))
        modificationTime = raw.st_mtim.tv_sec
    }
}
