public import FoundationEssentials
internal import OpenSSLBridge

extension AES {
    /// AES in cipher feedback mode with segments of 128 bits (NIST SP 800-38A §6.3). It does not authenticate.
    public enum _CFB {
        /// The ciphertext of `plaintext`, as long as it. Throws ``CryptoKitError/incorrectKeySize`` for a key that has
        /// not 128, 192 or 256 bits.
        public static func encrypt<Plaintext: DataProtocol>(
            _ plaintext: Plaintext,
            using key: SymmetricKey,
            iv: AES._CFB.IV
        ) throws -> Data {
            try process(plaintext, encrypting: true, using: key, iv: iv)
        }

        /// The plaintext of `ciphertext`, as long as it. Throws as ``encrypt(_:using:iv:)`` does.
        public static func decrypt<Ciphertext: DataProtocol>(
            _ ciphertext: Ciphertext,
            using key: SymmetricKey,
            iv: AES._CFB.IV
        ) throws -> Data {
            try process(ciphertext, encrypting: false, using: key, iv: iv)
        }

        private static func process<Input: DataProtocol>(
            _ input: Input,
            encrypting: Bool,
            using key: SymmetricKey,
            iv: AES._CFB.IV
        ) throws -> Data {
            let cipher = try AES.algorithm(
                for: key,
                BlockCipherModes.aes128.cfb,
                BlockCipherModes.aes192.cfb,
                BlockCipherModes.aes256.cfb
            )
            return try input.withContiguousSpan { input in
                try Data.written(capacity: input.count) { (output) throws(CryptoKitError) in
                    try cipher.processAll(
                        input,
                        encrypting: encrypting,
                        key: key,
                        vector: iv.bytes,
                        into: &output
                    )
                }
            }
        }
    }
}

extension AES._CFB {
    /// An initialization vector of 16 bytes, which must not serve twice under one key.
    public struct IV: Sendable {
        let bytes: CipherAlgorithm.Vector

        /// A random vector.
        public init() {
            bytes = .random()
        }

        /// Takes 16 bytes. Throws ``CryptoKitError/incorrectParameterSize`` for another number.
        public init<IVBytes: Collection>(ivBytes: IVBytes) throws where IVBytes.Element == UInt8 {
            guard ivBytes.count == 16 else { throw CryptoKitError.incorrectParameterSize }
            bytes = CipherAlgorithm.Vector(padding: ivBytes)
        }
    }
}
