import ArgumentParser
import Mima

struct MAC: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mac",
        abstract: "Compute or verify message authentication codes.",
        discussion: """
            A code shows whoever has the secret key that a file was not altered.

              mima mac -k secret.key archive.tar
              mima mac -k secret.key --verify b0344c61… archive.tar
              mima mac -a cmac-aes -k secret.key --key-format hex archive.tar
              mima mac -a kmac256 -l 32 --customization backups -k secret.key archive.tar

            Exit status: 1 when --verify finds another code.
            """
    )

    @OptionGroup var algorithm: MACAlgorithmOptions
    @OptionGroup var key: SecretKeyOptions

    @Option(
        help: ArgumentHelp(
            "Compare with this code, in hexadecimal, in constant time. Without --truncate it must be whole.",
            valueName: "code"
        )
    )
    var verify: String?

    @Option(
        help: ArgumentHelp(
            "Cut the code to so many bytes, 4 at least, for a peer that does so: it is easier to forge.",
            valueName: "bytes"
        )
    )
    var truncate: Int?

    @Option(help: "How to write the code.")
    var format: BytesFormat = .hex

    @Flag(help: "Print a line of JSON for each file.")
    var json = false

    @Flag(help: "List the algorithms.")
    var list = false

    @OptionGroup var output: OutputOptions

    @Argument(help: "The files to read; - or none is standard input.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if list { return }
        let mac = try algorithm.algorithm()
        if let truncate, !(4...max(4, mac.byteCount)).contains(truncate) {
            throw ValidationError("--truncate is 4 to \(mac.byteCount).")
        }
        if verify != nil && (format != .hex || output.output != nil) {
            throw ValidationError("--verify writes no code: leave out --format and --output.")
        }
        let names = files.isEmpty ? ["-"] : files
        if verify != nil && names.count > 1 { throw ValidationError("--verify takes one file.") }
        if format == .raw && (names.count > 1 || json) { throw ValidationError("--format raw is for one file.") }
        if names.count(where: { $0 == "-" }) + (key.isStandardInput ? 1 : 0) > 1 {
            throw ValidationError("Standard input can be read once.")
        }
        if case .poly1305 = mac, names.count > 1 { throw ValidationError("A Poly1305 key serves for one file alone.") }
        if case .gmac = mac, names.count > 1 { throw ValidationError("A nonce serves for one file alone.") }
    }

    func run() throws {
        if list {
            for name in MACName.all { try StandardOutput.write(line: name) }
            return
        }
        let mac = try algorithm.algorithm()
        if case .hmac(.insecure(let broken)) = mac { StandardError.write(line: "mima: note: \(broken.warning)") }
        if case .cmac(.insecure) = mac {
            StandardError.write(line: "mima: note: 3DES has short blocks: codes repeat by chance; prefer cmac-aes")
        }
        let expected = try verify.map { text in
            do throws(BytesError) { return try Hex.decode(text) } catch {
                throw ToolError.usage("\(error)", at: "--verify")
            }
        }
        let secret = SymmetricKey(try key.secret("Key"))
        let result = expected == nil ? try output.open() : nil
        if let result { try result.requireDistinct(fromKeysIn: key.file.map { [$0] } ?? []) }
        for name in files.isEmpty ? ["-"] : files {
            let file = name == "-" ? InputFile.standardInput : try InputFile(path: name)
            if let result { try result.requireDistinct(from: file) }
            let whole = try code(mac, secret, of: file)
            let code = Array(whole[..<(truncate ?? whole.count)])
            if let expected {
                try report(isValid: constantTimeEquals(code, expected), mac, name)
            } else if let result {
                try result.write(line(code, mac, name))
            }
        }
        try result?.finish()
    }

    private func code(_ mac: MACAlgorithm, _ key: SymmetricKey, of file: InputFile) throws -> [UInt8] {
        do {
            var context = try MACContext(mac, key: key)
            var buffer: [UInt8]
            repeat {
                buffer = try [UInt8](capacity: 1 << 18) { (output) throws(IOError) in try file.fill(&output) }
                context.update(buffer)
            } while !buffer.isEmpty
            return context.finalize()
        } catch let error as CryptoError {
            throw ToolError.badInput("\(error)")
        }
    }

    private func line(_ code: [UInt8], _ mac: MACAlgorithm, _ name: String) -> [UInt8] {
        guard let text = format.text(code.span) else { return code }
        if json {
            let facts = JSONOutput.object([
                "file": .string(name), "algorithm": .string("\(mac)"), "code": .string(text),
            ])
            return Array("\(facts.text)\n".utf8)
        }
        return Array("\(text)  \(name.visible())\n".utf8)
    }

    private func report(isValid: Bool, _ mac: MACAlgorithm, _ name: String) throws {
        if json {
            let facts = JSONOutput.object([
                "file": .string(name), "algorithm": .string("\(mac)"), "valid": .bool(isValid),
            ])
            try StandardOutput.write(line: facts.text)
        }
        if !isValid { throw ToolError.no("the code is not that of the file under this key", at: name) }
        if !json { try StandardOutput.write(line: "\(name.visible()): OK") }
    }
}
