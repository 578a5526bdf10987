internal import Glibc

extension FolderHandle {
    /// Makes a folder, whose `mode` the umask takes bits from; false when something has the name already.
    public func makeFolder(_ name: [UInt8], mode: UInt16) throws(IOError) -> Bool {
        do throws(IOError) {
            unsafe try call("create", name) { unsafe mkdirat(number, $0, mode_t(mode)) }
            return true
        } catch .system(_, _, EEXIST) {
            return false
        }
    }

    /// Makes a symbolic link. Throws `.exists` when something has the name.
    public func makeSymbolicLink(_ name: [UInt8], to target: [UInt8]) throws(IOError) {
        if target.contains(0) { throw IOError("create", path(of: name), errno: EINVAL) }
        try requiringNew(name) { (name) throws(IOError) in
            _ = unsafe try call("create", name) { name in
                unsafe withCString(target) { unsafe symlinkat($0, number, name) }
            }
        }
    }

    /// Gives a file in `other` another name, in this folder. Throws `.exists` when something has it.
    public func makeHardLink(_ name: [UInt8], to target: [UInt8], in other: FolderHandle) throws(IOError) {
        try requiringNew(name) { (name) throws(IOError) in
            _ = unsafe try call("create", name) { name in
                // Without AT_SYMLINK_FOLLOW a symbolic link gets the name itself.
                unsafe withCString(target) { unsafe linkat(other.number, $0, number, name, 0) }
            }
        }
    }

    /// Makes a named pipe, whose `mode` the umask takes bits from. Throws `.exists` when something has the name.
    public func makePipe(_ name: [UInt8], mode: UInt16) throws(IOError) {
        try requiringNew(name) { (name) throws(IOError) in
            unsafe try call("create", name) { unsafe mkfifoat(number, $0, mode_t(mode)) }
        }
    }

    /// Removes a file, a link or a pipe; a folder stays, and is an error.
    public func remove(_ name: [UInt8]) throws(IOError) {
        unsafe try call("remove", name) { unsafe unlinkat(number, $0, 0) }
    }

    /// Sets when what has a name was last changed; of a symbolic link, the link itself.
    public func setModificationTime(of name: [UInt8], to time: FileTime) throws(IOError) {
        let times = FolderHandle.times(time)
        unsafe try call("set the time of", name) { name in
            unsafe times.withUnsafeBufferPointer { unsafe utimensat(number, name, $0.baseAddress, AT_SYMLINK_NOFOLLOW) }
        }
    }

    /// Sets owner and group of what has a name; of a symbolic link, the link itself.
    public func setOwner(of name: [UInt8], to owner: Int, group: Int) throws(IOError) {
        let (owner, group) = (uid_t(truncatingIfNeeded: owner), gid_t(truncatingIfNeeded: group))
        unsafe try call("set the owner of", name) { unsafe fchownat(number, $0, owner, group, AT_SYMLINK_NOFOLLOW) }
    }

    /// Sets the folder's own attributes; the permissions last, as a new owner can take bits from them, and the time
    /// after everything that changes it.
    public func setAttributes(_ attributes: NodeAttributes) throws(IOError) {
        try attributes.apply(to: number, path: path)
    }

    static func times(_ time: FileTime) -> [timespec] {
        // UTIME_OMIT, a macro that Glibc's module lacks: the time of the last access stays.
        [timespec(tv_sec: 0, tv_nsec: 0x3fff_fffe), timespec(tv_sec: time.seconds, tv_nsec: time.nanoseconds)]
    }

    private func requiringNew(_ name: [UInt8], _ make: ([UInt8]) throws(IOError) -> Void) throws(IOError) {
        do throws(IOError) {
            try make(name)
        } catch .system(_, _, EEXIST) {
            throw .exists(path: path(of: name))
        }
    }
}

/// What is set of a file or a folder; nil leaves as it is what the system gave it.
public struct NodeAttributes: Sendable {
    /// The owner's and the group's number.
    public var owner: (user: Int, group: Int)?
    /// The permissions with the special bits.
    public var permissions: UInt16?
    /// When the contents last changed.
    public var modificationTime: FileTime?
    /// Extended attributes: names with their namespaces, and values.
    public var extendedAttributes: [(name: [UInt8], value: [UInt8])] = []

    /// Nothing that is set.
    public init() {}

    func apply(to number: Int32, path: String) throws(IOError) {
        if let owner {
            let (user, group) = (uid_t(truncatingIfNeeded: owner.user), gid_t(truncatingIfNeeded: owner.group))
            try systemCall("set the owner of", path) { fchown(number, user, group) }
        }
        for (name, value) in extendedAttributes {
            try ExtendedAttributes.set(name, to: value, of: number, path: path)
        }
        if let permissions {
            try systemCall("set the mode of", path) { fchmod(number, mode_t(permissions)) }
        }
        if let modificationTime {
            let times = FolderHandle.times(modificationTime)
            try systemCall("set the time of", path) {
                unsafe times.withUnsafeBufferPointer { unsafe futimens(number, $0.baseAddress) }
            }
        }
    }
}

/// The permissions that the process takes from new files. Read from /proc where that tells them, because asking the
/// system for them changes them for a moment, in all threads.
public func currentUmask() -> UInt16 {
    let status = try? InputFile(path: "/proc/self/status")
    let text = try? [UInt8](capacity: 16384) { (output: inout OutputSpan<UInt8>) throws(IOError) in
        try status?.fill(&output)
    }
    for line in (text ?? []).split(separator: UInt8(ascii: "\n")) where line.starts(with: Array("Umask:".utf8)) {
        let digits = line.dropFirst(6).filter { (48...55).contains($0) }
        if let mask = UInt16(String(decoding: digits, as: UTF8.self), radix: 8) { return mask & 0o777 }
    }
    return 0o022
}
