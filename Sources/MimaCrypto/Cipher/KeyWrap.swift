internal import MimaBytes
internal import OpenSSLBridge

/// AES key wrap, also over other block ciphers: encrypts a key under another, with a check and without a nonce.
///
/// ``wrap(_:using:cipher:)`` is RFC 3394 (SP 800-38F KW), for keys of whole 8 bytes;
/// ``wrapPadded(_:using:cipher:)`` is RFC 5649 (SP 800-38F KWP), for keys of any size. They do not open each other's.
public enum KeyWrap {
    /// The sizes in bytes of keys that RFC 3394 wraps, in steps of 8.
    public static var keyByteCounts: ClosedRange<Int> { 16...maximumByteCount }
    /// The sizes in bytes of keys that RFC 5649 wraps.
    public static var paddedKeyByteCounts: ClosedRange<Int> { 1...maximumByteCount }

    /// Which of the block cipher's two functions wraps (NIST SP 800-38F §5.1); the other one unwraps.
    public enum CipherFunction: Hashable, Sendable, CaseIterable {
        /// Encrypting wraps, as the RFCs have it.
        case forward
        /// Decrypting wraps, which SP 800-38F allows too. Keys that were wrapped so open in no other way.
        case inverse
    }

    /// 16 MiB: a limit of ours. The standards have 2^32 - 1 bytes and more, and nobody has such a key.
    private static var maximumByteCount: Int { 1 << 24 }

    /// The wrapped key, 8 bytes longer (RFC 3394 §2.2.1).
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when `secret` has less than 16 bytes or `key` is none of
    /// the cipher's, ``CryptoError/unsupported(_:)`` when the bytes are not a multiple of 8 or the cipher has other
    /// blocks, and ``CryptoError/unavailable(algorithm:)``.
    ///
    /// - Parameters:
    ///   - cipher: AES by the size of `key` unless another is asked for.
    ///   - function: The cipher's function that wraps.
    public static func wrap(
        _ secret: SymmetricKey,
        using key: SymmetricKey,
        cipher: BlockCipher? = nil,
        function: CipherFunction = .forward
    ) throws(CryptoError) -> [UInt8] {
        try requireByteCount(secret.byteCount, of: "key to wrap", in: keyByteCounts)
        if !secret.byteCount.isMultiple(of: 8) {
            throw .unsupported("the key to wrap has \(secret.byteCount) bytes, which is not a multiple of 8")
        }
        let block = try blockFunction(key, cipher, encrypting: function == .forward)
        return try run(secret, room: secret.byteCount + 8) { (bytes, output) throws(OpenSSLFailure) in
            try block.wrap(bytes, into: &output)
        }
    }

    /// The wrapped key, 8 to 15 bytes longer (RFC 5649 §4.1). Throws as ``wrap(_:using:cipher:)`` does, but takes any
    /// size.
    ///
    /// - Parameters:
    ///   - cipher: AES by the size of `key` unless another is asked for.
    ///   - function: The cipher's function that wraps.
    public static func wrapPadded(
        _ secret: SymmetricKey,
        using key: SymmetricKey,
        cipher: BlockCipher? = nil,
        function: CipherFunction = .forward
    ) throws(CryptoError) -> [UInt8] {
        try requireByteCount(secret.byteCount, of: "key to wrap", in: paddedKeyByteCounts)
        let block = try blockFunction(key, cipher, encrypting: function == .forward)
        return try run(secret, room: secret.byteCount + 15) { (bytes, output) throws(OpenSSLFailure) in
            try block.wrapPadded(bytes, into: &output)
        }
    }

    /// The key that `wrapped` holds (RFC 3394 §2.2.2), or ``CryptoError/authenticationFailed`` when it was altered or
    /// wrapped under another key.
    ///
    /// - Parameters:
    ///   - cipher: AES by the size of `key` unless another is asked for.
    ///   - function: The cipher's function that wraps.
    public static func unwrap(
        _ wrapped: [UInt8],
        using key: SymmetricKey,
        cipher: BlockCipher? = nil,
        function: CipherFunction = .forward
    ) throws(CryptoError) -> SymmetricKey {
        let block = try blockFunction(key, cipher, encrypting: function == .inverse)
        let counts = keyByteCounts.lowerBound + 8...keyByteCounts.upperBound + 8
        guard counts.contains(wrapped.count), wrapped.count.isMultiple(of: 8) else { throw .authenticationFailed }
        return try unwrap(wrapped) { bytes, output in block.unwrap(bytes, into: &output) }
    }

    /// The key that `wrapped` holds (RFC 5649 §4.2), or ``CryptoError/authenticationFailed``.
    ///
    /// - Parameters:
    ///   - cipher: AES by the size of `key` unless another is asked for.
    ///   - function: The cipher's function that wraps.
    public static func unwrapPadded(
        _ wrapped: [UInt8],
        using key: SymmetricKey,
        cipher: BlockCipher? = nil,
        function: CipherFunction = .forward
    ) throws(CryptoError) -> SymmetricKey {
        let block = try blockFunction(key, cipher, encrypting: function == .inverse)
        let counts = 16...paddedKeyByteCounts.upperBound + 8
        guard counts.contains(wrapped.count), wrapped.count.isMultiple(of: 8) else { throw .authenticationFailed }
        return try unwrap(wrapped) { bytes, output in block.unwrapPadded(bytes, into: &output) }
    }

    private static func blockFunction(
        _ key: SymmetricKey,
        _ cipher: BlockCipher?,
        encrypting: Bool
    ) throws(CryptoError) -> BlockFunction {
        guard let cipher else {
            switch key.byteCount {
            case 16: return try BlockCipher.aes128.blockFunction(key: key, encrypting: encrypting)
            case 24: return try BlockCipher.aes192.blockFunction(key: key, encrypting: encrypting)
            case 32: return try BlockCipher.aes256.blockFunction(key: key, encrypting: encrypting)
            default: throw .invalidKey("the key has \(key.byteCount) bytes, and should have 16 or 24 or 32")
            }
        }
        if cipher.blockByteCount != 16 {
            throw .unsupported("keys are wrapped with a cipher of 16-byte blocks, and \(cipher) has others")
        }
        return try cipher.blockFunction(key: key, encrypting: encrypting)
    }

    private static func run(
        _ secret: SymmetricKey,
        room: Int,
        _ body: (Span<UInt8>, inout OutputSpan<UInt8>) throws(OpenSSLFailure) -> Void
    ) throws(CryptoError) -> [UInt8] {
        try throwingCryptoError { () throws(OpenSSLFailure) in
            try [UInt8](capacity: room) { (output) throws(OpenSSLFailure) in
                try secret.withBytes { (bytes) throws(OpenSSLFailure) in try body(bytes, &output) }
            }
        }
    }

    private static func unwrap(
        _ wrapped: [UInt8],
        _ body: (Span<UInt8>, inout OutputSpan<UInt8>) -> Bool
    ) throws(CryptoError) -> SymmetricKey {
        var isGood = false
        let secret = SecretBytes(count: wrapped.count) { output in isGood = body(wrapped.span, &output) }
        if !isGood { throw .authenticationFailed }
        return SymmetricKey(secret)
    }
}
