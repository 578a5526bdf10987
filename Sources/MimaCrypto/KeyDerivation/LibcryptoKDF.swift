internal import MimaBytes
internal import OpenSSLBridge

/// A key of `byteCount` bytes from `secret` by a function of libcrypto's; `name` is for the error when it has none.
func derive(
    _ function: KDF.Function?,
    called name: String,
    from secret: SecretBytes,
    named secretName: StaticString,
    settings: [KDF.Setting],
    byteCount: Int
) throws(CryptoError) -> SymmetricKey {
    guard let function else { throw .unavailable(algorithm: name) }
    return try throwingCryptoError { () throws(OpenSSLFailure) in
        try secret.withBytes { (secret) throws(OpenSSLFailure) in
            SymmetricKey(
                try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                    try KDF.derive(function, secret: secret, named: secretName, settings: settings, into: &output)
                }
            )
        }
    }
}

extension HashAlgorithm {
    /// libcrypto's algorithm under the derivation called `name`, which needs a digest of fixed size.
    func fixedDigest(under name: String) throws(CryptoError) -> DigestAlgorithm {
        switch self {
        case .shake128, .shake256:
            throw .unsupported("\(name) needs a hash function of fixed output, and SHAKE has none")
        case .blake2b(let byteCount) where byteCount != 64:
            throw .unsupported("\(name) over BLAKE2b is for its 64 bytes of output alone")
        default:
            return try digestAlgorithm()
        }
    }
}
