import Glibc
import Mima

/// Messages for people. A message that cannot be written is dropped: the exit status still tells.
enum StandardError {
    /// Writes one message and a line feed, control characters escaped but for line feeds, since usage has several
    /// lines, and tabs. A secret key that was typed in the wrong place is not repeated: messages end up in logs.
    static func write(line: String) {
        let line = line.redactingSecretKeys()
        let output = OutputFile(descriptor: STDERR_FILENO, named: "standard error", closing: false)
        try? output.write([UInt8]("\(line.visible(keeping: ["\n", "\t"]))\n".utf8))
    }

    /// Asks for a line, which is read from standard input; nil at its end.
    static func ask(_ prompt: String) -> String? {
        let output = OutputFile(descriptor: STDERR_FILENO, named: "standard error", closing: false)
        try? output.write([UInt8](prompt.utf8))
        return readLine()
    }
}
