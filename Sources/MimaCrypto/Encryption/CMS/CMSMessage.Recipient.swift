extension CMSMessage {
    /// For whom a message is encrypted, as it says without a key.
    public struct Recipient: Sendable, Hashable {
        /// How the recipient gets the key of the content.
        public let kind: Kind
        /// The name or the object identifier of the algorithm, where the message tells one.
        public let algorithm: String?
        /// What the recipient is known by; a certificate's issuer is left out.
        public let name: Name?

        /// How a recipient gets the key (RFC 5652 §6.2).
        @nonexhaustive
        public enum Kind: String, Sendable, Hashable {
            /// It is encrypted to an RSA key.
            case keyTransport
            /// It is under a key that was agreed on by Diffie–Hellman.
            case keyAgreement
            /// It is under a key that both have.
            case sharedKey
            /// It is under a passphrase.
            case passphrase
            /// Something else.
            case other
        }

        /// What a recipient is known by.
        public enum Name: Sendable, Hashable {
            /// The serial number of the certificate, big-endian.
            case serialNumber([UInt8])
            /// The identifier of the certificate's key.
            case keyIdentifier([UInt8])
        }

        init(kind: Kind, algorithm: ObjectIdentifier?, _ name: Name?) {
            self.kind = kind
            self.algorithm = algorithm?.description
            self.name = name
        }
    }

    /// For whom an encrypted message is; none for a signed one.
    public var recipients: [Recipient] { envelope?.recipients ?? [] }

    /// The name or the object identifier of the cipher of an encrypted message's content.
    public var contentCipher: String? { envelope?.cipher.description }
}
