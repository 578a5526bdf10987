import Glibc
public import MimaBytes

/// What the tool needs to know of, and from, the person at the terminal.
public enum Terminal {
    /// The longest secret that can be entered, in bytes.
    public static let secretByteLimit = 1024

    /// Whether standard input comes from a terminal.
    public static var isStandardInputTerminal: Bool {
        isatty(STDIN_FILENO) == 1
    }

    /// Whether standard output goes to a terminal.
    public static var isStandardOutputTerminal: Bool {
        isatty(STDOUT_FILENO) == 1
    }

    /// Whether standard error goes to a terminal.
    public static var isStandardErrorTerminal: Bool {
        isatty(STDERR_FILENO) == 1
    }

    /// The width of the terminal that standard error, or else standard output, goes to; nil when neither does, or the
    /// terminal does not know.
    public static var columns: Int? {
        columns(of: STDERR_FILENO) ?? columns(of: STDOUT_FILENO)
    }

    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Asks for a secret on the process's terminal (not on standard input or error) and reads a line without echo.
    ///
    /// The result has no newline; it is empty when the line was. The terminal is set back before this returns or
    /// throws, and before a signal (Ctrl-C, Ctrl-Z, SIGTERM and so on) takes its usual effect; when the process is
    /// continued, it asks again. Only kill -9 leaves the echo off.
    ///
    /// Throws `.notATerminal` when the process has none, `.endOfInput` when the person ended the input (Ctrl-D), and
    /// `.secretTooLong` for more than ``secretByteLimit`` bytes.
    public static func readSecret(prompt: String) throws(IOError) -> SecretBytes {
        let path = "/dev/tty"
        let terminal: Descriptor
        do throws(IOError) {
            terminal = try Descriptor.open(path, O_RDWR)
        } catch .system(_, _, let code) where [ENXIO, ENOENT, ENOTTY, EACCES].contains(code) {
            throw IOError.notATerminal
        }
        return try SecretPrompt.ask(prompt, on: terminal.number)
    }

    /// Reads a secret from an open descriptor: everything up to the first newline, or to the end.
    ///
    /// Nothing after the newline is read, and the descriptor stays open, so it can be standard input with more to
    /// come.
    ///
    /// Throws `.endOfInput` when there is nothing at all, and `.secretTooLong` for more than ``secretByteLimit`` bytes.
    public static func readSecret(descriptor: Int32) throws(IOError) -> SecretBytes {
        let file = Descriptor(descriptor, isOwned: false)
        let path = "descriptor \(descriptor)"
        return try SecretBytes(count: secretByteLimit + 1) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            while !output.isFull {
                let byte = try file.readByte(named: path)
                if byte == UInt8(ascii: "\n") { return }
                if let byte {
                    output.append(byte)
                } else if output.isEmpty {
                    throw IOError.endOfInput
                } else {
                    return
                }
            }
            throw IOError.secretTooLong(limit: secretByteLimit)
        }
    }
}

extension Descriptor {
    /// One byte, or nil at the end.
    fileprivate func readByte(named path: String) throws(IOError) -> UInt8? {
        var byte: UInt8 = 0
        defer { unsafe explicit_bzero(&byte, 1) }
        let size = try systemCall("read", path, waitingOn: number, for: POLLIN) { unsafe Glibc.read(number, &byte, 1) }
        return size == 0 ? nil : byte
    }
}
