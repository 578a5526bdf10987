import Glibc

/// The reading end of a command's standard output or error, and what came through so far.
final class Pipe {
    private(set) var bytes: [UInt8] = []
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32

    /// - Parameter path: A name in the file system that is free; it is used for a moment.
    init(path: String) throws {
        (readEnd, writeEnd) = (-1, -1)
        // `pipe2` is not to be had from Swift, and after `pipe` another test could start a command before the ends
        // are close-on-exec, and hold them open. A named pipe is opened with the flag in one step.
        guard unsafe mkfifo(path, 0o600) == 0 else { throw ShellProcess.SystemError("mkfifo") }
        defer { unsafe unlink(path) }
        readEnd = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        writeEnd = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard readEnd >= 0, writeEnd >= 0 else { throw ShellProcess.SystemError("cannot open a pipe") }
    }

    deinit {
        closeWriteEnd()
        closeReadEnd()
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }

    private func closeReadEnd() {
        if readEnd >= 0 { close(readEnd) }
        readEnd = -1
    }

    /// Takes what is there, without waiting.
    func readAvailable() {
        while readEnd >= 0 {
            switch NonBlockingRead.once(readEnd, into: &bytes) {
            case .bytes: continue
            case .nothingYet: return
            case .end: closeReadEnd()
            }
        }
    }

    /// Takes everything up to the end; waits a second at most for it.
    func readToEnd() {
        let deadline = ContinuousClock.now + .seconds(1)
        readAvailable()
        while readEnd >= 0 && ContinuousClock.now < deadline {
            var polled = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
            _ = unsafe poll(&polled, 1, 100)
            readAvailable()
        }
    }
}
