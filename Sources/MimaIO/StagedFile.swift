import Glibc

/// A file that is being written beside its destination, and is gone with this value unless it has been published.
///
/// Where the file system can (O_TMPFILE: ext4, XFS, Btrfs, tmpfs and others), it has no name until then, so nothing is
/// left even when the process is killed. Elsewhere it is called `.NAME.XXXXXX.tmp`.
struct StagedFile: ~Copyable {
    private let directory: Descriptor
    private let file: Descriptor
    private let destination: String
    /// For messages: what the user called the destination.
    private let path: String
    private var temporary: TemporaryName?

    private init(
        directory: consuming Descriptor,
        file: consuming Descriptor,
        destination: String,
        path: String,
        temporary: TemporaryName?
    ) {
        self.directory = directory
        self.file = file
        self.destination = destination
        self.path = path
        self.temporary = temporary
    }

    deinit {
        temporary?.remove(from: directory.number)
    }

    /// Opens an empty file in `directory` that is to become `name`; the umask takes its bits from `mode`.
    static func make(
        in directory: String,
        for name: String,
        path: String,
        mode: mode_t,
        unnamed: Bool = true
    ) throws(IOError) -> StagedFile {
        let parent = try openDirectory(directory, path: path)
        if unnamed, let file = try openUnnamed(in: directory, path: path, mode: mode) {
            return StagedFile(directory: parent, file: file, destination: name, path: path, temporary: nil)
        }
        var file: Int32 = -1
        let temporary = try TemporaryName.claim(for: name, in: parent.number, path: path) { (name) throws(IOError) in
            file = try systemCall("create", path) {
                unsafe open("\(directory)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            }
        }
        return StagedFile(
            directory: parent,
            file: Descriptor(file, isOwned: true),
            destination: name,
            path: path,
            temporary: temporary
        )
    }

    func write(_ bytes: Span<UInt8>) throws(IOError) {
        try file.write(bytes, named: path)
    }

    /// Gives the file its name, once its contents are safely on the disk.
    ///
    /// With `replacing`, whatever file has the name is replaced in one step, and unless the result is secret its owner
    /// and permissions are kept; without, an existing name is an error.
    mutating func publish(replacing: Bool, isSecret: Bool) throws(IOError) {
        if replacing, !isSecret,
            let old = try FileStatus(path: destination, in: directory.number, followingLinks: false),
            old.kind == .regular
        {
            try keepAccess(of: old)
        }
        try synchronize(file.number)
        if replacing {
            try publishReplacing()
        } else {
            try publishNew()
        }
        try synchronize(directory.number)
    }

    /// Sets owner and permissions to those of the file that is replaced, as far as this process may.
    private func keepAccess(of old: FileStatus) throws(IOError) {
        var permissions = old.permissions
        let sameOwner = fchown(file.number, old.owner, old.group) == 0
        if !sameOwner, fchown(file.number, uid_t.max, old.group) != 0 {
            // The bits of the old group would let another group in: that group gets what everybody has.
            permissions = permissions & ~0o070 | (permissions & 0o007) << 3
        }
        // File systems without permissions refuse to set them, and have those already.
        if FileStatus(descriptor: file.number)?.permissions == permissions { return }
        try systemCall("set the mode of", path) { fchmod(file.number, permissions) }
    }

    private mutating func publishNew() throws(IOError) {
        let error = link(to: destination)
        if error == EEXIST { throw IOError.exists(path: path) }
        guard let temporary, [EPERM, EOPNOTSUPP, ENOSYS, EMLINK].contains(error) else {
            if error != 0 { throw IOError("create", path, errno: error) }
            removeTemporary()
            return
        }
        // The file system has no hard links (FAT). An empty file that only one process can create reserves the name;
        // a kill -9 before the rename, which comes at once, would leave it.
        guard unsafe mknodat(directory.number, destination, S_IFREG | 0o600, 0) == 0 else {
            throw errno == EEXIST ? IOError.exists(path: path) : IOError("create", path, errno: errno)
        }
        do throws(IOError) {
            try rename(temporary)
        } catch {
            unsafe unlinkat(directory.number, destination, 0)
            throw error
        }
    }

    private mutating func publishReplacing() throws(IOError) {
        if temporary == nil {
            // Nothing of that name: one step does it.
            let error = link(to: destination)
            if error == 0 { return }
            if error != EEXIST { throw IOError("create", path, errno: error) }
            // A link cannot replace a file, a rename can, so the file first gets a name to be renamed from.
            temporary = try TemporaryName.claim(for: destination, in: directory.number, path: path) {
                (name) throws(IOError) in
                let error = link(to: name)
                if error != 0 { throw IOError("create", path, errno: error) }
            }
        }
        if let temporary { try rename(temporary) }
    }

    /// Gives the file another name; returns 0 or the reason.
    private func link(to name: String) -> Int32 {
        let parent = directory.number
        let result =
            if let temporary {
                unsafe linkat(parent, temporary.text, parent, name, 0)
            } else {
                unsafe linkat(AT_FDCWD, "/proc/self/fd/\(file.number)", parent, name, AT_SYMLINK_FOLLOW)
            }
        return result == 0 ? 0 : errno
    }

    private mutating func rename(_ temporary: TemporaryName) throws(IOError) {
        let parent = directory.number
        try systemCall("create", path) { unsafe renameat(parent, temporary.text, parent, destination) }
        temporary.forget()
        self.temporary = nil
    }

    private mutating func removeTemporary() {
        temporary?.remove(from: directory.number)
        temporary = nil
    }
}

extension StagedFile {
    /// Opens the directory, to make names in it and to have them written to the disk.
    private static func openDirectory(_ directory: String, path: String) throws(IOError) -> Descriptor {
        try requireNoZeroByte(path)
        let flags = O_DIRECTORY | O_CLOEXEC
        var number = unsafe open(directory, O_RDONLY | flags)
        if number < 0, errno == EACCES {
            // A directory that may be written to but not listed. 0o10000000 is O_PATH, which Glibc's module lacks.
            number = unsafe open(directory, 0o10000000 | flags)
        }
        if number < 0 { throw IOError("create", path, errno: errno) }
        return Descriptor(number, isOwned: true)
    }

    /// Opens a file without a name, or gives nil where that, or naming it later, is not possible.
    private static func openUnnamed(in directory: String, path: String, mode: mode_t) throws(IOError) -> Descriptor? {
        // O_TMPFILE, which Glibc's module lacks; it is the same on all of Swift's Linux platforms.
        let temporaryFile: Int32 = 0o20000000 | O_DIRECTORY
        let number = unsafe open(directory, temporaryFile | O_WRONLY | O_CLOEXEC, mode)
        if number < 0 {
            // The last two are what kernels and file systems say that do not know the flag.
            if [EOPNOTSUPP, EINVAL, EISDIR, ENOENT].contains(errno) { return nil }
            throw IOError("create", path, errno: errno)
        }
        let file = Descriptor(number, isOwned: true)
        // It is through /proc that the file gets its name.
        if unsafe access("/proc/self/fd/\(number)", F_OK) == 0 { return file }
        return nil
    }

    /// Waits until the contents are on the disk, where the file system knows how to.
    private func synchronize(_ descriptor: Int32) throws(IOError) {
        do throws(IOError) {
            try systemCall("write", path) { fsync(descriptor) }
        } catch .system(_, _, let code) where [EINVAL, ENOSYS, EOPNOTSUPP, EBADF].contains(code) {
            // Nothing to wait for: the file system has no such notion, or the directory could not be opened to read.
            return
        }
    }
}
