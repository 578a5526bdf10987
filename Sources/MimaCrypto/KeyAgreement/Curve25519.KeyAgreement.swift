public import MimaBytes
package import OpenSSLBridge

/// Curve25519: key agreement (X25519, RFC 7748) and signatures (Ed25519, RFC 8032).
public enum Curve25519 {
    /// X25519 (RFC 7748 §5).
    public enum KeyAgreement {}
    /// Ed25519 (RFC 8032 §5.1).
    public enum Signing {}
}

extension Curve25519.KeyAgreement {
    /// A private key, 32 bytes.
    public struct PrivateKey: Sendable {
        package let key: Key

        /// Makes a random key.
        public init() throws(CryptoError) {
            key = try throwingCryptoError { () throws(OpenSSLFailure) in try Key.generate(.x25519) }
        }

        /// Takes over a key of 32 bytes; any 32 bytes are one. Throws
        /// ``CryptoError/wrongByteCount(of:found:expected:)`` for another size.
        public init(rawRepresentation bytes: SecretBytes) throws(CryptoError) {
            try requireByteCount(bytes.count, of: "X25519 private key", in: 32...32)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in
                try bytes.withBytes { (raw) throws(OpenSSLFailure) in try Key.privateKey(.x25519, raw: raw) }
            }
        }

        /// The 32 bytes of the key.
        public func rawRepresentation() throws(CryptoError) -> SecretBytes {
            try throwingCryptoError { () throws(OpenSSLFailure) in try key.rawPrivateKey(.x25519) }
        }

        /// The public key that belongs to this one.
        public func publicKey() throws(CryptoError) -> PublicKey {
            try PublicKey(
                rawRepresentation: throwingCryptoError { () throws(OpenSSLFailure) in try key.rawPublicKey(.x25519) }
            )
        }

        /// The secret that this key and `publicKey` agree on, 32 bytes; derive keys from it, do not use it as one.
        ///
        /// Throws ``CryptoError/smallOrderPublicKey`` when it would be all zero.
        public func sharedSecret(with publicKey: PublicKey) throws(CryptoError) -> SharedSecret {
            let secret = try throwingCryptoError { () throws(OpenSSLFailure) in
                try key.sharedSecret(with: publicKey.key)
            }
            guard let secret else { throw .smallOrderPublicKey }
            return SharedSecret(secretBytes: secret)
        }
    }

    /// A public key, 32 bytes.
    public struct PublicKey: Sendable, Hashable {
        package let key: Key
        /// The 32 bytes of the key.
        public let rawRepresentation: [UInt8]

        /// Takes over a key of 32 bytes. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size.
        public init(rawRepresentation bytes: [UInt8]) throws(CryptoError) {
            try requireByteCount(bytes.count, of: "X25519 public key", in: 32...32)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in
                try Key.publicKey(.x25519, raw: bytes.span)
            }
            rawRepresentation = bytes
        }

        /// Whether both are the same bytes.
        public static func == (left: PublicKey, right: PublicKey) -> Bool {
            left.rawRepresentation == right.rawRepresentation
        }

        /// Feeds the bytes to `hasher`.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(rawRepresentation)
        }
    }
}
