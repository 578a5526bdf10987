import FuzzSupport
import MimaBytes
import MimaCrypto

/// Messages of CMS, the signatures among them verified without a look at the certificates, and those under a passphrase
/// opened with the seeds' one.
@main
enum CMSMessages: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        if let certificates = try? Certificate.readAll(bytes), let first = certificates.first {
            _ = try? first.subject()
            _ = try? first.problem(trusting: certificates, others: certificates)
        }
        guard let message = try? CMSMessage(bytes) else { return }
        require(message.signatureCount <= CMSMessage.maximumSignatureCount, "too many signatures are read")
        require(message.recipients.count <= CMSMessage.maximumRecipientCount, "too many recipients are read")
        switch message.kind {
        case .signed:
            let content = message.isDetached ? Array("the contract\n".utf8) : nil
            guard let signed = try? message.verifySignaturesOnly(detachedContent: content) else { return }
            require(!signed.signers.isEmpty, "a message without a signer is verified")
            // The seeds are signed with keys whose certificates nobody trusts.
            if case .trusted = try? message.verify(trusting: [], detachedContent: content) {
                require(false, "a signer is trusted without a certificate that is")
            }
        default:
            // The work that a passphrase takes is up to the file, within limits that are too high for a fuzzer.
            _ = try? message.decrypt(
                passphrase: SecretBytes(copying: Array("river".utf8).span),
                maximumIterations: 10_000
            )
        }
    }
}
