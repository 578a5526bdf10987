public import MimaBytes
internal import OpenSSLBridge

extension Insecure {
    /// RSAES-PKCS1-v1_5 (RFC 8017 §7.2), for data and protocols that already depend on it.
    ///
    /// Who can have ciphertexts decrypted and learns whether the padding was right, by an answer or by its time, can
    /// decrypt any ciphertext (Bleichenbacher 1998, Marvin 2023). ``decryptSessionKey(_:byteCount:with:)`` tells nothing;
    /// ``decrypt(_:with:)`` tells, and is for files of one's own. Neither depends on what the running libcrypto does
    /// about it: the padding is looked at here, in a time that does not depend on it.
    public enum PKCS1Encryption {
        /// The size in bytes of the longest message that a key can encrypt.
        public static func maximumMessageByteCount(_ key: RSA.Encryption.PublicKey) -> Int {
            key.ciphertextByteCount - 11
        }

        /// Encrypts a message, differently each time, into as many bytes as the modulus has.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when it is too long for the key.
        public static func encrypt(_ message: [UInt8], to key: RSA.Encryption.PublicKey) throws(CryptoError) -> [UInt8]
        {
            try requireByteCount(message.count, of: "message for RSA", in: 0...maximumMessageByteCount(key))
            do throws(OpenSSLFailure) {
                return try key.key.encrypt(message.span, .pkcs1)
            } catch {
                throw CryptoError(error)
            }
        }

        /// The key of `byteCount` bytes that was encrypted; random bytes instead, always others, when anything is
        /// wrong with the ciphertext or the key in it has another size (RFC 5246 §7.4.7.1). What is then decrypted with
        /// it fails, and nobody learns why.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when a ciphertext has not as many bytes as the
        /// modulus, which its sender knows, or a key of this size does not fit into one.
        public static func decryptSessionKey(
            _ ciphertext: [UInt8],
            byteCount: Int,
            with key: RSA.Encryption.PrivateKey
        ) throws(CryptoError) -> SecretBytes {
            let size = key.publicKey.ciphertextByteCount
            try requireByteCount(byteCount, of: "session key", in: 1...(size - 11))
            try requireByteCount(ciphertext.count, of: "ciphertext", in: size...size)
            let fallback = SecureRandom.secret(byteCount: byteCount)
            guard let encoded = try decode(ciphertext, with: key) else { return fallback }
            return encoded.withBytes { encoded in
                // Every byte is read, and the choice is made without a branch.
                var wrong = encoded[0] | (encoded[1] ^ 2) | encoded[size - byteCount - 1]
                for index in 2..<(size - byteCount - 1) { wrong |= isZero(encoded[index]) }
                let keep = isZero(wrong)
                return fallback.withBytes { fallback in
                    SecretBytes(count: byteCount) { output in
                        for index in 0..<byteCount {
                            output.append(encoded[size - byteCount + index] & keep | fallback[index] & ~keep)
                        }
                    }
                }
            }
        }

        /// The message that was encrypted.
        ///
        /// Throws ``CryptoError/authenticationFailed`` when the padding is wrong: never let who sent the ciphertext
        /// learn that.
        public static func decrypt(
            _ ciphertext: [UInt8],
            with key: RSA.Encryption.PrivateKey
        ) throws(CryptoError) -> SecretBytes {
            let size = key.publicKey.ciphertextByteCount
            guard ciphertext.count == size, let encoded = try decode(ciphertext, with: key) else {
                throw .authenticationFailed
            }
            let message: SecretBytes? = encoded.withBytes { encoded in
                // The place of the first zero after the padding, found by reading every byte.
                var start = 0
                var isFound: UInt8 = 0
                for index in 2..<size {
                    let isEnd = isZero(encoded[index]) & ~isFound
                    start |= (index + 1) & Int(truncatingIfNeeded: Int8(bitPattern: isEnd))
                    isFound |= isEnd
                }
                // Eight bytes of padding at least.
                guard encoded[0] == 0, encoded[1] == 2, isFound != 0, start >= 11 else { return nil }
                return SecretBytes(copying: encoded.extracting(start..<size))
            }
            guard let message else { throw .authenticationFailed }
            return message
        }

        /// The padded message; nil when the ciphertext is not less than the modulus.
        private static func decode(
            _ ciphertext: [UInt8],
            with key: RSA.Encryption.PrivateKey
        ) throws(CryptoError) -> SecretBytes? {
            let size = key.publicKey.ciphertextByteCount
            let encoded: SecretBytes?
            do throws(OpenSSLFailure) {
                encoded = try key.key.decrypt(ciphertext.span, .raw, capacity: size)
            } catch {
                throw CryptoError(error)
            }
            return encoded?.count == size ? encoded : nil
        }

        /// All bits set when the byte is zero, else none; without a branch.
        private static func isZero(_ byte: UInt8) -> UInt8 {
            UInt8(truncatingIfNeeded: (Int(byte) - 1) >> 8)
        }
    }
}
