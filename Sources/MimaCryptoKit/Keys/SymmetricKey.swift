public import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// The size of a symmetric key.
public struct SymmetricKeySize: Sendable {
    /// The size in bits.
    public let bitCount: Int

    /// 128 bits.
    public static var bits128: SymmetricKeySize { SymmetricKeySize(bitCount: 128) }
    /// 192 bits.
    public static var bits192: SymmetricKeySize { SymmetricKeySize(bitCount: 192) }
    /// 256 bits.
    public static var bits256: SymmetricKeySize { SymmetricKeySize(bitCount: 256) }

    /// A size of `bitCount` bits, a positive multiple of 8.
    public init(bitCount: Int) {
        precondition(bitCount > 0 && bitCount.isMultiple(of: 8), "a key has a whole number of bytes")
        self.bitCount = bitCount
    }
}

/// A key for ciphers and authentication codes, in memory that is wiped when the last copy of the value is gone.
public struct SymmetricKey: ContiguousBytes, Sendable {
    /// The key with what MimaCrypto keeps of its being set up for a cipher.
    let base: MimaCrypto.SymmetricKey

    /// The bytes.
    var secret: SecretBytes { base.secretBytes }

    /// Copies the bytes of `data`, which are not wiped.
    public init<D: ContiguousBytes>(data: D) {
        base = data.withSpan { MimaCrypto.SymmetricKey(data: $0) }
    }

    /// A random key.
    public init(size: SymmetricKeySize) {
        base = MimaCrypto.SymmetricKey(SecureRandom.secret(byteCount: size.bitCount / 8))
    }

    init(_ secret: SecretBytes) {
        base = MimaCrypto.SymmetricKey(secret)
    }

    /// The size in bits.
    public var bitCount: Int { byteCount * 8 }

    /// The size in bytes.
    var byteCount: Int { secret.count }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try secret.withBytes { bytes in try unsafe bytes.withUnsafeBytes { try unsafe body($0) } }
    }
}

extension SymmetricKey: Equatable {
    /// Whether both are the same key, in a time that depends on their sizes alone.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.secret == rhs.secret
    }
}
