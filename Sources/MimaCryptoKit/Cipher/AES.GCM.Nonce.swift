public import FoundationEssentials
internal import MimaCrypto

extension AES.GCM {
    /// The number used once with a message; 12 bytes unless a peer wants more.
    public struct Nonce: ContiguousBytes, Sequence, Sendable {
        let bytes: Data

        /// A random nonce of 12 bytes.
        public init() {
            bytes = Data.written(capacity: 12) { output in SecureRandom.fill(&output) }
        }

        /// Takes a nonce of 12 bytes or more, up to 1024. Throws ``CryptoKitError/incorrectParameterSize`` for another size.
        public init<D: DataProtocol>(data: D) throws(CryptoKitMetaError) {
            guard data.count >= 12 else { throw CryptoKitError.incorrectParameterSize }
            bytes = Data(data)
        }

        init(bytes: Data) {
            self.bytes = bytes
        }

        /// Lends the bytes to `body`.
        public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try unsafe bytes.withUnsafeBytes(body)
        }

        /// The bytes one after another.
        public func makeIterator() -> Array<UInt8>.Iterator {
            Array(bytes).makeIterator()
        }
    }
}
