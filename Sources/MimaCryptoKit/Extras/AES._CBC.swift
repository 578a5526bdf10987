public import FoundationEssentials
internal import OpenSSLBridge

extension AES {
    /// AES in the mode of cipher block chaining (NIST SP 800-38A §6.2), with the padding of PKCS#7 (RFC 5652 §6.3).
    ///
    /// It does not authenticate: whoever can alter a ciphertext and see whether it decrypts can read it.
    public enum _CBC {
        /// The ciphertext of `plaintext`, 1 to 16 bytes longer. Throws ``CryptoKitError/incorrectKeySize`` for a key
        /// that has not 128, 192 or 256 bits.
        public static func encrypt<Plaintext: DataProtocol>(
            _ plaintext: Plaintext,
            using key: SymmetricKey,
            iv: AES._CBC.IV
        ) throws -> Data {
            try encrypt(plaintext, using: key, iv: iv, noPadding: false)
        }

        /// As ``encrypt(_:using:iv:)``, or, with `noPadding`, of a plaintext of whole blocks. Throws
        /// ``CryptoKitError/incorrectParameterSize`` when it has not whole blocks.
        public static func encrypt<Plaintext: DataProtocol>(
            _ plaintext: Plaintext,
            using key: SymmetricKey,
            iv: AES._CBC.IV,
            noPadding: Bool
        ) throws -> Data {
            let cipher = try algorithm(for: key)
            return try plaintext.withContiguousSpan { plaintext in
                let whole = plaintext.count & ~(AES.blockByteCount - 1)
                if noPadding && whole != plaintext.count { throw CryptoKitError.incorrectParameterSize }
                let capacity = noPadding ? whole : whole + AES.blockByteCount
                return try Data.written(capacity: capacity) { (output) throws(CryptoKitError) in
                    try cipher.processAll(
                        plaintext.extracting(first: whole),
                        encrypting: true,
                        key: key,
                        vector: iv.bytes,
                        into: &output
                    )
                    if noPadding { return }
                    let rest = plaintext.extracting(whole...)
                    let last = CipherAlgorithm.Vector {
                        $0 < rest.count ? rest[$0] : UInt8(AES.blockByteCount - rest.count)
                    }
                    let vector = whole == 0 ? iv.bytes : CipherAlgorithm.Vector(last: output.span)
                    try cipher.processAll(
                        last.span,
                        encrypting: true,
                        key: key,
                        vector: vector,
                        into: &output
                    )
                }
            }
        }

        /// The plaintext of `ciphertext`. Throws ``CryptoKitError/incorrectKeySize`` for a key that has not 128, 192
        /// or 256 bits, and ``CryptoKitError/incorrectParameterSize`` when the ciphertext has not whole blocks or the
        /// padding is not right.
        public static func decrypt<Ciphertext: DataProtocol>(
            _ ciphertext: Ciphertext,
            using key: SymmetricKey,
            iv: AES._CBC.IV
        ) throws -> Data {
            try decrypt(ciphertext, using: key, iv: iv, noPadding: false)
        }

        /// As ``decrypt(_:using:iv:)``, or, with `noPadding`, all the blocks as they are.
        public static func decrypt<Ciphertext: DataProtocol>(
            _ ciphertext: Ciphertext,
            using key: SymmetricKey,
            iv: AES._CBC.IV,
            noPadding: Bool
        ) throws -> Data {
            let cipher = try algorithm(for: key)
            return try ciphertext.withContiguousSpan { ciphertext in
                guard ciphertext.count > 0, ciphertext.count.isMultiple(of: AES.blockByteCount) else {
                    throw CryptoKitError.incorrectParameterSize
                }
                return try Data.written(capacity: ciphertext.count) { (output) throws(CryptoKitError) in
                    try cipher.processAll(
                        ciphertext,
                        encrypting: false,
                        key: key,
                        vector: iv.bytes,
                        into: &output
                    )
                    if noPadding { return }
                    guard let padding = paddingByteCount(of: CipherAlgorithm.Vector(last: output.span)) else {
                        throw .incorrectParameterSize
                    }
                    output.removeLast(padding)
                }
            }
        }

        private static func algorithm(for key: SymmetricKey) throws(CryptoKitError) -> CipherAlgorithm {
            try AES.algorithm(for: key, .aes128CBC, .aes192CBC, .aes256CBC)
        }

        /// How many bytes of the last block are padding, or nil when it is padded wrongly: in a time that does not
        /// depend on the block, so that it does not tell in which byte the fault is.
        private static func paddingByteCount(of block: CipherAlgorithm.Vector) -> Int? {
            let count = Int(block[15])
            // All ones in what is wrong: a count of 0 or of more than 16, or a byte of the padding that is another.
            var wrong = (count - 1) >> (Int.bitWidth - 1) | (16 - count) >> (Int.bitWidth - 1)
            for index in 0..<16 {
                let isPadding = (15 - index - count) >> (Int.bitWidth - 1)
                wrong |= isPadding & (Int(block[index]) ^ count)
            }
            return wrong == 0 ? count : nil
        }
    }
}

extension AES._CBC {
    /// An initialization vector of 16 bytes, which an attacker must not be able to predict.
    public struct IV: Sendable, Sequence {
        let bytes: CipherAlgorithm.Vector

        /// A random vector.
        public init() {
            bytes = .random()
        }

        /// Takes 16 bytes. Throws ``CryptoKitError/incorrectKeySize``, the case that swift-crypto has here, for another
        /// number.
        public init<IVBytes: Collection>(ivBytes: IVBytes) throws where IVBytes.Element == UInt8 {
            guard ivBytes.count == 16 else { throw CryptoKitError.incorrectKeySize }
            bytes = CipherAlgorithm.Vector(padding: ivBytes)
        }

        /// The bytes one after another.
        public func makeIterator() -> some IteratorProtocol<UInt8> {
            [UInt8](copying: bytes.span).makeIterator()
        }
    }
}
