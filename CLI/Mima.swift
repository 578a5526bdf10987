import ArgumentParser
import Glibc
import Mima

/// The tool: `mima COMMAND`. Each command is a file of its own beside this one.
@main
struct MimaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mima",
        abstract: "Encrypt, sign, hash and verify files.",
        discussion: """
            Exit status: 0 good, 1 "no" (a signature or a checksum does not match, a key or a passphrase does not fit), \
            2 wrong usage, 3 bad input or a failed read or write.
            """,
        version: "mima 0.1.0",
        subcommands: [
            Encrypt.self,
            Decrypt.self,
            Key.self,
            Rekey.self,
            Inspect.self,
            Sign.self,
            Verify.self,
            Seal.self,
            Open.self,
            CMSCommand.self,
            Hash.self,
            Cipher.self,
            MAC.self,
            KDF.self,
            Random.self,
            Password.self,
            Gob.self,
            CharsetCommand.self,
            Json.self,
            Big.self,
            GzipCommand.self,
            Gunzip.self,
            ZlibCommand.self,
            TarCommand.self,
            Base64Command.self,
            Base32Command.self,
            HexCommand.self,
            Vectors.self,
        ]
    )

    /// What starts every message on standard error.
    static var _errorPrefix: String { "mima: " }

    static func main() {
        occupyMissingStandardDescriptors()
        // A reader that goes away (`mima … | head`) is told apart from a "no": the signal would end the tool before
        // it could answer.
        ignoreBrokenPipeSignal()
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
        } catch {
            Glibc.exit(finish(error))
        }
    }

    /// The command line, in a form that is parsed in good time.
    private static var arguments: [String] {
        let arguments = Array(CommandLine.arguments.dropFirst())
        return arguments.first == Hash._commandName ? FileArguments.shortened(arguments) : arguments
    }

    /// Says what stopped the command, and returns the exit status for it.
    private static func finish(_ error: any Error) -> Int32 {
        switch error {
        case IOError.closedPipe:
            return ExitCode.success.rawValue
        case IOError.notATerminal:
            let advice = "give the passphrase with --passphrase-fd or in MIMA_PASSPHRASE"
            return finish(ToolError.badInput("\(IOError.notATerminal)", advice: advice))
        case let error as IOError:
            return finish(ToolError.badInput("\(error)"))
        case let error as ToolError:
            error.print()
            return error.status.rawValue
        case let error as ExitCode:
            return error.rawValue
        default:
            break
        }
        let text = fullMessage(for: error)
        switch exitCode(for: error) {
        case .success:
            // Help and the version are answers, not complaints.
            do {
                try StandardOutput.write(line: text)
                return ExitCode.success.rawValue
            } catch {
                return finish(error)
            }
        case .validationFailure:
            StandardError.write(line: text)
            return ToolError.Status.usage.rawValue
        default:
            StandardError.write(line: text)
            return ToolError.Status.badInput.rawValue
        }
    }
}
