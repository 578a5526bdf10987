package import MimaBytes
internal import OpenSSLBridge

// Each step of HPKE is HKDF with a label, so that none gives what another gives (RFC 9180 §4).

extension HPKE.KDF {
    /// LabeledExtract: a pseudorandom key of `inputKey` under `salt`.
    package func extract(
        salt: SecretBytes?,
        suite: [UInt8],
        label: String,
        inputKey: SecretBytes?
    ) throws(CryptoError) -> SecretBytes {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            // No salt is a key of zeros as long as the digest (RFC 5869 §2.2), and for HMAC that is an empty key.
            var hmac: HMACContext? = try (salt ?? SecretBytes(copying: [])).withBytes {
                (salt) throws(OpenSSLFailure) in try HMACContext.start(digest, key: salt)
            }
            try hmac?.update(Self.version.span)
            try hmac?.update(suite.span)
            try hmac?.update(Array(label.utf8).span)
            try inputKey?.withBytes { (inputKey) throws(OpenSSLFailure) in try hmac?.update(inputKey) }
            return try SecretBytes(count: digest.byteCount) { (output) throws(OpenSSLFailure) in
                try hmac.take()?.finish(into: &output)
            }
        }
    }

    /// LabeledExpand: `byteCount` bytes, 1 to 255 times the digest's size, of a pseudorandom key.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size.
    package func expand(
        _ key: SecretBytes,
        suite: [UInt8],
        label: String,
        info: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SecretBytes {
        // A size that does not fit is refused by HKDF.
        let size = UInt16(clamping: byteCount).bigEndianBytes
        return try HKDF(hash).expand(
            SymmetricKey(key),
            info: size + Self.version + suite + Array(label.utf8) + info,
            byteCount: byteCount
        ).secretBytes
    }

    private static var version: [UInt8] { Array("HPKE-v1".utf8) }
}
