public import FoundationEssentials
internal import OpenSSLBridge

extension AES {
    /// AES in counter mode (NIST SP 800-38A §6.5). It does not authenticate.
    public enum _CTR {
        /// The ciphertext of `plaintext`, as long as it. Throws ``CryptoKitError/incorrectKeySize`` for a key that has
        /// not 128, 192 or 256 bits.
        public static func encrypt<Plaintext: DataProtocol>(
            _ plaintext: Plaintext,
            using key: SymmetricKey,
            nonce: AES._CTR.Nonce
        ) throws -> Data {
            let cipher = try AES.algorithm(for: key, .aes128CTR, .aes192CTR, .aes256CTR)
            return try plaintext.withContiguousSpan { plaintext in
                try Data.written(capacity: plaintext.count) { (output) throws(CryptoKitError) in
                    try cipher.processAll(
                        plaintext,
                        encrypting: true,
                        key: key,
                        vector: nonce.bytes,
                        into: &output
                    )
                }
            }
        }

        /// The plaintext of `ciphertext`: the same operation as encryption.
        public static func decrypt<Ciphertext: DataProtocol>(
            _ ciphertext: Ciphertext,
            using key: SymmetricKey,
            nonce: AES._CTR.Nonce
        ) throws -> Data {
            try encrypt(ciphertext, using: key, nonce: nonce)
        }
    }
}

extension AES._CTR {
    /// The first counter block: 12 bytes, and the counter starts at 0, or all 16.
    public struct Nonce: Sendable {
        let bytes: CipherAlgorithm.Vector

        /// A random block.
        public init() {
            bytes = .random()
        }

        /// Takes 12 or 16 bytes. Throws ``CryptoKitError/incorrectParameterSize`` for another number.
        public init<NonceBytes: Collection>(nonceBytes: NonceBytes) throws where NonceBytes.Element == UInt8 {
            guard nonceBytes.count == 12 || nonceBytes.count == 16 else {
                throw CryptoKitError.incorrectParameterSize
            }
            bytes = CipherAlgorithm.Vector(padding: nonceBytes)
        }
    }
}
