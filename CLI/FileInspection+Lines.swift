import Mima

extension FileInspection {
    /// What is to be said of the file to a person: a line on what it is, then its details, indented.
    func lines(named name: String) -> [String] {
        switch self {
        case .ageFile(let file):
            ["\(name): encrypted with age\(file.isArmored ? ", in ASCII armor" : "")"] + file.lines.map { "  " + $0 }
        case .ageIdentities(let count):
            ["\(name): secret age identities: \(count)"]
        case .ageRecipients(let count):
            ["\(name): age recipients: \(count)"]
        case .sshPrivateKey(let file):
            ["\(name): SSH private key, \(file.isEncrypted ? "encrypted with a passphrase" : "not encrypted")"]
                + (file.publicKey.map(Self.lines) ?? [])
        case .sshPublicKey(let key):
            ["\(name): SSH public key"] + Self.lines(key)
        case .minisignSignature(let signature):
            [
                "\(name): minisign signature, \(signature.form == .prehashed ? "prehashed" : "legacy")",
                "  key: \(signature.keyID)",
                "  untrusted comment: \(signature.untrustedComment)",
                "  trusted comment, once verified: \(signature.trustedComment)",
            ]
        case .minisignPublicKey(let key):
            ["\(name): minisign public key", "  key: \(key.id)", "  base64: \(key.base64)"]
        case .minisignSecretKey(let file):
            ["\(name): minisign secret key, \(file.isEncrypted ? "encrypted with a passphrase" : "not encrypted")"]
                + (file.cost.map { ["  opening it takes \($0.memory / 1024) KiB of memory"] } ?? [])
        }
    }

    private static func lines(_ key: OpenSSHPublicKey) -> [String] {
        ["  type: \(key.type)", "  fingerprint: \(key.fingerprint)"]
    }
}

extension Age.Inspection {
    fileprivate var lines: [String] {
        var lines = ["recipients: \(stanzas.count)"]
        lines += stanzas.map { stanza in
            switch (stanza.type, logCost) {
            case ("scrypt", .some(let cost)): "  passphrase (scrypt), work factor \(cost): \(Self.memory(cost))"
            case ("ssh-ed25519", _), ("ssh-rsa", _): "  \(stanza.type), key tag \(stanza.arguments.first ?? "none")"
            default: "  \(stanza.type)"
            }
        }
        lines.append("header: \(headerByteCount) bytes")
        if let chunkCount, let plaintextByteCount {
            lines.append("payload: \(payloadByteCount) bytes, chunks: \(chunkCount)")
            lines.append("plaintext: \(plaintextByteCount) bytes")
        } else {
            lines.append("payload: \(payloadByteCount) bytes, which is no whole file: truncated or damaged")
        }
        return lines
    }

    private static func memory(_ logCost: Int) -> String {
        // 2^logCost blocks of 1 KiB.
        if logCost < 10 { return "\(1 << logCost) KiB of memory" }
        return logCost <= 40 ? "\(1 << (logCost - 10)) MiB of memory" : "more memory than there is"
    }
}
