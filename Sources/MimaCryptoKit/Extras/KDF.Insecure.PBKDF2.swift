public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension KDF.Insecure {
    /// PBKDF2 (RFC 8018 §5.2): a key from a password, at a cost in time but not in memory. ``KDF/Scrypt`` is better.
    public struct PBKDF2: Sendable {
        /// A key of `outputByteCount` bytes. Throws ``CryptoKitError/incorrectParameterSize`` for fewer than 210,000
        /// rounds.
        public static func deriveKey<Passphrase: DataProtocol, Salt: DataProtocol>(
            from password: Passphrase,
            salt: Salt,
            using hashFunction: HashFunction,
            outputByteCount: Int,
            rounds: Int
        ) throws -> SymmetricKey {
            guard rounds >= 210_000 else { throw CryptoKitError.incorrectParameterSize }
            return try deriveKey(
                from: password,
                salt: salt,
                using: hashFunction,
                outputByteCount: outputByteCount,
                unsafeUncheckedRounds: rounds
            )
        }

        /// A key of `outputByteCount` bytes, after however many rounds, for peers that have decided on them.
        public static func deriveKey<Passphrase: DataProtocol, Salt: DataProtocol>(
            from password: Passphrase,
            salt: Salt,
            using hashFunction: HashFunction,
            outputByteCount: Int,
            unsafeUncheckedRounds: Int
        ) throws -> SymmetricKey {
            let pbkdf2 = MimaCrypto.PBKDF2(hashFunction.algorithm, iterations: unsafeUncheckedRounds)
            let secret = password.withContiguousSpan { SecretBytes(copying: $0) }
            return SymmetricKey(
                try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try pbkdf2.deriveKey(from: secret, salt: [UInt8](salt), byteCount: outputByteCount).secretBytes
                }
            )
        }

        /// The hash function under the HMAC.
        public struct HashFunction: Equatable, Hashable, Sendable {
            fileprivate let algorithm: HashAlgorithm

            /// MD5, for old formats alone.
            public static let insecureMD5 = HashFunction(algorithm: .insecure(.md5))
            /// SHA-1, for old formats alone.
            public static let insecureSHA1 = HashFunction(algorithm: .insecure(.sha1))
            /// SHA-224.
            public static let insecureSHA224 = HashFunction(algorithm: .sha224)
            /// SHA-256.
            public static let sha256 = HashFunction(algorithm: .sha256)
            /// SHA-384.
            public static let sha384 = HashFunction(algorithm: .sha384)
            /// SHA-512.
            public static let sha512 = HashFunction(algorithm: .sha512)
        }
    }
}
