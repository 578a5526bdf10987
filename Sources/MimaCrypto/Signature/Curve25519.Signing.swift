internal import OpenSSLBridge

extension SchemePrivateKey where Scheme == Curve25519.Signing {
    /// The signature of `message` (RFC 8032 §5.1.6), 64 bytes, the same each time.
    public func signature(for message: Span<UInt8>) throws(CryptoError) -> [UInt8] {
        do {
            return try key.signature(for: message)
        } catch {
            throw CryptoError(error)
        }
    }

    /// The signature of `message` (RFC 8032 §5.1.6), 64 bytes, the same each time.
    public func signature(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
        try signature(for: message.span)
    }
}

extension SchemePublicKey where Scheme == Curve25519.Signing {
    /// Whether `signature` is this key's over `message`. A signature of another size than 64 bytes is not.
    public func isValidSignature(_ signature: [UInt8], for message: Span<UInt8>) -> Bool {
        do {
            return try key.isValidSignature(signature.span, for: message)
        } catch {
            return false
        }
    }

    /// Whether `signature` is this key's over `message`. A signature of another size than 64 bytes is not.
    public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        isValidSignature(signature, for: message.span)
    }
}
