import Glibc
import Synchronization

/// A result file that appears under its name whole or not at all, whatever happens on the way.
///
/// What is written stays out of sight until ``commit()``; without it (an error, a signal, kill -9, a power cut) there
/// is no new file, and a file that was to be replaced is untouched. Symbolic links are followed: what they lead to is
/// replaced. A device or a pipe (/dev/null, /dev/stdout) is written to directly, as there is nothing to replace.
public final class AtomicFile: ByteSink {
    /// What to do about a file that has the name already.
    public enum Policy: Sendable {
        /// It is replaced, in one step, when the new one is complete.
        case replace
        /// It is an error (`IOError.exists`), when the output is opened and again when it is committed.
        case mustNotExist
    }

    /// The output's path, as it was given.
    public let path: String

    private let policy: Policy
    private let isSecret: Bool
    private let replaced: FileIdentity?
    private let stream: OutputFile?
    private let staged: Mutex<StagedFile?>

    /// Prepares to write the file at `path`.
    ///
    /// A secret file is for its owner alone (mode 0600), whatever it replaces. Any other keeps the owner and the
    /// permissions of the file that it replaces, or gets the usual ones (0666 less the umask). A file that this process
    /// may not write to is not replaced, even where the directory would allow it.
    public convenience init(path: String, policy: Policy = .replace, isSecret: Bool = false) throws(IOError) {
        try self.init(path: path, policy: policy, isSecret: isSecret, unnamed: true)
    }

    /// `unnamed: false` works as on a file system without O_TMPFILE.
    package init(path: String, policy: Policy, isSecret: Bool, unnamed: Bool) throws(IOError) {
        self.path = path
        self.policy = policy
        self.isSecret = isSecret
        switch try OutputTarget.resolve(path) {
        case .stream(let descriptor):
            stream = OutputFile(descriptor, path: path)
            staged = Mutex(nil)
            replaced = nil
        case .file(let directory, let name, let existing):
            var mode: mode_t = 0o666
            if let existing {
                if policy == .mustNotExist { throw IOError.exists(path: path) }
                try systemCall("write", path) { unsafe faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) }
                mode = existing.permissions & 0o666
            } else if policy == .mustNotExist, try FileStatus(path: path, followingLinks: false) != nil {
                // A symbolic link that leads nowhere is something, too.
                throw IOError.exists(path: path)
            }
            if isSecret { mode = 0o600 }
            stream = nil
            replaced = existing?.identity
            staged = Mutex(
                try StagedFile.make(in: directory, for: name, path: path, mode: mode, unnamed: unnamed)
            )
        }
    }

    /// Whether this is a device or a pipe, where what is written appears at once.
    public var isStream: Bool { stream != nil }

    /// Throws `.sameFile` when `input` is the regular file that this is about to replace.
    public func requireDistinct(from input: InputFile) throws(IOError) {
        if let replaced, replaced == input.identity { throw IOError.sameFile(path: path) }
        try stream?.requireDistinct(from: input)
    }

    /// Throws `.sameFile` when the regular file at `path`, if there is one, is what this is about to replace.
    public func requireDistinct(fromFileAt path: String) throws(IOError) {
        if let replaced, replaced == FileIdentity(ofFileAt: path) { throw IOError.sameFile(path: self.path) }
        try stream?.requireDistinct(fromFileAt: path)
    }

    /// Writes all of `bytes`.
    ///
    /// After an error (a full disk: `.system` with ENOSPC) the output is discarded and its space is free again.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        if let stream { return try stream.write(bytes) }
        try staged.withLock { (staged) throws(IOError) in
            do throws(IOError) {
                guard staged != nil else { throw IOError("write", path, errno: EBADF) }
                try staged?.write(bytes)
            } catch {
                staged = nil
                throw error
            }
        }
    }

    /// Puts the file under its name, after its contents have reached the disk.
    ///
    /// Throws `.exists` when that is not wanted and another file has taken the name meanwhile. After an error there is
    /// no new file. A second call, or one after ``discard()``, is an error.
    public func commit() throws(IOError) {
        if let stream { return try stream.close() }
        var last = staged.withLock { $0.take() }
        guard last != nil else { throw IOError("write", path, errno: EBADF) }
        try last?.publish(replacing: policy == .replace, isSecret: isSecret)
    }

    /// Gives up what was written. The same happens when the object goes away.
    public func discard() {
        staged.withLock { $0 = nil }
    }
}
