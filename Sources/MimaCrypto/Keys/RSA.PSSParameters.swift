internal import OpenSSLBridge

extension RSA {
    /// What a key for PSS alone is restricted to (RFC 4055 §3.1).
    public struct PSSParameters: Hashable, Sendable {
        /// The hash function.
        public let hash: HashAlgorithm
        /// The hash function under the mask, MGF1.
        public let maskHash: HashAlgorithm
        /// The fewest bytes of salt that a signature may have.
        public let minimumSaltByteCount: Int

        /// The restriction to these. Hash functions other than SHA-1 and SHA-2 have no name in the format and
        /// are refused when the key is made.
        public init(hash: HashAlgorithm, maskHash: HashAlgorithm, minimumSaltByteCount: Int) {
            self.hash = hash
            self.maskHash = maskHash
            self.minimumSaltByteCount = minimumSaltByteCount
        }
    }
}

extension RSA.PSSParameters {
    /// The restriction under libcrypto's names.
    func parameters() throws(CryptoError) -> [KeyParameter] {
        if !(0...RSA.modulusBitCounts.upperBound / 8).contains(minimumSaltByteCount) {
            throw .invalidKey("the RSA-PSS key demands a salt that is too long")
        }
        return [
            .text("digest", try Self.openSSLName(hash)),
            .text("mgf1-digest", try Self.openSSLName(maskHash)),
            .count("saltlen", minimumSaltByteCount),
        ]
    }

    private static func openSSLName(_ hash: HashAlgorithm) throws(CryptoError) -> StaticString {
        switch hash {
        case .insecure(.sha1): "SHA1"
        case .sha224: "SHA2-224"
        case .sha256: "SHA2-256"
        case .sha384: "SHA2-384"
        case .sha512: "SHA2-512"
        case .sha512t224: "SHA2-512/224"
        case .sha512t256: "SHA2-512/256"
        default: throw .unsupported("RSA-PSS keys cannot be restricted to \(hash)")
        }
    }
}
