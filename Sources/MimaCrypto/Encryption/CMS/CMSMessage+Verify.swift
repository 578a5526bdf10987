internal import OpenSSLBridge

extension CMSMessage {
    /// What was signed, and by whom.
    public struct Signed: Sendable {
        /// The content that every signer signed.
        public let content: [UInt8]
        /// The signers, in the order of their signatures.
        public let signers: [Signer]
    }

    /// Who signed a message.
    public struct Signer: Sendable, Hashable {
        /// The certificate whose key signed.
        public let certificate: Certificate
        /// The name of the hash function of the content, as libcrypto has it: "SHA256".
        public let hashName: String

        /// Whether somebody may have made two contents with one signature: MD5, SHA-1 and what is older.
        public var isHashBroken: Bool {
            ["MD2", "MD4", "MD5", "MDC2", "SHA1", "RIPEMD160"].contains(hashName.uppercased())
        }
    }

    /// What came of verifying a message.
    public enum Verdict: Sendable {
        /// Every signature is good, and every signer trusted.
        case trusted(Signed)
        /// Every signature is good, and this signer's certificate is not trusted: why, in libcrypto's words.
        case untrusted(Certificate, reason: String)
        /// A signature is not good, its signer's certificate is not there, or there are no signatures.
        case badSignature
    }

    /// Verifies every signature, and that a chain of certificates leads from each signer to one that is trusted.
    ///
    /// Lists of revoked certificates are not asked for.
    ///
    /// - Parameters:
    ///   - anchors: The certificates that are trusted for themselves: of authorities, or of signers.
    ///   - detachedContent: What was signed, when the message does not have it itself.
    ///   - certificates: Certificates of signers and of authorities between, beside those in the message.
    ///   - purpose: What the signers' certificates must be for.
    ///   - time: The moment at which the certificates must be valid, in seconds since 1970; now, if there is none.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the message is not a signed one, or its content is not where it
    /// should be, and ``CryptoError/invalidKey(_:)`` when a certificate is none.
    public func verify(
        trusting anchors: [Certificate],
        detachedContent: [UInt8]? = nil,
        certificates: [Certificate] = [],
        purpose: Certificate.Purpose = .mailSignature,
        at time: Int? = nil
    ) throws(CryptoError) -> Verdict {
        let signed = try verifySignaturesOnly(detachedContent: detachedContent, certificates: certificates)
        guard let signed else { return .badSignature }
        for signer in signed.signers {
            let problem = try signer.certificate.problem(
                trusting: anchors,
                others: self.certificates + certificates,
                purpose: purpose,
                at: time
            )
            if let problem { return .untrusted(signer.certificate, reason: problem) }
        }
        return .trusted(signed)
    }

    /// The content when every signature is good, and who signed; nil when one is not, its signer's certificate is not
    /// there, or there are none.
    ///
    /// The certificates are **not** verified: anybody can make one with any name. It tells that the holder of a
    /// certificate's key signed; whether the certificate is the one it should be, its caller must know.
    ///
    /// - Parameters:
    ///   - detachedContent: What was signed, when the message does not have it itself.
    ///   - certificates: Certificates of signers, beside those in the message.
    ///
    /// Throws as ``verify(trusting:detachedContent:certificates:purpose:at:)`` does.
    public func verifySignaturesOnly(
        detachedContent: [UInt8]? = nil,
        certificates: [Certificate] = []
    ) throws(CryptoError) -> Signed? {
        guard kind == .signed else { throw .unsupported("the CMS message is not signed") }
        if detachedContent != nil && !isDetached {
            throw .unsupported("the CMS message has the content that was signed itself")
        }
        guard let others = try Certificate.list(certificates) else {
            throw .invalidKey("a certificate is damaged")
        }
        guard needsContent else { return try verified(nil, others) }
        guard let detachedContent else {
            if enclosedContents.isEmpty { throw .unsupported("the CMS message needs the content that was signed") }
            for content in enclosedContents {
                if let signed = try verified(content, others) { return signed }
            }
            return nil
        }
        try requireByteCount(detachedContent.count, of: "signed content", in: 0...Self.maximumByteCount)
        return try verified(detachedContent, others)
    }

    private func verified(
        _ detachedContent: [UInt8]?,
        _ others: borrowing CertificateList
    ) throws(CryptoError) -> Signed? {
        let contents = try Self.contents(of: bytes)
        do throws(OpenSSLFailure) {
            let found = try contents.verified(detachedContent: detachedContent?.span, certificates: others)
            guard let found else { return nil }
            let isPlain = found.signers.contains { !$0.hasSignedAttributes }
            if isPlain && CMSAttributes.isEncoding(found.content.span) { return nil }
            return Signed(
                content: found.content,
                signers: found.signers.map {
                    Signer(certificate: Certificate(derRepresentation: $0.certificate), hashName: $0.hashName)
                }
            )
        } catch {
            throw CryptoError(error)
        }
    }
}
