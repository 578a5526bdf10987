public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto
internal import OpenSSLBridge

extension Curve25519 {
    /// Ed25519 (RFC 8032 §5.1).
    public enum Signing: Sendable {
        /// A private key: the seed of 32 bytes.
        public struct PrivateKey: Sendable {
            private let key: MimaCrypto.Curve25519.Signing.PrivateKey
            private let seed: SecretBytes
            /// The public key that belongs to this one.
            public let publicKey: PublicKey

            /// Makes a random key.
            public init() {
                let seed = SecureRandom.secret(byteCount: 32)
                do {
                    try self.init(seed: seed)
                } catch {
                    preconditionFailure("\(error)")
                }
            }

            /// Takes a seed of 32 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size.
            public init<D: ContiguousBytes>(rawRepresentation data: D) throws(CryptoKitMetaError) {
                try self.init(seed: data.withSpan { SecretBytes(copying: $0) })
            }

            private init(seed: SecretBytes) throws(CryptoKitError) {
                guard seed.count == 32 else { throw .incorrectKeySize }
                self.seed = seed
                key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try MimaCrypto.Curve25519.Signing.PrivateKey(rawRepresentation: seed)
                }
                publicKey = PublicKey(key.publicKey)
            }

            /// The key, its kind known at run time.
            var base: MimaCrypto.PrivateKey { MimaCrypto.PrivateKey(key) }

            /// The seed, 32 bytes.
            public var rawRepresentation: Data { seed.withBytes { Data(copying: $0) } }

            /// The signature of `data`, 64 bytes.
            public func signature<D: DataProtocol>(for data: D) throws(CryptoKitMetaError) -> Data {
                try data.withContiguousSpan { data in
                    do throws(MimaCrypto.CryptoError) {
                        return Data(try key.signature(for: data))
                    } catch {
                        throw CryptoKitError(error)
                    }
                }
            }
        }

        /// A public key, 32 bytes.
        public struct PublicKey: Sendable {
            private let key: MimaCrypto.Curve25519.Signing.PublicKey

            fileprivate init(_ key: MimaCrypto.Curve25519.Signing.PublicKey) {
                self.key = key
            }

            /// Takes a key of 32 bytes. Throws ``CryptoKitError/incorrectKeySize`` for another size; bytes that are no
            /// point of the curve are a key under which no signature is valid.
            public init<D: ContiguousBytes>(rawRepresentation: D) throws(CryptoKitMetaError) {
                let bytes = rawRepresentation.withSpan { bytes in [UInt8](copying: bytes) }
                guard bytes.count == 32 else { throw CryptoKitError.incorrectKeySize }
                key = try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try MimaCrypto.Curve25519.Signing.PublicKey(rawRepresentation: bytes)
                }
            }

            /// The key, its kind known at run time.
            var base: MimaCrypto.PublicKey { MimaCrypto.PublicKey(key) }

            /// The 32 bytes of the key.
            public var rawRepresentation: Data { Data(key.rawRepresentation) }

            /// Whether `signature` is this key's over `data`. One of another size than 64 bytes is not.
            public func isValidSignature<S: DataProtocol, D: DataProtocol>(_ signature: S, for data: D) -> Bool {
                guard signature.count == 64 else { return false }
                let signature = [UInt8](signature)
                return data.withContiguousSpan { data in key.isValidSignature(signature, for: data) }
            }
        }
    }
}
