internal import Glibc

/// A file that is being written in a folder, and is gone with this object unless it has been published.
///
/// Where the file system can (O_TMPFILE), it has no name until then; elsewhere one of its own. Unlike ``AtomicFile`` it
/// is not forced to the disk: it is for thousands of small files, which can be made again.
public final class NewFile {
    private let folder: FolderHandle
    private let file: Descriptor
    private let name: [UInt8]
    private var temporary: TemporaryName?
    private var path: String { folder.path(of: name) }

    private init(folder: FolderHandle, file: consuming Descriptor, name: [UInt8], temporary: TemporaryName?) {
        self.folder = folder
        self.file = file
        self.name = name
        self.temporary = temporary
    }

    deinit {
        temporary?.remove(from: folder.number)
    }

    /// Opens an empty file in `folder` that is to get `name`; it is for its owner alone until ``setAttributes(_:)``.
    public static func make(_ name: [UInt8], in folder: FolderHandle) throws(IOError) -> NewFile {
        try make(name, in: folder, unnamed: canNameOpenFiles)
    }

    /// `unnamed: false` works as on a file system without O_TMPFILE.
    package static func make(_ name: [UInt8], in folder: FolderHandle, unnamed: Bool) throws(IOError) -> NewFile {
        if unnamed {
            // O_TMPFILE, which Glibc's module lacks; it is the same on all of Swift's Linux platforms.
            let temporaryFile: Int32 = 0o20000000 | O_DIRECTORY
            let number = unsafe openat(folder.number, ".", temporaryFile | O_WRONLY | O_CLOEXEC, 0o600)
            if number >= 0 {
                return NewFile(folder: folder, file: Descriptor(number, isOwned: true), name: name, temporary: nil)
            }
            // The last two are what kernels and file systems say that do not know the flag.
            if ![EOPNOTSUPP, EINVAL, EISDIR, ENOENT].contains(errno) {
                throw IOError("create", folder.path(of: name), errno: errno)
            }
        }
        var number: Int32 = -1
        let stem = String(decoding: name, as: UTF8.self)
        let path = folder.path(of: name)
        let temporary = try TemporaryName.claim(for: stem, in: folder.number, path: path) { (text) throws(IOError) in
            number = try systemCall("create", path) {
                unsafe openat(folder.number, text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            }
        }
        return NewFile(folder: folder, file: Descriptor(number, isOwned: true), name: name, temporary: temporary)
    }

    /// Writes all of `bytes` at the present position.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        try file.write(bytes, named: path)
    }

    /// Leaves a hole of so many zeros, which takes no space on most disks.
    public func skip(_ byteCount: Int) throws(IOError) {
        try systemCall("write", path) { lseek(file.number, off_t(byteCount), SEEK_CUR) }
    }

    /// Sets the file's size, for a hole at its end.
    public func setSize(_ byteCount: Int) throws(IOError) {
        try systemCall("write", path) { ftruncate(file.number, off_t(byteCount)) }
    }

    /// Sets the attributes.
    public func setAttributes(_ attributes: NodeAttributes) throws(IOError) {
        try attributes.apply(to: file.number, path: path)
    }

    /// Gives the file its name. Throws `.exists` when something has it, unless `replacing`: then whatever file or link
    /// has it is replaced in one step. A folder is never replaced.
    public func publish(replacing: Bool) throws(IOError) {
        if !replacing || temporary == nil {
            do throws(IOError) {
                try link(to: name)
                temporary?.remove(from: folder.number)
                temporary = nil
                return
            } catch .system(_, _, EEXIST) {
                if !replacing { throw .exists(path: path) }
            }
        }
        if temporary == nil {
            let stem = String(decoding: name, as: UTF8.self)
            temporary = try TemporaryName.claim(for: stem, in: folder.number, path: path) { (text) throws(IOError) in
                try link(to: Array(text.utf8))
            }
        }
        guard let temporary else { return }
        unsafe try folder.call("create", name) { unsafe renameat(folder.number, temporary.text, folder.number, $0) }
        temporary.forget()
        self.temporary = nil
    }

    private func link(to name: [UInt8]) throws(IOError) {
        let parent = folder.number
        if let temporary {
            unsafe try folder.call("create", name) { unsafe linkat(parent, temporary.text, parent, $0, 0) }
        } else {
            let open = "/proc/self/fd/\(file.number)"
            unsafe try folder.call("create", name) { unsafe linkat(AT_FDCWD, open, parent, $0, AT_SYMLINK_FOLLOW) }
        }
    }

    /// It is through /proc that a file without a name gets one.
    private static let canNameOpenFiles = unsafe access("/proc/self/fd", X_OK) == 0
}
