public import MimaBytes
package import OpenSSLBridge

extension Curve25519.Signing {
    /// A private key: the seed of 32 bytes (RFC 8032 §5.1.5).
    public struct PrivateKey: Sendable {
        package let key: Key

        /// Makes a random key.
        public init() throws(CryptoError) {
            key = try throwingCryptoError { () throws(OpenSSLFailure) in try Key.generate(.ed25519) }
        }

        /// Takes over a seed of 32 bytes; any 32 bytes are one. Throws
        /// ``CryptoError/wrongByteCount(of:found:expected:)`` for another size.
        public init(rawRepresentation seed: SecretBytes) throws(CryptoError) {
            try requireByteCount(seed.count, of: "Ed25519 private key", in: 32...32)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in
                try seed.withBytes { (raw) throws(OpenSSLFailure) in try Key.privateKey(.ed25519, raw: raw) }
            }
        }

        /// The seed, 32 bytes.
        public func rawRepresentation() throws(CryptoError) -> SecretBytes {
            try throwingCryptoError { () throws(OpenSSLFailure) in try key.rawPrivateKey(.ed25519) }
        }

        /// The public key that belongs to this one.
        public func publicKey() throws(CryptoError) -> PublicKey {
            try PublicKey(
                rawRepresentation: throwingCryptoError { () throws(OpenSSLFailure) in try key.rawPublicKey(.ed25519) }
            )
        }

        /// The signature of `message`, 64 bytes, the same each time.
        public func signature(for message: Span<UInt8>) throws(CryptoError) -> [UInt8] {
            do {
                return try key.signature(for: message)
            } catch {
                throw CryptoError(error)
            }
        }

        /// The signature of `message`, 64 bytes, the same each time.
        public func signature(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
            try signature(for: message.span)
        }
    }

    /// A public key, 32 bytes.
    public struct PublicKey: Sendable, Hashable {
        package let key: Key
        /// The 32 bytes of the key.
        public let rawRepresentation: [UInt8]

        /// Takes over a key of 32 bytes. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size;
        /// bytes that are no point of the curve are a key under which no signature is valid.
        public init(rawRepresentation bytes: [UInt8]) throws(CryptoError) {
            try requireByteCount(bytes.count, of: "Ed25519 public key", in: 32...32)
            key = try throwingCryptoError { () throws(OpenSSLFailure) in
                try Key.publicKey(.ed25519, raw: bytes.span)
            }
            rawRepresentation = bytes
        }

        /// Whether `signature` is this key's over `message`. A signature of another size than 64 bytes is not.
        public func isValidSignature(_ signature: [UInt8], for message: Span<UInt8>) -> Bool {
            do {
                return try key.isValidSignature(signature.span, for: message)
            } catch {
                return false
            }
        }

        /// Whether `signature` is this key's over `message`. A signature of another size than 64 bytes is not.
        public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
            isValidSignature(signature, for: message.span)
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
