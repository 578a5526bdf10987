public import MimaBytes

/// X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519 at once, so that a secret stays one when either of them
/// is broken.
public enum XWing {
    /// A public key: 1216 bytes, ML-KEM's and X25519's.
    public struct PublicKey: Sendable, Hashable {
        private let kem: MLKEM768.PublicKey
        fileprivate let curve: Curve25519.KeyAgreement.PublicKey

        fileprivate init(_ kem: MLKEM768.PublicKey, _ curve: Curve25519.KeyAgreement.PublicKey) {
            self.kem = kem
            self.curve = curve
        }

        /// The size in bytes of a public key.
        public static var byteCount: Int { 1216 }

        /// Takes a key of 1216 bytes.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, ``CryptoError/invalidKey(_:)``
        /// when the first part is no key, and ``CryptoError/unavailable(algorithm:)`` where libcrypto lacks ML-KEM.
        public init(rawRepresentation bytes: [UInt8]) throws(CryptoError) {
            try requireByteCount(bytes.count, of: "X-Wing public key", in: Self.byteCount...Self.byteCount)
            kem = try MLKEM768.PublicKey(rawRepresentation: Array(bytes.prefix(1184)))
            curve = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: Array(bytes.suffix(32)))
        }

        /// The 1216 bytes of the key.
        public var rawRepresentation: [UInt8] { kem.rawRepresentation + curve.rawRepresentation }

        /// Makes a secret for the holder of the private key, with a ciphertext of 1120 bytes.
        public func encapsulate() throws(CryptoError) -> EncapsulatedSecret {
            try encapsulate(entropy: nil, ephemeral: Curve25519.KeyAgreement.PrivateKey())
        }

        /// Makes a secret of bytes that a test knows: ML-KEM's 32 and X25519's 32.
        package func encapsulate(entropy: SecretBytes) throws(CryptoError) -> EncapsulatedSecret {
            try requireByteCount(entropy.count, of: "entropy", in: 64...64)
            let (first, second) = entropy.withBytes { bytes in
                (SecretBytes(copying: bytes.extracting(0..<32)), SecretBytes(copying: bytes.extracting(32..<64)))
            }
            return try encapsulate(entropy: first, ephemeral: .init(rawRepresentation: second))
        }

        private func encapsulate(
            entropy: SecretBytes?,
            ephemeral: Curve25519.KeyAgreement.PrivateKey
        ) throws(CryptoError) -> EncapsulatedSecret {
            let made = try MimaCrypto.PublicKey(kem).encapsulate(entropy: entropy)
            let agreed = try ephemeral.sharedSecret(with: curve)
            let share = ephemeral.publicKey.rawRepresentation
            return EncapsulatedSecret(
                sharedSecret: try combine(made.sharedSecret, agreed, share: share, curve),
                ciphertext: made.ciphertext + share
            )
        }
    }

    /// A private key: the seed of 32 bytes.
    public struct PrivateKey: Sendable {
        /// The seed, 32 bytes.
        public let seedRepresentation: SecretBytes
        /// The public key that belongs to this one.
        public let publicKey: PublicKey
        private let kem: MLKEM768.PrivateKey
        private let curve: Curve25519.KeyAgreement.PrivateKey

        /// Makes a random key. Throws ``CryptoError/unavailable(algorithm:)`` where libcrypto lacks ML-KEM.
        public init() throws(CryptoError) {
            try self.init(seedRepresentation: SecureRandom.secret(byteCount: 32))
        }

        /// Makes a key of its seed.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size than 32 bytes, and
        /// ``CryptoError/unavailable(algorithm:)`` where libcrypto lacks ML-KEM.
        public init(seedRepresentation seed: SecretBytes) throws(CryptoError) {
            try requireByteCount(seed.count, of: "X-Wing seed", in: 32...32)
            let expanded = try SecretBytes(count: 96) { (output) throws(CryptoError) in
                var hash = try HashContext(.shake256(byteCount: 96))
                seed.withBytes { hash.update($0) }
                hash.finalize(into: &output)
            }
            let (first, second) = expanded.withBytes { bytes in
                (SecretBytes(copying: bytes.extracting(0..<64)), SecretBytes(copying: bytes.extracting(64..<96)))
            }
            kem = try MLKEM768.PrivateKey(seedRepresentation: first)
            curve = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: second)
            seedRepresentation = seed
            publicKey = PublicKey(kem.publicKey, curve.publicKey)
        }

        /// The secret in a ciphertext. One that was altered gives another secret.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size than 1120 bytes, and
        /// ``CryptoError/smallOrderPublicKey`` when the ciphertext's share of X25519 is of small order.
        public func decapsulate(_ ciphertext: [UInt8]) throws(CryptoError) -> SymmetricKey {
            try requireByteCount(ciphertext.count, of: "X-Wing ciphertext", in: 1120...1120)
            let share = Array(ciphertext.suffix(32))
            let agreed = try curve.sharedSecret(with: .init(rawRepresentation: share))
            let secret = try kem.decapsulate(Array(ciphertext.prefix(1088)))
            return try combine(secret, agreed, share: share, publicKey.curve)
        }
    }

    /// One secret of the two (section 5.3).
    private static func combine(
        _ secret: SymmetricKey,
        _ agreed: SharedSecret,
        share: [UInt8],
        _ key: Curve25519.KeyAgreement.PublicKey
    ) throws(CryptoError) -> SymmetricKey {
        let bytes = try SecretBytes(count: 32) { (output) throws(CryptoError) in
            var hash = try HashContext(.sha3t256)
            secret.withBytes { hash.update($0) }
            agreed.withBytes { hash.update($0) }
            hash.update(share)
            hash.update(key.rawRepresentation)
            // The label, "\.//^\".
            hash.update([0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c])
            hash.finalize(into: &output)
        }
        return SymmetricKey(bytes)
    }
}
