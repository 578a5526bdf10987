extension Minisign {
    /// What can be wrong with a minisign file or signature; the error that carries it is ``FilesError/minisign(_:)``.
    @nonexhaustive
    public enum Failure: Hashable, Sendable {
        /// The kinds of file.
        public enum FileKind: Hashable, Sendable {
            /// A public key, in its file or as the one line of base64.
            case publicKey
            /// A secret key.
            case secretKey
            /// A signature.
            case signature
        }

        /// The file breaks the format's rules, in the given line, counted from 1; the reason never quotes the line.
        case malformed(FileKind, line: Int, reason: String)
        /// The secret key is encrypted, and no passphrase was given.
        case passphraseRequired
        /// The passphrase is not the secret key's, or the secret key's file was altered.
        case wrongPassphrase
        /// The parts of the secret key do not belong together: its file was altered.
        case damagedSecretKey
        /// Opening the secret key would take this many bytes of memory and this many operations, which is more than
        /// the limit allows.
        case excessiveCost(memory: UInt64, operations: UInt64, limit: Cost)
        /// The passphrase cannot protect a new secret key, since minisign could not read the key.
        case unusablePassphrase(reason: String)
        /// The text cannot be a comment.
        case unusableComment(reason: String)
        /// None of the public keys has the id of the key that signed.
        case unknownKey(signature: KeyID, known: [KeyID])
        /// The signature is not that of the message under the key that it names.
        case wrongSignature(KeyID)
        /// The signature is that of the message, but the trusted comment was altered.
        case wrongTrustedComment(KeyID)
        /// The signature is of the legacy form, which was not allowed.
        case legacyNotAllowed
        /// A message of the legacy form has to fit into memory, and this one is larger than the limit in bytes.
        case legacyTooLarge(limit: Int)
    }
}

extension Minisign.Failure.FileKind: CustomStringConvertible {
    /// The kind in words: "public key".
    public var description: String {
        switch self {
        case .publicKey: "public key"
        case .secretKey: "secret key"
        case .signature: "signature"
        }
    }
}

extension Minisign.Failure: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .malformed(let kind, let line, let reason):
            "not a minisign \(kind): line \(line) \(reason)"
        case .passphraseRequired:
            "the secret key is encrypted, and needs its passphrase"
        case .wrongPassphrase:
            "wrong passphrase for the secret key"
        case .damagedSecretKey:
            "the secret key was altered: its parts do not belong together"
        case .excessiveCost(let memory, let operations, let limit):
            """
            the secret key asks for \(memory) bytes of memory and \(operations) operations to be opened, \
            and at most \(limit.memory) bytes and \(limit.operations) operations are allowed
            """
        case .unusablePassphrase(let reason):
            "unusable passphrase: \(reason)"
        case .unusableComment(let reason):
            "unusable comment: \(reason)"
        case .unknownKey(let signature, let known):
            switch known.count {
            case 0: "signed by key \(signature), and there is no public key to verify with"
            case 1: "signed by key \(signature), but the public key is \(known[0])"
            default:
                "signed by key \(signature), which is none of the public keys "
                    + known.map(\.description).joined(separator: ", ")
            }
        case .wrongSignature(let key):
            "the file is not what key \(key) signed"
        case .wrongTrustedComment(let key):
            "the file is what key \(key) signed, but the trusted comment is not"
        case .legacyNotAllowed:
            "the signature is of the legacy form, without a hash"
        case .legacyTooLarge(let limit):
            "the legacy form of signature is for files of at most \(limit) bytes"
        }
    }
}
