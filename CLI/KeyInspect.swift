import ArgumentParser
import Mima

struct KeyInspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what a key is: its type, size, format and fingerprints.",
        discussion: """
            Keys of every type and format are recognised. An encrypted file tells what it can without its passphrase; \
            with --unlock the passphrase is asked for and the private key checked. Private parts are never shown.
            """
    )

    @Flag(help: "Write JSON.")
    var json = false

    @Flag(help: "Ask for the passphrase of an encrypted key.")
    var unlock = false

    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var input: InputOptions

    func run() throws {
        let passphrases = try passphrase.source()
        let file = try EncodedKey.read(KeyFile.read(input.file, limit: 1 << 20), named: input.name)
        var key = file.publicKey
        var comment = file.comment
        if unlock && file.isPrivate {
            let opened = try file.unlock(named: input.name, passphrases)
            (key, comment) = (opened.key.publicKey, opened.comment)
        }
        let facts = try self.facts(of: file, key, comment: comment)
        if json {
            let members = facts.map { "\(JSONOutput.string($0.name).text):\($0.value.text)" }
            return try StandardOutput.write(line: "{\(members.joined(separator: ","))}")
        }
        for fact in facts {
            guard let text = fact.text else { continue }
            try StandardOutput.write(line: "\(fact.label): \(text)".visible(keeping: []))
        }
    }

    /// One thing that is known.
    private struct Fact {
        let name: String
        let label: String
        let value: JSONOutput

        /// The value for a person; nil when there is nothing to say.
        var text: String? {
            switch value {
            case .string(let text): text
            case .number(let number): "\(number)"
            case .bool(let isTrue): isTrue ? "yes" : "no"
            default: nil
            }
        }
    }

    private func facts(of file: EncodedKey, _ key: PublicKey?, comment: String) throws -> [Fact] {
        var facts = [
            Fact(name: "file", label: "File", value: .string(input.name)),
            Fact(name: "private", label: "Private", value: .bool(file.isPrivate)),
            Fact(
                name: "format",
                label: "Format",
                value: .string(file.format.rawValue + (file.isBinary ? ", DER" : ""))
            ),
            Fact(name: "encrypted", label: "Encrypted", value: .bool(file.isEncrypted)),
        ]
        guard let key else { return facts }
        facts.append(Fact(name: "type", label: "Type", value: .string("\(key.algorithm)")))
        if case .postQuantum = key.algorithm {
            // Known by the number in its name, which is none of bits.
        } else {
            facts.append(Fact(name: "bits", label: "Bits", value: .number(key.bitCount)))
        }
        let isModulus = [.rsa, .rsaPSS, .dsa, .dh].contains(key.algorithm)
        if isModulus && key.bitCount < KeyLimits.standard.minimumModulusBitCount {
            facts.append(Fact(name: "weak", label: "Weak", value: true))
        }
        if !comment.isEmpty { facts.append(Fact(name: "comment", label: "Comment", value: .string(comment))) }
        let digest = Base64.encode(key.subjectPublicKeyInfoDigest)
        facts.append(Fact(name: "spki_sha256", label: "SPKI SHA-256", value: .string(digest)))
        if let line = try? OpenSSHPublicKey(key) {
            facts.append(Fact(name: "ssh_fingerprint", label: "SSH fingerprint", value: .string(line.fingerprint)))
            let old = try line.md5Fingerprint
            facts.append(Fact(name: "ssh_md5_fingerprint", label: "SSH fingerprint, old", value: .string(old)))
        }
        if let web = try? JSONWebKey(key) {
            facts.append(Fact(name: "jwk_thumbprint", label: "JWK thumbprint", value: .string(web.thumbprint)))
        }
        return facts
    }
}
