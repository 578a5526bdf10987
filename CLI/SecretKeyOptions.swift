import ArgumentParser
import Mima

/// Where a secret key, or the password in its place, comes from: a file, a descriptor, the command line, or the
/// terminal.
struct SecretKeyOptions: ParsableArguments {
    @Option(
        name: [.customShort("k"), .customLong("key-file")],
        help: ArgumentHelp("Take the key from this file, all of it; - is standard input.", valueName: "file"),
        completion: .file()
    )
    var file: String?

    @Option(
        name: .customLong("key-fd"),
        help: ArgumentHelp(
            "Take the key from this descriptor, up to the end of its first line.",
            valueName: "number"
        )
    )
    var descriptor: Int32?

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp(
            "The key in hexadecimal. Others see it in the list of processes: for tests. Without a key the terminal asks.",
            valueName: "hex"
        )
    )
    var hexadecimal: String?

    @Option(
        name: .customLong("key-format"),
        help: "How the file, the descriptor or the terminal has the key: raw unless told."
    )
    var format: KeyTextFormat = .raw

    enum KeyTextFormat: String, CaseIterable, ExpressibleByArgument {
        case raw, hex, base64
    }

    /// The most bytes that a key may have.
    static let maximumByteCount = 1 << 20

    /// Whether the key is read from standard input, where then nothing else can be.
    var isStandardInput: Bool { file == "-" || descriptor == 0 }

    func validate() throws {
        if [file != nil, descriptor != nil, hexadecimal != nil].count(where: { $0 }) > 1 {
            throw ValidationError("Give one of --key-file, --key-fd and --key.")
        }
        if hexadecimal != nil && format != .raw {
            throw ValidationError("--key is hexadecimal: leave out --key-format.")
        }
    }

    /// The secret; `name` is what the terminal asks for.
    func secret(_ name: String) throws -> SecretBytes {
        if let hexadecimal {
            return try decoded(SecretBytes(copying: Array(hexadecimal.utf8)), as: .hex, at: "--key")
        }
        if let file {
            return try decoded(KeyFile.read(file, limit: Self.maximumByteCount), as: format, at: file)
        }
        if let descriptor {
            let line = try Terminal.readSecret(descriptor: descriptor)
            return try decoded(line, as: format, at: "descriptor \(descriptor)")
        }
        do {
            return try decoded(Terminal.readSecret(prompt: "\(name): "), as: format, at: "the terminal")
        } catch IOError.notATerminal {
            throw ToolError.badInput("\(IOError.notATerminal)", advice: "give it with --key-file or --key-fd")
        }
    }

    private func decoded(_ text: SecretBytes, as format: KeyTextFormat, at place: String) throws -> SecretBytes {
        if format == .raw { return text }
        do throws(BytesError) {
            return try text.withBytes { (text) throws(BytesError) in
                try SecretBytes(count: text.count) { (output) throws(BytesError) in
                    switch format {
                    case .raw: break
                    case .hex: try Hex.decode(text, whitespace: .skip, into: &output)
                    case .base64: try Base64.decode(text, whitespace: .skip, into: &output)
                    }
                }
            }
        } catch {
            // The error may show a character of the secret, so only its kind is told.
            throw ToolError.badInput("the key is not \(format == .hex ? "hexadecimal" : "base64")", at: place)
        }
    }
}
