internal import CLinux
internal import Glibc

/// A moment as file systems keep it.
public struct FileTime: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int
    /// Nanoseconds after that, 0 to 999,999,999.
    public var nanoseconds: Int

    /// The moment so many seconds and nanoseconds after 1970-01-01T00:00:00Z.
    public init(seconds: Int, nanoseconds: Int = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}

/// What the system knows about something in a folder.
public struct NodeStatus: Sendable {
    /// What it is.
    public enum Kind: Sendable {
        case regular, folder, symbolicLink, pipe, characterDevice, blockDevice, socket
    }

    /// What it is.
    public let kind: Kind
    /// The size in bytes of a regular file.
    public let size: Int
    /// How many bytes it takes on the disk: fewer than its size when it has holes, or is compressed there.
    public let allocatedByteCount: Int
    /// The permissions with the set-user-ID, set-group-ID and sticky bits: 0o7777 at the most.
    public let permissions: UInt16
    /// The owner's number.
    public let owner: Int
    /// The group's number.
    public let group: Int
    /// When the contents last changed.
    public let modificationTime: FileTime
    /// Which file it is, whatever its names are.
    public let identity: FileIdentity
    /// How many names it has.
    public let linkCount: Int
    /// The numbers of a device.
    public let deviceNumbers: (major: Int, minor: Int)

    init(_ raw: stat) {
        switch raw.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .symbolicLink
        case S_IFIFO: kind = .pipe
        case S_IFCHR: kind = .characterDevice
        case S_IFBLK: kind = .blockDevice
        default: kind = .socket
        }
        size = Int(raw.st_size)
        // The unit is always this, whatever the file system's blocks are.
        allocatedByteCount = Int(raw.st_blocks) * 512
        permissions = UInt16(truncatingIfNeeded: raw.st_mode & 0o7777)
        owner = Int(raw.st_uid)
        group = Int(raw.st_gid)
        modificationTime = FileTime(seconds: raw.st_mtim.tv_sec, nanoseconds: raw.st_mtim.tv_nsec)
        identity = FileIdentity(device: UInt64(raw.st_dev), inode: UInt64(raw.st_ino))
        linkCount = Int(raw.st_nlink)
        deviceNumbers = (Int(mima_major(raw.st_rdev)), Int(mima_minor(raw.st_rdev)))
    }
}
