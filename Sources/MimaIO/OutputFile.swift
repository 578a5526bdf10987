import Glibc
import Synchronization

/// A descriptor that is written to as it is: standard output, a pipe, a device.
///
/// For a result file that has a name use ``AtomicFile``. Writing to a pipe that nobody reads any more throws
/// `.closedPipe` in a process that ignores SIGPIPE (see ``ignoreBrokenPipeSignal()``); otherwise the signal ends it.
public final class OutputFile: ByteSink {
    /// The name for messages: "standard output", or what the initializer was given.
    public let path: String

    private let descriptor: Mutex<Descriptor?>
    /// Which regular file this is; nil for pipes, terminals and other devices.
    public let identity: FileIdentity?

    /// Writes to an open descriptor; `closing` says whether this object closes it.
    public convenience init(descriptor: Int32, named name: String, closing: Bool) {
        self.init(Descriptor(descriptor, isOwned: closing), path: name)
    }

    init(_ descriptor: consuming Descriptor, path: String) {
        let status = FileStatus(descriptor: descriptor.number)
        identity = status?.kind == .regular ? status?.identity : nil
        self.path = path
        self.descriptor = Mutex(descriptor)
    }

    /// The process's standard output. It stays open, after ``close()`` too.
    public static var standardOutput: OutputFile {
        OutputFile(descriptor: STDOUT_FILENO, named: "standard output", closing: false)
    }

    /// Throws `.sameFile` when `input` is the regular file that this writes to.
    public func requireDistinct(from input: InputFile) throws(IOError) {
        if let identity, identity == input.identity { throw IOError.sameFile(path: path) }
    }

    /// Throws `.sameFile` when the regular file at `path`, if there is one, is what this writes to.
    public func requireDistinct(fromFileAt path: String) throws(IOError) {
        if let identity, identity == FileIdentity(ofFileAt: path) { throw IOError.sameFile(path: self.path) }
    }

    /// Writes all of `bytes`.
    ///
    /// Throws `.closedPipe` when nobody reads the other end, or `.system` (a full disk: ENOSPC).
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        try descriptor.withLock { (descriptor) throws(IOError) in
            guard descriptor != nil else { throw IOError("write", path, errno: EBADF) }
            try descriptor?.write(bytes, named: path)
        }
    }

    /// Ends the output and reports what the system finds only now, such as a full quota on a network drive.
    ///
    /// Writing afterwards is an error; closing again does nothing.
    public func close() throws(IOError) {
        let last = descriptor.withLock { $0.take() }
        try last?.close(named: path)
    }
}

/// Makes writing to a pipe that nobody reads an error (`IOError.closedPipe`) instead of the process's sudden end.
///
/// For the whole process and for the programs that it starts later, so it is for a tool's first line, not for a
/// library.
public func ignoreBrokenPipeSignal() {
    signal(SIGPIPE, SIG_IGN)
}
