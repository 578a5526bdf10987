extension SSHSignature {
    /// What can be wrong with a signature by an SSH key; the error that carries it is ``FilesError/sshSignature(_:)``.
    @nonexhaustive
    public enum Failure: Hashable, Sendable {
        /// The file is no signature, or a damaged one.
        case malformed(reason: String)
        /// The signature, or the key, is of a kind that is not supported here.
        case unsupported(String)
        /// A namespace has to say something.
        case emptyNamespace
        /// The signature is for something else.
        case wrongNamespace(found: String, expected: String)
        /// The signature is not that of the file under the key that it names.
        case wrongSignature(fingerprint: String)
        /// The list of allowed signers breaks its rules, in the given line, counted from 1.
        case malformedAllowedSigners(line: Int, reason: String)
        /// The key is not that of this signer, or not for this namespace or time.
        case notAllowed(fingerprint: String, signer: String, reason: String)
    }
}

extension SSHSignature.Failure: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .malformed(let reason): "not a signature by an SSH key: \(reason)"
        case .unsupported(let what): "\(what) are not supported"
        case .emptyNamespace: "the namespace is empty"
        case .wrongNamespace(let found, let expected):
            "the signature is for the namespace \(found), not for \(expected)"
        case .wrongSignature(let fingerprint): "the file is not what key \(fingerprint) signed"
        case .malformedAllowedSigners(let line, let reason):
            "malformed list of allowed signers, line \(line): \(reason)"
        case .notAllowed(let fingerprint, let signer, let reason):
            "key \(fingerprint) signed, which is not allowed to sign for \(signer): \(reason)"
        }
    }

    /// Whether this is a "no", not a fault of the input.
    public var isAnswer: Bool {
        switch self {
        case .wrongNamespace, .wrongSignature, .notAllowed: true
        default: false
        }
    }
}
