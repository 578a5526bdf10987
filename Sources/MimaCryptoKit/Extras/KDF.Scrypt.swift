public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

extension KDF {
    /// scrypt (RFC 7914): a key from a password, at a cost in time and memory.
    public enum Scrypt: Sendable {
        /// A key of `outputByteCount` bytes.
        ///
        /// - Parameters:
        ///   - rounds: N, the cost: a power of two.
        ///   - blockSize: r, the size of a block in units of 128 bytes.
        ///   - parallelism: p, how many independent runs are made.
        ///   - maxMemory: The most memory in bytes that it may take; without it as much as it needs.
        ///
        /// Throws ``CryptoKitError/incorrectParameterSize`` or ``CryptoKitError/invalidParameter`` when a parameter is
        /// out of range or the memory does not suffice.
        public static func deriveKey<Passphrase: DataProtocol, Salt: DataProtocol>(
            from password: Passphrase,
            salt: Salt,
            outputByteCount: Int,
            rounds: Int,
            blockSize: Int,
            parallelism: Int,
            maxMemory: Int? = nil
        ) throws -> SymmetricKey {
            let scrypt = MimaCrypto.Scrypt(
                cost: rounds,
                blockSize: blockSize,
                parallelism: parallelism,
                maximumMemory: maxMemory ?? Int.max
            )
            let secret = password.withContiguousSpan { SecretBytes(copying: $0) }
            return SymmetricKey(
                try throwingCryptoKitError { () throws(MimaCrypto.CryptoError) in
                    try scrypt.deriveKey(from: secret, salt: [UInt8](salt), byteCount: outputByteCount).secretBytes
                }
            )
        }
    }
}
