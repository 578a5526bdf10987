import Mima

extension FileInspection {
    /// What is to be said of the file to a machine.
    func json(named name: String) -> JSONOutput {
        switch self {
        case .ageFile(let file):
            .object([
                "file": .string(name),
                "kind": "age file",
                "armored": .bool(file.isArmored),
                "recipients": .array(
                    file.stanzas.map { stanza in
                        .object([
                            "type": .string(stanza.type),
                            "arguments": .array(stanza.arguments.map { .string($0) }),
                        ])
                    }
                ),
                "workFactor": file.logCost.map { .number($0) } ?? .null,
                "headerBytes": .number(file.headerByteCount),
                "payloadBytes": .number(file.payloadByteCount),
                "plaintextBytes": file.plaintextByteCount.map { .number($0) } ?? .null,
            ])
        case .ageIdentities(let count):
            .object(["file": .string(name), "kind": "age identities", "count": .number(count)])
        case .ageRecipients(let count):
            .object(["file": .string(name), "kind": "age recipients", "count": .number(count)])
        case .sshPrivateKey(let file):
            .object([
                "file": .string(name),
                "kind": "SSH private key",
                "encrypted": .bool(file.isEncrypted),
                "type": file.publicKey.map { .string($0.type) } ?? .null,
                "fingerprint": file.publicKey.map { .string($0.fingerprint) } ?? .null,
            ])
        case .sshPublicKey(let key):
            .object([
                "file": .string(name),
                "kind": "SSH public key",
                "type": .string(key.type),
                "fingerprint": .string(key.fingerprint),
            ])
        case .minisignSignature(let signature):
            .object([
                "file": .string(name),
                "kind": "minisign signature",
                "keyID": .string(signature.keyID.description),
                "form": signature.form == .prehashed ? "prehashed" : "legacy",
                "untrustedComment": .string(signature.untrustedComment.description),
                "trustedComment": .string(signature.trustedComment.description),
            ])
        case .minisignPublicKey(let key):
            .object([
                "file": .string(name),
                "kind": "minisign public key",
                "keyID": .string(key.id.description),
                "key": .string(key.base64),
            ])
        case .minisignSecretKey(let file):
            .object([
                "file": .string(name),
                "kind": "minisign secret key",
                "encrypted": .bool(file.isEncrypted),
                "memoryBytes": file.cost.map { .number(Int(clamping: $0.memory)) } ?? .null,
            ])
        }
    }
}
