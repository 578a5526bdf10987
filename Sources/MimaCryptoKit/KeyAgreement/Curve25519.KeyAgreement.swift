public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension Curve25519 {
    /// X25519 (RFC 7748 §5).
    public enum KeyAgreement: Sendable {
        /// A public key, 32 bytes.
        public struct PublicKey: Sendable {
            fileprivate let key: MimaCrypto.Curve25519.KeyAgreement.PublicKey

            fileprivate init(_ key: MimaCrypto.Curve25519.KeyAgreement.PublicKey) {
                self.key = key
            }

            /// Takes a key of 32 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size.
            public init<D: ContiguousBytes>(rawRepresentation: D) throws(CryptoKitMetaError) {
                let bytes = rawRepresentation.withSpan { bytes in [UInt8](copying: bytes) }
                guard bytes.count == 32 else { throw CryptoKitError.incorrectKeySize }
                key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try MimaCrypto.Curve25519.KeyAgreement.PublicKey(rawRepresentation: bytes)
                }
            }

            /// The key, its kind known at run time.
            var base: MimaCrypto.PublicKey { MimaCrypto.PublicKey(key) }

            /// The 32 bytes of the key.
            public var rawRepresentation: Data { Data(key.rawRepresentation) }
        }

        /// A private key, 32 bytes.
        public struct PrivateKey: DiffieHellmanKeyAgreement, Sendable {
            private let key: MimaCrypto.Curve25519.KeyAgreement.PrivateKey
            private let scalar: SecretBytes
            /// The public key that belongs to this one.
            public let publicKey: Curve25519.KeyAgreement.PublicKey

            /// Makes a random key.
            public init() {
                do {
                    try self.init(scalar: SecureRandom.secret(byteCount: 32))
                } catch {
                    preconditionFailure("\(error)")
                }
            }

            /// Takes a key of 32 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size.
            public init<D: ContiguousBytes>(rawRepresentation: D) throws(CryptoKitMetaError) {
                try self.init(scalar: rawRepresentation.withSpan { SecretBytes(copying: $0) })
            }

            private init(scalar: SecretBytes) throws(CryptoKitError) {
                guard scalar.count == 32 else { throw .incorrectKeySize }
                self.scalar = scalar
                key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try MimaCrypto.Curve25519.KeyAgreement.PrivateKey(rawRepresentation: scalar)
                }
                publicKey = PublicKey(key.publicKey)
            }

            /// The key, its kind known at run time.
            var base: MimaCrypto.PrivateKey { MimaCrypto.PrivateKey(key) }

            /// The 32 bytes of the key.
            public var rawRepresentation: Data { scalar.withBytes { Data(copying: $0) } }

            /// The secret that this key and `publicKeyShare` agree on, 32 bytes.
            ///
            /// Throws ``CryptoKitError/invalidParameter`` when it would be all zero, as with a public key of small
            /// order (RFC 7748 §6.1); swift-crypto gives the zeros instead.
            public func sharedSecretFromKeyAgreement(
                with publicKeyShare: Curve25519.KeyAgreement.PublicKey
            ) throws(CryptoKitMetaError) -> SharedSecret {
                SharedSecret(
                    try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                        try key.sharedSecret(with: publicKeyShare.key).secretBytes
                    }
                )
            }
        }
    }
}
