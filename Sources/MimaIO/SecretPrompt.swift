import Glibc
import MimaBytes

/// The dialogue behind ``Terminal/readSecret(prompt:)``.
enum SecretPrompt {
    private static let path = "/dev/tty"

    /// Prompts and reads a line without echo on `terminal`, again whenever a signal has interrupted and the process
    /// goes on.
    static func ask(_ prompt: String, on terminal: Int32) throws(IOError) -> SecretBytes {
        let descriptor = Descriptor(terminal, isOwned: false)
        return try SecretBytes(count: Terminal.secretByteLimit + 1) {
            (output: inout OutputSpan<UInt8>) throws(IOError) in
            while let signal = try attempt(prompt, on: descriptor, into: &output) {
                output.removeAll()
                // The handlers are the program's own again: the process ends, or stops and continues, or goes on.
                SignalWatch.raise(signal)
            }
        }
    }

    /// Prompts once and reads the line; returns the signal that came first, or nil when the line is complete.
    ///
    /// The terminal's modes and the signals' handlers are as before when this returns.
    private static func attempt(
        _ prompt: String,
        on terminal: borrowing Descriptor,
        into output: inout OutputSpan<UInt8>
    ) throws(IOError) -> Int32? {
        let number = terminal.number
        let group = tcgetpgrp(number)
        if group >= 0, group != getpgrp() {
            // In the background the modes are the shell's, not to be saved and set back later. Stop as a read would.
            SignalWatch.raise(SIGTTIN)
        }
        var modes = termios()
        guard unsafe tcgetattr(number, &modes) == 0 else { throw IOError.notATerminal }
        // The signals first, so that none can end the process while the echo is off.
        return try SignalWatch.run { (watch) throws(IOError) in
            var silent = modes
            silent.c_lflag &= ~tcflag_t(ECHO | ECHONL)
            silent.c_lflag |= tcflag_t(ICANON | ISIG)
            try systemCall("set the modes of", path) { unsafe tcsetattr(number, TCSADRAIN, &silent) }
            defer {
                // Nothing can be done about a failure: the terminal is gone.
                _ = unsafe tcsetattr(number, TCSADRAIN, &modes)
                try? terminal.write([UInt8(ascii: "\n")].span, named: path)
            }
            try terminal.write(Array(prompt.utf8).span, named: path)
            return try readLine(from: terminal, watching: watch, into: &output)
        }
    }

    private static func readLine(
        from terminal: borrowing Descriptor,
        watching watch: borrowing SignalWatch,
        into output: inout OutputSpan<UInt8>
    ) throws(IOError) -> Int32? {
        while true {
            if let signal = try watch.signal(orInputOn: terminal.number) { return signal }
            let size = try terminal.read(into: &output, named: path)
            if size == 0 {
                if output.isEmpty { throw IOError.endOfInput }
                return nil
            }
            // A terminal gives no more than a line at a time, so a newline is the last byte.
            if output.span[output.count - 1] == UInt8(ascii: "\n") {
                output.removeLast(1)
                return nil
            }
            if output.isFull {
                // The rest of the line is not to become the shell's next command.
                tcflush(terminal.number, TCIFLUSH)
                throw IOError.secretTooLong(limit: Terminal.secretByteLimit)
            }
        }
    }
}
