public import MimaBytes

/// A secret key for a cipher, a code or a derivation. The bytes are wiped when the last copy goes away, and never
/// printed; comparison takes constant time.
public struct SymmetricKey: Equatable, Sendable, CustomStringConvertible {
    /// The bytes of the key.
    public let secretBytes: SecretBytes
    let cache = KeyedAEADCache()

    /// The size of a key that is to be made.
    public struct Size: Equatable, Sendable {
        /// The size in bits, a multiple of 8.
        public let bitCount: Int

        /// A key of `bitCount` bits, which must be a positive multiple of 8.
        public init(bitCount: Int) {
            precondition(bitCount > 0 && bitCount.isMultiple(of: 8), "a key has a whole number of bytes")
            self.bitCount = bitCount
        }

        /// 16 bytes.
        public static var bits128: Size { Size(bitCount: 128) }
        /// 24 bytes.
        public static var bits192: Size { Size(bitCount: 192) }
        /// 32 bytes.
        public static var bits256: Size { Size(bitCount: 256) }
    }

    /// Makes a random key.
    public init(size: Size) {
        secretBytes = SecureRandom.secret(byteCount: size.bitCount / 8)
    }

    /// Takes over bytes that are a key already.
    public init(_ secretBytes: SecretBytes) {
        self.secretBytes = secretBytes
    }

    /// Copies the bytes of a key. The original is not wiped.
    public init(data: Span<UInt8>) {
        secretBytes = SecretBytes(copying: data)
    }

    /// Copies the bytes of a key. The original is not wiped.
    public init(data: [UInt8]) {
        secretBytes = SecretBytes(copying: data)
    }

    /// Whether both are the same bytes, in a time that depends on their sizes alone.
    public static func == (left: SymmetricKey, right: SymmetricKey) -> Bool { left.secretBytes == right.secretBytes }

    /// The size in bits.
    public var bitCount: Int { secretBytes.count * 8 }

    /// The size in bytes.
    public var byteCount: Int { secretBytes.count }

    /// Lends the bytes to `body`.
    public func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try secretBytes.withBytes(body)
    }

    /// The size, never the bytes.
    public var description: String { "SymmetricKey(\(bitCount) bits)" }
}
