internal import OpenSSLBridge

/// The use of keys to sign by EdDSA.
public protocol EdDSAScheme: KeyScheme {}

extension Curve25519.Signing: EdDSAScheme {}
extension Curve448.Signing: EdDSAScheme {}

extension SchemePrivateKey where Scheme: EdDSAScheme {
    /// The signature of `message` (RFC 8032 §5.1.6, §5.2.6), 64 bytes of Ed25519 and 114 of Ed448, the same each time.
    public func signature(for message: Span<UInt8>) throws(CryptoError) -> [UInt8] {
        do {
            return try key.signature(for: message)
        } catch {
            throw CryptoError(error)
        }
    }

    /// The signature of `message` (RFC 8032 §5.1.6, §5.2.6), 64 bytes of Ed25519 and 114 of Ed448, the same each time.
    public func signature(for message: [UInt8]) throws(CryptoError) -> [UInt8] {
        try signature(for: message.span)
    }
}

extension SchemePublicKey where Scheme: EdDSAScheme {
    /// Whether `signature` is this key's over `message`. A signature of another size is not.
    public func isValidSignature(_ signature: [UInt8], for message: Span<UInt8>) -> Bool {
        do {
            return try key.isValidSignature(signature.span, for: message)
        } catch {
            return false
        }
    }

    /// Whether `signature` is this key's over `message`. A signature of another size is not.
    public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        isValidSignature(signature, for: message.span)
    }
}
