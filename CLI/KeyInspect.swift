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
        var contents: PKCS12.Contents?
        if unlock && file.isPrivate {
            if let archive = file.pkcs12 {
                let found = try archive.open(named: input.name, passphrases)
                // There may be certificates alone, and no key.
                (key, comment) = (found.keys.first?.key.publicKey, found.keys.first?.friendlyName ?? "")
                contents = found
            } else {
                let opened = try file.unlock(named: input.name, passphrases)
                (key, comment) = (opened.key.publicKey, opened.comment)
            }
        }
        var facts = try self.facts(of: file, key, comment: comment)
        if let contents { facts += Self.certificates(contents) }
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

    /// What else is in a PKCS#12 file: how many keys, and the certificates by their digests and names.
    private static func certificates(_ contents: PKCS12.Contents) -> [Fact] {
        var facts = [Fact(name: "keys", label: "Keys", value: .number(contents.keys.count))]
        for (number, entry) in contents.certificates.enumerated() {
            let digest = Base64.encode(entry.certificate.digest)
            let name = entry.friendlyName.map { ", \($0)" } ?? ""
            let isKeys = contents.keys.contains { contents.isCertificate(entry, of: $0) } ? ", of the key" : ""
            facts.append(
                Fact(
                    name: "certificate_\(number + 1)",
                    label: "Certificate \(number + 1)",
                    value: .string("SHA-256 \(digest)\(isKeys)\(name)")
                )
            )
        }
        return facts
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
