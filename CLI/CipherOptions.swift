import ArgumentParser
import Mima

/// Which cipher, and with what key, nonce and additional data.
struct CipherOptions: ParsableArguments {
    @Option(
        name: [.customShort("a"), .customLong("algorithm")],
        help: ArgumentHelp("The cipher, such as aes-256-gcm; 'mima cipher list' shows all.", valueName: "name")
    )
    var name: String

    @Option(
        name: [.customShort("k"), .customLong("key-file")],
        help: ArgumentHelp("Read the key from this file: its bytes, or hexadecimal digits.", valueName: "file"),
        completion: .file()
    )
    var keyFile: String?

    @Option(
        name: .customLong("key-fd"),
        help: ArgumentHelp(
            "Read the key from this descriptor: hexadecimal digits, up to the end of its first line.",
            valueName: "number"
        )
    )
    var keyDescriptor: Int32?

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp(
            "The key in hexadecimal. Other users of the machine can read it: for tests alone.",
            valueName: "hex"
        )
    )
    var keyText: String?

    @Option(
        name: [.customLong("nonce"), .customLong("iv")],
        help: ArgumentHelp(
            """
            The nonce or initialisation vector in hexadecimal, never the same twice under one key. Without it a random \
            one is made and put before the ciphertext, and read from there.
            """,
            valueName: "hex"
        )
    )
    var nonceText: String?

    @Option(
        name: .customLong("nonce-file"),
        help: ArgumentHelp("Read the nonce or vector from this file, as bytes.", valueName: "file"),
        completion: .file()
    )
    var nonceFile: String?

    @Option(
        name: [.customLong("ad"), .customLong("context")],
        help: ArgumentHelp("Data in hexadecimal to authenticate along with the message.", valueName: "hex")
    )
    var additionalText: String?

    @Option(
        name: .customLong("ad-file"),
        help: ArgumentHelp("Read the data to authenticate along from this file.", valueName: "file"),
        completion: .file()
    )
    var additionalFile: String?

    @Option(
        name: .customLong("tag-length"),
        help: ArgumentHelp(
            "Use a tag of so many bytes, shorter than the cipher's own: easier to forge.",
            valueName: "n"
        )
    )
    var tagByteCount: Int?

    @Option(
        name: .customLong("padding"),
        help: ArgumentHelp("In CBC and ECB: pkcs7, which is usual, iso7816, x923, zero or none.", valueName: "kind"),
        completion: .list(CipherOptions.paddings.map(\.name))
    )
    var paddingName: String?

    private static let paddings: [(name: String, padding: BlockPadding)] = [
        ("pkcs7", .pkcs7), ("iso7816", .iso7816), ("x923", .ansiX923), ("zero", .zero), ("none", .none),
    ]

    /// Throws `ValidationError` when the options do not go together.
    func check(isOpenSSL: Bool) throws {
        let choice = try choice()
        _ = try padding()
        let keys = [keyFile != nil, keyDescriptor != nil, keyText != nil].count { $0 }
        if isOpenSSL {
            if keys > 0 || nonceText != nil || nonceFile != nil {
                throw ValidationError("In a file of openssl enc, key and vector come from a passphrase.")
            }
            guard case .unauthenticated(let cipher) = choice, OpenSSLEnc.ciphers.contains(cipher) else {
                throw ValidationError("openssl enc does not have \(choice.name).")
            }
        } else if keys != 1 {
            throw ValidationError("Give one key: --key-file FILE, --key-fd NUMBER or --key HEX.")
        }
        if nonceText != nil && nonceFile != nil { throw ValidationError("Give one nonce: --nonce or --nonce-file.") }
        if additionalText != nil && additionalFile != nil {
            throw ValidationError("Give the additional data once: --ad or --ad-file.")
        }
        switch choice {
        case .aead:
            if paddingName != nil { throw ValidationError("--padding is for CBC and ECB.") }
        case .chunked:
            if nonceText != nil || nonceFile != nil { throw ValidationError("\(choice.name) makes its own nonces.") }
            if paddingName != nil { throw ValidationError("--padding is for CBC and ECB.") }
            if tagByteCount != nil { throw ValidationError("--tag-length is not for \(choice.name).") }
        case .unauthenticated:
            if additionalText != nil || additionalFile != nil || tagByteCount != nil {
                throw ValidationError("\(choice.name) authenticates nothing: leave out --ad and --tag-length.")
            }
        }
    }

    func choice() throws -> CipherChoice { try CipherChoice(named: name) }

    func padding() throws -> BlockPadding? {
        guard let paddingName else { return nil }
        guard let padding = Self.paddings.first(where: { $0.name == paddingName })?.padding else {
            let names = Self.paddings.map(\.name).joined(separator: ", ")
            throw ValidationError("There is no padding '\(paddingName)'; there are \(names).")
        }
        return padding
    }

    /// The files that are read besides the input.
    var files: [String] { [keyFile, nonceFile, additionalFile].compactMap { $0 } }

    /// The key, of a size that the cipher takes.
    func key(_ choice: CipherChoice) throws -> SymmetricKey {
        let secret: SecretBytes
        if let keyFile {
            let contents = try KeyFile.read(keyFile)
            // A file as long as a key is one, even if it looks like digits.
            secret = choice.keyByteCounts.contains(contents.count) ? contents : Self.decoded(contents) ?? contents
        } else if let keyDescriptor {
            let line = try Terminal.readSecret(descriptor: keyDescriptor)
            guard let bytes = Self.decoded(line) else {
                throw ToolError.badInput("the key is not hexadecimal", at: "descriptor \(keyDescriptor)")
            }
            secret = bytes
        } else {
            secret = SecretBytes(copying: try Self.bytes(keyText ?? "", "--key"))
        }
        return SymmetricKey(secret)
    }

    /// The nonce that was given, or nil.
    func nonce() throws -> [UInt8]? {
        if let nonceText { return try Self.bytes(nonceText, "--nonce") }
        return try nonceFile.map { try Self.contents($0, limit: 1 << 16) }
    }

    func additionalData() throws -> [UInt8] {
        if let additionalText { return try Self.bytes(additionalText, "--ad") }
        return try additionalFile.map { try Self.contents($0, limit: 1 << 28) } ?? []
    }

    private static func contents(_ path: String, limit: Int) throws -> [UInt8] {
        let file = path == "-" ? InputFile.standardInput : try InputFile(path: path)
        guard let secret = try file.readSecret(limit: limit) else {
            throw ToolError.badInput("larger than \(limit) bytes", at: path)
        }
        return secret.withBytes { bytes in [UInt8](capacity: bytes.count) { $0.append(copying: bytes) } }
    }

    private static func bytes(_ text: String, _ option: String) throws -> [UInt8] {
        do throws(BytesError) {
            return try Hex.decode(text)
        } catch {
            throw ToolError.usage("\(option) is not hexadecimal: \(error)")
        }
    }

    /// The bytes that hexadecimal digits, and white space around them, stand for.
    private static func decoded(_ text: SecretBytes) -> SecretBytes? {
        text.withBytes { text in
            var characters = [UInt8](capacity: text.count) { $0.append(copying: text) }
            defer { wipe(&characters) }
            guard var bytes = try? Hex.decode(String(decoding: characters, as: UTF8.self), whitespace: .skip) else {
                return nil
            }
            defer { wipe(&bytes) }
            return SecretBytes(copying: bytes)
        }
    }
}
