public import FoundationEssentials
internal import OpenSSLBridge

extension Insecure {
    /// ChaCha20 alone (RFC 8439 §2.4), with a key of 256 bits. It does not authenticate: ``ChaChaPoly`` does.
    public enum ChaCha20CTR {
        /// The ciphertext of `message`, or the message of a ciphertext: both are one operation.
        ///
        /// Throws ``CryptoKitError/incorrectKeySize`` for a key of another size.
        public static func encrypt<Plaintext: DataProtocol>(
            _ message: Plaintext,
            using key: SymmetricKey,
            counter: Insecure.ChaCha20CTR.Counter = Counter(),
            nonce: Insecure.ChaCha20CTR.Nonce
        ) throws -> Data {
            guard key.byteCount == 32 else { throw CryptoKitError.incorrectKeySize }
            guard let cipher = CipherAlgorithm.chaCha20 else { throw CryptoKitError.libcryptoFailed }
            return try message.withContiguousSpan { message in
                try Data.written(capacity: message.count) { (output) throws(CryptoKitError) in
                    try cipher.processAll(
                        message,
                        encrypting: true,
                        key: key,
                        vector: vector(counter.counter, nonce),
                        into: &output
                    )
                }
            }
        }

        /// The counter, little-endian, and the nonce.
        private static func vector(_ counter: UInt32, _ nonce: Nonce) -> CipherAlgorithm.Vector {
            CipherAlgorithm.Vector(padding: (0..<4).map(counter.littleEndianByte) + nonce.bytes)
        }
    }
}

extension Insecure.ChaCha20CTR {
    /// The number of the block of 64 bytes of the key stream that a message begins with.
    public struct Counter: Sendable, ContiguousBytes {
        let counter: UInt32

        /// The first block.
        public init() {
            counter = 0
        }

        /// Takes 4 bytes, little-endian. Throws ``CryptoKitError/incorrectParameterSize`` for another number.
        public init<D: DataProtocol>(data: D) throws {
            guard data.count == 4 else { throw CryptoKitError.incorrectParameterSize }
            counter = data.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }

        /// The block of this number, counted from 0.
        public init(offset: UInt32) throws {
            counter = offset
        }

        /// Lends the 4 bytes, in the machine's order, to `body`.
        public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try unsafe Swift.withUnsafeBytes(of: counter) { try unsafe body($0) }
        }
    }
}

extension UInt32 {
    fileprivate func littleEndianByte(_ place: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: self >> (8 * UInt32(place)))
    }
}
