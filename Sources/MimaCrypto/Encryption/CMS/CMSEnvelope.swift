internal import MimaBytes

/// What can be told of an encrypted message without a key (RFC 5652 §6.1, RFC 5083 §2.1), and the numbers in it that are
/// checked before libcrypto obeys them.
struct CMSEnvelope: Sendable {
    /// The recipients, in their order.
    private(set) var recipients: [CMSMessage.Recipient] = []
    /// The cipher of the content.
    private(set) var cipher: ObjectIdentifier
    /// The iterations of the derivations for all passphrases together, which libcrypto tries one after another.
    private(set) var iterations = 0
    /// Whether there is a passphrase whose key comes from something else than PBKDF2.
    private(set) var hasOtherDerivation = false

    /// Reads a message in DER.
    init(_ bytes: Span<UInt8>, isAuthenticated: Bool) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var message = try outer.readSequence(in: bytes)
        _ = try message.readObjectIdentifier(in: bytes)
        var explicit = DERReader(try message.read(.explicit(0), in: bytes))
        var parts = try explicit.readSequence(in: bytes)
        _ = try parts.readSmallNumber(in: bytes)
        // The certificates of the sender.
        _ = try parts.readIfPresent(.explicit(0), in: bytes)
        var set = DERReader(try parts.read(.set, in: bytes))
        var content = try parts.readSequence(in: bytes)
        _ = try content.readObjectIdentifier(in: bytes)
        let algorithm = try AlgorithmIdentifier(reading: &content, in: bytes)
        cipher = algorithm.algorithm
        if isAuthenticated {
            try Self.requireStrongCode(algorithm, &parts, in: bytes)
        }
        while !set.isAtEnd {
            if recipients.count == CMSMessage.maximumRecipientCount {
                throw .parameterOutOfRange(
                    "number of recipients",
                    found: recipients.count + 1,
                    allowed: 1...CMSMessage.maximumRecipientCount
                )
            }
            try readRecipient(&set, in: bytes)
        }
    }

    private mutating func readRecipient(_ set: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        if set.isNext(.sequence, in: bytes) {
            var recipient = try set.readSequence(in: bytes)
            _ = try recipient.readSmallNumber(in: bytes)
            let name = try Self.name(&recipient, keyIdentifier: .implicit(0), in: bytes)
            let algorithm = try AlgorithmIdentifier(reading: &recipient, in: bytes)
            recipients.append(CMSMessage.Recipient(kind: .keyTransport, algorithm: algorithm.algorithm, name))
        } else if var recipient = try set.readIfPresent(.explicit(1), in: bytes) {
            try readAgreement(&recipient, in: bytes)
        } else if var recipient = try set.readIfPresent(.explicit(3), in: bytes) {
            try readPassphrase(&recipient, in: bytes)
        } else if set.isNext(.explicit(2), in: bytes) {
            _ = try set.read(.explicit(2), in: bytes)
            recipients.append(CMSMessage.Recipient(kind: .sharedKey, algorithm: nil, nil))
        } else {
            _ = try set.read(.explicit(4), in: bytes)
            recipients.append(CMSMessage.Recipient(kind: .other, algorithm: nil, nil))
        }
    }

    /// KeyAgreeRecipientInfo (RFC 5652 §6.2.2), of which each key in the list is a recipient.
    private mutating func readAgreement(_ parts: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        _ = try parts.readSmallNumber(in: bytes)
        _ = try parts.read(.explicit(0), in: bytes)
        _ = try parts.readIfPresent(.explicit(1), in: bytes)
        let algorithm = try AlgorithmIdentifier(reading: &parts, in: bytes)
        var keys = try parts.readSequence(in: bytes)
        while !keys.isAtEnd {
            if recipients.count == CMSMessage.maximumRecipientCount {
                throw .parameterOutOfRange(
                    "number of recipients",
                    found: recipients.count + 1,
                    allowed: 1...CMSMessage.maximumRecipientCount
                )
            }
            var key = try keys.readSequence(in: bytes)
            let name = try Self.name(&key, keyIdentifier: .explicit(0), in: bytes)
            recipients.append(CMSMessage.Recipient(kind: .keyAgreement, algorithm: algorithm.algorithm, name))
        }
    }

    /// PasswordRecipientInfo (RFC 5652 §6.2.4).
    private mutating func readPassphrase(_ parts: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        recipients.append(CMSMessage.Recipient(kind: .passphrase, algorithm: .pbkdf2, nil))
        _ = try parts.readSmallNumber(in: bytes)
        guard var derivation = try parts.readIfPresent(.explicit(0), in: bytes) else {
            hasOtherDerivation = true
            return
        }
        // The tag stands in place of the sequence's.
        guard try derivation.readObjectIdentifier(in: bytes) == .pbkdf2 else {
            hasOtherDerivation = true
            return
        }
        var numbers = try derivation.readSequence(in: bytes)
        _ = try numbers.read(.octetString, in: bytes)
        let count = try numbers.readSmallNumber(in: bytes) ?? Int.max
        iterations = iterations.addingReportingOverflow(count).overflow ? Int.max : iterations + count
    }

    /// The serial number of a certificate, or its key identifier: whichever the recipient is named by.
    private static func name(
        _ reader: inout DERReader,
        keyIdentifier: DERTag,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> CMSMessage.Recipient.Name? {
        if reader.isNext(keyIdentifier, in: bytes) {
            var range = try reader.read(keyIdentifier, in: bytes)
            if keyIdentifier == .explicit(0) {
                var inner = DERReader(range)
                range = try inner.read(.octetString, in: bytes)
            }
            return .keyIdentifier(bytes.array(range))
        }
        var both = try reader.readSequence(in: bytes)
        _ = try both.readSequence(in: bytes)
        return .serialNumber(bytes.array(try both.read(.integer, in: bytes)))
    }

    /// Throws unless the code of AES-GCM has the size that is said, and one of RFC 5084 §3.2: libcrypto takes whatever is
    /// in the message, and one byte of code is guessed with 256 messages. Versions of it also take a nonce that they have
    /// no room for (CVE-2025-15467).
    private static func requireStrongCode(
        _ algorithm: AlgorithmIdentifier,
        _ parts: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) {
        guard [.aes128GCM, .aes192GCM, .aes256GCM].contains(algorithm.algorithm) else {
            throw .unsupported("CMS messages that \(algorithm.algorithm) authenticates are not read")
        }
        var parameters = algorithm.parameters
        var numbers = try parameters.readSequence(in: bytes)
        try requireByteCount(try numbers.read(.octetString, in: bytes).count, of: "nonce", in: 12...12)
        let said = numbers.isAtEnd ? 12 : try numbers.readSmallNumber(in: bytes) ?? Int.max
        try requireByteCount(said, of: "authentication code", in: 12...16)
        if parts.isNext(.explicit(1), in: bytes) {
            throw .unsupported("CMS messages with authenticated attributes beside an encrypted content are not read")
        }
        let code = try parts.read(.octetString, in: bytes)
        try requireByteCount(code.count, of: "authentication code", in: said...said)
    }
}
