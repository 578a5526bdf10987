internal import MimaBytes

extension MACAlgorithm {
    /// The authentication code of `message` under `key`. Throws as ``MACContext/init(_:key:)`` does.
    public func authenticationCode(
        for message: Span<UInt8>,
        using key: SymmetricKey
    ) throws(CryptoError) -> [UInt8] {
        if let code = try keptCode(for: message, using: key) { return code }
        var context = try MACContext(self, key: key)
        context.update(message)
        return context.finalize()
    }

    /// The authentication code of `message` under `key`. Throws as ``MACContext/init(_:key:)`` does.
    public func authenticationCode(for message: [UInt8], using key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        try authenticationCode(for: message.span, using: key)
    }

    /// Whether `code` is the whole authentication code of `message` under `key`, in constant time. Throws as
    /// ``MACContext/init(_:key:)`` does.
    public func isValidAuthenticationCode(
        _ code: Span<UInt8>,
        authenticating message: Span<UInt8>,
        using key: SymmetricKey
    ) throws(CryptoError) -> Bool {
        let own = try authenticationCode(for: message, using: key)
        return constantTimeEquals(own.span, code)
    }

    /// Whether `code` is the whole authentication code of `message` under `key`, in constant time. Throws as
    /// ``MACContext/init(_:key:)`` does.
    public func isValidAuthenticationCode(
        _ code: [UInt8],
        authenticating message: [UInt8],
        using key: SymmetricKey
    ) throws(CryptoError) -> Bool {
        try isValidAuthenticationCode(code.span, authenticating: message.span, using: key)
    }

    /// The least that a code may be cut to, in bytes: NIST SP 800-38D, appendix C, has no shorter tag, and SP 800-107
    /// no shorter HMAC.
    public static let minimumTruncatedByteCount = 4

    /// The start of the authentication code, `byteCount` bytes of it, at least ``minimumTruncatedByteCount``.
    ///
    /// A forger of a code of n bytes needs 2^(8n - 1) trials on average. Where the choice is free, take the whole code.
    public func truncatedAuthenticationCode(
        for message: [UInt8],
        using key: SymmetricKey,
        byteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        try requireTruncated(byteCount)
        return Array(try authenticationCode(for: message, using: key)[..<byteCount])
    }

    /// Whether `code` is the start of the authentication code of `message` under `key`, in constant time.
    ///
    /// A code that is shorter than `minimumByteCount`, which the protocol says and not the message, is no valid one.
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` unless that is ``minimumTruncatedByteCount`` at
    /// least and the whole code at most, and as ``MACContext/init(_:key:)`` does.
    public func isValidTruncatedAuthenticationCode(
        _ code: [UInt8],
        minimumByteCount: Int,
        authenticating message: [UInt8],
        using key: SymmetricKey
    ) throws(CryptoError) -> Bool {
        try requireTruncated(minimumByteCount)
        let whole = try authenticationCode(for: message, using: key)
        guard (minimumByteCount...whole.count).contains(code.count) else { return false }
        return constantTimeEquals(whole.span.extracting(first: code.count), code.span)
    }

    private func requireTruncated(_ count: Int) throws(CryptoError) {
        let least = Self.minimumTruncatedByteCount
        // A BLAKE2 code can itself be shorter than what others may be cut to.
        let allowed = min(least, max(0, byteCount))...max(0, byteCount)
        if !allowed.contains(count) {
            throw .parameterOutOfRange("size in bytes of the truncated \(self) code", found: count, allowed: allowed)
        }
    }
}
