import ArgumentParser
import Glibc

/// The tool: `mima COMMAND`. Each command is a file of its own beside this one.
@main
struct MimaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mima",
        abstract: "Encrypt, sign, hash and verify files.",
        discussion: """
            Exit status: 0 good, 1 "no" (a signature or a checksum does not match), \
            2 wrong usage, 3 bad input or a failed read or write.
            """,
        version: "mima 0.1.0",
        subcommands: []
    )

    /// What starts every message on standard error.
    static var _errorPrefix: String { "mima: " }

    static func main() {
        // A reader that goes away (`mima … | head`) shows up as a failed write, which is told apart from a
        // "no": the default action would end the tool before it could answer.
        _ = signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Glibc.exit(finish(error))
        }
    }

    /// Says what stopped the command, and returns the exit status for it.
    private static func finish(_ error: any Error) -> Int32 {
        if let error = error as? ToolError {
            error.print()
            return error.status.rawValue
        }
        let status = exitCode(for: error)
        let text = fullMessage(for: error)
        switch status {
        case .success:
            // Help and the version are answers, not complaints.
            do {
                try StandardOutput.write(line: text)
                return 0
            } catch {
                error.print()
                return error.status.rawValue
            }
        case .validationFailure:
            StandardError.write(line: text)
            return ToolError.Status.usage.rawValue
        default:
            if error is ExitCode { return status.rawValue }
            StandardError.write(line: text)
            return ToolError.Status.badInput.rawValue
        }
    }
}
