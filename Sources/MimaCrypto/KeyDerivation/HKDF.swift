internal import MimaBytes
internal import OpenSSLBridge

/// HKDF (RFC 5869): keys from a secret that is already strong, such as one agreed on. For a password use ``Scrypt``.
public struct HKDF: Sendable {
    /// The hash function under the HMAC.
    public let hash: HashAlgorithm

    /// HKDF over HMAC with `hash`.
    public init(_ hash: HashAlgorithm) {
        self.hash = hash
    }

    /// Derives a key of `byteCount` bytes, 1 to 255 times the digest's size.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size, and as
    /// ``MACContext/init(_:key:)`` does when there is no HMAC over the function.
    public func deriveKey(
        from inputKey: SymmetricKey,
        salt: [UInt8] = [],
        info: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        try requireSize(byteCount)
        return try expand(extract(from: inputKey, salt: salt), info: info, byteCount: byteCount)
    }

    /// The first step alone (RFC 5869 §2.2): a pseudorandom key as long as the digest.
    public func extract(from inputKey: SymmetricKey, salt: [UInt8] = []) throws(CryptoError) -> SymmetricKey {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            // No salt is a key of zeros as long as the digest (RFC 5869 §2.2), and for HMAC that is an empty key.
            var hmac = try HMACContext.start(digest, key: salt.span)
            try inputKey.withBytes { (key) throws(OpenSSLFailure) in try hmac.update(key) }
            return SymmetricKey(try secret(hmac))
        }
    }

    /// The second step alone (RFC 5869 §2.3): a key of `byteCount` bytes, 1 to 255 times the digest's size, from a
    /// pseudorandom key at least as long as the digest.
    public func expand(
        _ pseudorandomKey: SymmetricKey,
        info: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try requireSize(byteCount)
        try requireByteCount(pseudorandomKey.byteCount, of: "pseudorandom key", in: digest.byteCount...Int.max)
        return try throwingCryptoError { () throws(OpenSSLFailure) in
            let keyed = try pseudorandomKey.withBytes { (key) throws(OpenSSLFailure) in
                try HMACContext.start(digest, key: key)
            }
            return SymmetricKey(
                try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
                    try expand(keyed, info: info.span, into: &output)
                }
            )
        }
    }

    /// Fills what `output` has free with blocks, each the code of the block before it, the info and its number.
    private func expand(
        _ keyed: borrowing HMACContext,
        info: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        var number: UInt8 = 0
        while output.freeCapacity > 0 {
            // At most 255 blocks fit into a size that was allowed.
            number += 1
            var hmac = try keyed.copy()
            if number > 1 { try hmac.update(output.span.extracting(last: keyed.byteCount)) }
            try hmac.update(info)
            try hmac.update(InlineArray<1, UInt8>(repeating: number).span)
            if output.freeCapacity >= keyed.byteCount {
                try hmac.finish(into: &output)
            } else {
                // The last block is cut off.
                try secret(hmac).withBytes { block in
                    for index in 0..<output.freeCapacity { output.append(block[index]) }
                }
            }
        }
    }

    private func secret(_ hmac: consuming HMACContext) throws(OpenSSLFailure) -> SecretBytes {
        let byteCount = hmac.byteCount
        var running: HMACContext? = hmac
        return try SecretBytes(count: byteCount) { (output) throws(OpenSSLFailure) in
            try running.take()?.finish(into: &output)
        }
    }

    @discardableResult
    private func requireSize(_ byteCount: Int) throws(CryptoError) -> DigestAlgorithm {
        let digest = try MACAlgorithm.hmac(hash).fixedDigest()
        let allowed = 1...(255 * digest.byteCount)
        if !allowed.contains(byteCount) {
            throw .parameterOutOfRange("size of the derived key", found: byteCount, allowed: allowed)
        }
        return digest
    }
}
