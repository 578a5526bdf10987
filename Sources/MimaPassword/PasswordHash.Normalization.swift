internal import MimaBytes

extension PasswordHash {
    /// What is done to a password before anything else, so that one that a person types the same way twice is the same
    /// bytes, on whatever keyboard.
    ///
    /// It is part of what a hash is of, and is not written beside it: choose one when the service starts, and stay.
    public enum Normalization: Hashable, Sendable, CaseIterable {
        /// Nothing: a password is bytes, of any encoding.
        case none
        /// Unicode's normalization form C. What is not UTF-8 is not allowed.
        case nfc
        /// The profile OpaqueString of RFC 8265 §4.2: spaces of other scripts become the ordinary one, then form C;
        /// control characters, unassigned and private ones and the empty password are not allowed.
        case opaqueString
    }
}

extension PasswordHash.Normalization {
    /// Throws ``PasswordError/passwordNotAllowed(_:)``.
    func apply(_ password: SecretBytes) throws(PasswordError) -> SecretBytes {
        if self == .none { return password }
        return try password.withBytes { (bytes) throws(PasswordError) in
            guard let text = String(validating: [UInt8](copying: bytes), as: UTF8.self) else {
                throw .passwordNotAllowed("it is not UTF-8")
            }
            return SecretBytes(copying: (self == .nfc ? text.composed : try OpaqueString.enforce(text)).utf8.span)
        }
    }
}
