public import MimaBytes
internal import OpenSSLBridge

extension CMSMessage {
    /// The content that is encrypted to a key: RSA's by PKCS#1 v1.5 or OAEP, and by ECDH for keys on a curve.
    ///
    /// With the recipient's certificate only the part that names it is tried. A key of RSA that the message is not for is
    /// found out by the content alone, so that nobody learns about the key from it: of an
    /// ``Kind-swift.enum/enveloped`` message one in a few hundred of them comes out as other bytes, and so does
    /// an altered message.
    ///
    /// Throws ``CryptoError/authenticationFailed`` when the message is not for the key or was altered, and
    /// ``CryptoError/unsupported(_:)`` when it is not encrypted, or the certificate is that of another key.
    public func decrypt(
        with key: PrivateKey,
        certificate: Certificate? = nil
    ) throws(CryptoError) -> SecretBytes {
        if kind == .signed { throw .unsupported("the CMS message is not encrypted") }
        if let certificate, try certificate.publicKey() != key.publicKey {
            throw .unsupported("the certificate is not that of the private key")
        }
        let contents = try Self.contents(of: bytes)
        guard let recipient = try Certificate.list(certificate.map { [$0] } ?? []) else {
            throw .invalidKey("the recipient's certificate is damaged")
        }
        let found: SecretBytes?
        do throws(OpenSSLFailure) {
            found = try contents.decrypted(with: key.key, recipient: recipient)
        } catch {
            throw CryptoError(error)
        }
        guard let found else { throw .authenticationFailed }
        return found
    }

    /// The content that is encrypted under a passphrase (RFC 5652 §6.2.4) of 1 to 65,536 bytes, in UTF-8 as a rule, with
    /// at most `maximumIterations` of PBKDF2 for all that have one.
    ///
    /// Throws ``CryptoError/authenticationFailed``, ``CryptoError/unsupported(_:)`` when the message is not encrypted, or
    /// not so, and ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when more work is asked for.
    public func decrypt(
        passphrase: SecretBytes,
        maximumIterations: Int = 10_000_000
    ) throws(CryptoError) -> SecretBytes {
        guard let envelope else { throw .unsupported("the CMS message is not encrypted") }
        try requireByteCount(passphrase.count, of: "passphrase", in: 1...(1 << 16))
        guard envelope.recipients.contains(where: { $0.kind == .passphrase }) else {
            throw .unsupported("the CMS message is not encrypted under a passphrase")
        }
        if envelope.hasOtherDerivation {
            throw .unsupported("CMS messages whose keys come from a passphrase in another way than PBKDF2 are not read")
        }
        try requireIterations(envelope.iterations, of: "PBKDF2", atMost: maximumIterations)
        let contents = try Self.contents(of: bytes)
        let found: SecretBytes?
        do throws(OpenSSLFailure) {
            found = try contents.decrypted(passphrase: passphrase)
        } catch {
            throw CryptoError(error)
        }
        guard let found else { throw .authenticationFailed }
        return found
    }
}
