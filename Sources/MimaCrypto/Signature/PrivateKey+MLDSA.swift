package import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// The signature of `message` by ML-DSA with the random bytes `entropy`, 32 of them, or with none: what a test knows.
    package func mlDSASignature(
        for message: [UInt8],
        context: [UInt8],
        entropy: SecretBytes?
    ) throws(CryptoError) -> [UInt8] {
        _ = try SignatureScheme.mlDSA(context: context).operation(for: publicKey)
        return try mlDSASignature(
            message,
            Key.Instance(context: context, isDeterministic: entropy == nil, entropy: entropy)
        )
    }

    /// The signature of the message whose digest, together with the key's and the context, this is: FIPS 204's mu, 64
    /// bytes (§6.2).
    package func mlDSASignature(
        forMessageDigest digest: [UInt8],
        entropy: SecretBytes?
    ) throws(CryptoError) -> [UInt8] {
        _ = try SignatureScheme.mlDSA().operation(for: publicKey)
        try requireByteCount(digest.count, of: "message digest", in: 64...64)
        return try mlDSASignature(
            digest,
            Key.Instance(context: [], isDeterministic: entropy == nil, entropy: entropy, isMessageDigest: true)
        )
    }

    private func mlDSASignature(_ message: [UInt8], _ instance: Key.Instance) throws(CryptoError) -> [UInt8] {
        do throws(OpenSSLFailure) {
            return try key.signature(for: message.span, instance)
        } catch {
            throw CryptoError(error)
        }
    }
}
