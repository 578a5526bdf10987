internal import MimaBytes
internal import OpenSSLBridge

/// A message of CMS (RFC 5652), which PKCS#7 was before and S/MIME (RFC 8551) puts into mail: signed, or encrypted to
/// certificates or under a passphrase. It is read and not written.
///
/// It is held in memory, and takes several times its size there while it is worked on.
public struct CMSMessage: Sendable {
    /// The message in BER when it is signed, and as DER when it is encrypted.
    let bytes: [UInt8]
    /// The content that came with a detached signature in S/MIME's text, in the forms that may have been signed.
    let enclosedContents: [[UInt8]]
    /// Whether what was signed is not in the message's own bytes.
    let needsContent: Bool
    /// The recipients and the cipher of an encrypted message.
    let envelope: CMSEnvelope?
    /// What the message is.
    public let kind: Kind
    /// The certificates that are in the message, of signers and of others.
    public let certificates: [Certificate]
    /// How many signatures there are.
    public let signatureCount: Int

    /// What a message can be.
    @nonexhaustive
    public enum Kind: String, Hashable, Sendable {
        /// SignedData (RFC 5652 §5).
        case signed
        /// EnvelopedData (RFC 5652 §6): encrypted without authentication. Who can alter a message and learn what comes
        /// of decrypting it, may learn its content.
        case enveloped
        /// AuthEnvelopedData (RFC 5083), encrypted by AES-GCM.
        case authenticatedEnveloped
    }

    /// The size in bytes of the largest message that is read, and of the largest content.
    public static var maximumByteCount: Int { 1 << 28 }
    /// The most signatures that a message may have: each is computed.
    public static var maximumSignatureCount: Int { 64 }
    /// The most recipients that a message may have: without a certificate the key is tried on each.
    public static var maximumRecipientCount: Int { 1024 }

    /// Reads a message in DER, BER or PEM, or the text of a mail as S/MIME has it.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when it is no message, or of another kind,
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when there are too many signatures or recipients, and
    /// ``CryptoError/invalidKey(_:)`` when a part of it is malformed.
    public init(_ file: [UInt8]) throws(CryptoError) {
        try requireByteCount(file.count, of: "CMS message", in: 1...Self.maximumByteCount)
        let (bytes, enclosed) = try CMSFile.read(file)
        let contents = try Self.contents(of: bytes)
        kind = try Kind(contents.kind)
        signatureCount = contents.signerCount
        if signatureCount > Self.maximumSignatureCount {
            throw .parameterOutOfRange(
                "number of signatures",
                found: signatureCount,
                allowed: 0...Self.maximumSignatureCount
            )
        }
        certificates = try Self.certificates(contents)
        if kind == .signed {
            (self.bytes, envelope) = (bytes, nil)
            needsContent = contents.isDetached
            enclosedContents = needsContent ? enclosed : []
        } else {
            // What is checked must be what libcrypto works on, which in BER has many forms.
            let encoded = try Self.encoded(contents)
            self.bytes = encoded
            envelope = try CMSEnvelope(encoded.span, isAuthenticated: kind == .authenticatedEnveloped)
            (needsContent, enclosedContents) = (false, [])
        }
    }

    /// Reads a message, as the one over an array does.
    public init(_ file: Span<UInt8>) throws(CryptoError) {
        try self.init(file.array(0..<file.count))
    }

    /// Whether the content that was signed is elsewhere, and has to be given.
    public var isDetached: Bool { needsContent && enclosedContents.isEmpty }

    private static func certificates(_ contents: borrowing CMSContents) throws(CryptoError) -> [Certificate] {
        do throws(OpenSSLFailure) {
            return try contents.certificates().map { Certificate(derRepresentation: $0) }
        } catch {
            throw CryptoError(error)
        }
    }

    private static func encoded(_ contents: borrowing CMSContents) throws(CryptoError) -> [UInt8] {
        do throws(OpenSSLFailure) {
            return try contents.encoded()
        } catch {
            throw CryptoError(error)
        }
    }

    static func contents(of bytes: [UInt8]) throws(CryptoError) -> CMSContents {
        guard let contents = CMSContents.read(bytes.span) else {
            throw .unsupported("the file is no CMS message in DER, BER, PEM or S/MIME's text, or it is damaged")
        }
        return contents
    }
}

extension CMSMessage.Kind {
    fileprivate init(_ kind: CMSContents.Kind) throws(CryptoError) {
        switch kind {
        case .signed: self = .signed
        case .enveloped: self = .enveloped
        case .authenticatedEnveloped: self = .authenticatedEnveloped
        case .other: throw .unsupported("the CMS message is neither signed nor encrypted to recipients")
        }
    }
}
