internal import MimaBytes
internal import OpenSSLBridge

extension UnauthenticatedCipher {
    /// Sets up the cipher; the sizes of key and vector, and XTS's two keys, are checked.
    func start(key: SymmetricKey, iv: Span<UInt8>, encrypting: Bool) throws(CryptoError) -> CipherEngine {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCounts)
        try requireByteCount(iv.count, of: "\(self) initialisation vector", in: ivByteCount...ivByteCount)
        if !isAvailable { throw .unavailable(algorithm: description) }
        if case .xts = self {
            // The tweaks would not be secret from whoever chooses messages (SP 800-38E, FIPS 140-3 IG C.I).
            let isTwice = key.withBytes { key in
                constantTimeEquals(key.extracting(first: key.count / 2), key.extracting(last: key.count / 2))
            }
            if isTwice { throw .invalidKey("the two halves of an XTS key are the same, and must differ") }
        }
        guard let fetched else {
            guard case .xts(let cipher) = self else { throw .unavailable(algorithm: description) }
            return CipherEngine(try ComposedXTS(cipher, key: key, iv: iv, encrypting: encrypting))
        }
        return CipherEngine(try context(fetched, key: key, iv: iv, encrypting: encrypting))
    }

    private func context(
        _ fetched: CipherAlgorithm,
        key: SymmetricKey,
        iv: Span<UInt8>,
        encrypting: Bool
    ) throws(CryptoError) -> CipherContext {
        do {
            return try key.withBytes { (key) throws(OpenSSLFailure) in
                try CipherContext.start(fetched, encrypting: encrypting, key: key, iv: iv, stealing: stealing)
            }
        } catch {
            throw CryptoError(error)
        }
    }

    private var stealing: OpenSSLBridge.CiphertextStealing? {
        switch self {
        case .cbcStealing(_, .cs1): .cs1
        case .cbcStealing(_, .cs2): .cs2
        case .cbcStealing(_, .cs3): .cs3
        default: nil
        }
    }

    /// The padding that is asked for, or the usual one. Throws ``CryptoError/unsupported(_:)`` when the mode has none.
    func padding(_ asked: BlockPadding?) throws(CryptoError) -> BlockPadding {
        guard let asked, asked != .none else { return asked ?? usualPadding }
        if !takesPadding { throw .unsupported("\(self) takes messages of any size, and so has no padding") }
        return asked
    }

    /// The encrypted message.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a key, vector or message of a size that the cipher
    /// does not take, and ``CryptoError/unavailable(algorithm:)``.
    ///
    /// - Parameter iv: The initialisation vector, never the same twice under one key: for CBC and CFB not to be foreseen
    ///   either.
    /// - Parameter padding: PKCS#7 for CBC and ECB unless another is asked for.
    public func encrypt(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        iv: Span<UInt8>,
        padding: BlockPadding? = nil
    ) throws(CryptoError) -> [UInt8] {
        var encryptor = try Encryptor(self, key: key, iv: iv, padding: padding)
        var output: [UInt8] = []
        output.reserveCapacity(message.count + 16)
        try encryptor.update(message, into: &output)
        try encryptor.finish(into: &output)
        return output
    }

    /// The encrypted message.
    public func encrypt(
        _ message: [UInt8],
        using key: SymmetricKey,
        iv: [UInt8],
        padding: BlockPadding? = nil
    ) throws(CryptoError) -> [UInt8] {
        try encrypt(message.span, using: key, iv: iv.span, padding: padding)
    }

    /// The decrypted message. Throws ``CryptoError/authenticationFailed`` when the padding is not right: tell nobody who
    /// may try again which message that was.
    public func decrypt(
        _ message: Span<UInt8>,
        using key: SymmetricKey,
        iv: Span<UInt8>,
        padding: BlockPadding? = nil
    ) throws(CryptoError) -> [UInt8] {
        var decryptor = try Decryptor(self, key: key, iv: iv, padding: padding)
        var output: [UInt8] = []
        output.reserveCapacity(message.count + 16)
        try decryptor.update(message, into: &output)
        try decryptor.finish(into: &output)
        return output
    }

    /// The decrypted message. Throws ``CryptoError/authenticationFailed`` when the padding is not right.
    public func decrypt(
        _ message: [UInt8],
        using key: SymmetricKey,
        iv: [UInt8],
        padding: BlockPadding? = nil
    ) throws(CryptoError) -> [UInt8] {
        try decrypt(message.span, using: key, iv: iv.span, padding: padding)
    }
}
