internal import MimaBytes

extension EncodedKey {
    /// Reads a file of at most 1 MiB with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when it is no key, or damaged, ``CryptoError/unsupported(_:)`` when the
    /// key's type, curve or encryption is not supported here, and ``CryptoError/parameterOutOfRange(_:found:allowed:)``
    /// when it is weaker than `limits`; what is encrypted can tell only when it is unlocked.
    public init(_ bytes: Span<UInt8>, limits: KeyLimits = .standard) throws(CryptoError) {
        try requireByteCount(bytes.count, of: "key file", in: 1...PEMDocument.maximumByteCount)
        var start = 0
        while start < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[start]) { start += 1 }
        guard start < bytes.count else { throw .invalidKey("the file is blank") }
        switch bytes[start] {
        case UInt8(ascii: "{"):
            let key = try JSONWebKey(json: bytes, limits: limits)
            let comment = key.keyID ?? ""
            let content: Content =
                if let privateKey = key.privateKey {
                    .privateKey(privateKey, comment: comment)
                } else {
                    .publicKey(key.publicKey, comment: comment)
                }
            self.init(content, format: .jwk)
        case UInt8(ascii: "-"):
            self = SSH2PublicKey.isOne(bytes) ? try .ssh2(bytes, limits) : try .pem(bytes, limits)
        case 0x30 where start == 0 && !Self.isText(bytes):
            self = try .der(bytes, limits)
        default:
            let line = try OpenSSHPublicKey(line: bytes.array(0..<bytes.count))
            self.init(
                .publicKey(try line.publicKey(limits: limits), comment: line.comment),
                format: .openssh
            )
        }
    }

    /// Reads a file of at most 1 MiB with one key.
    ///
    /// Throws as ``init(_:limits:)-(Span<UInt8>,_)`` does.
    public init(_ bytes: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        try self.init(bytes.span, limits: limits)
    }

    /// Whether the first bytes are visible characters; 0x30, with which DER begins, is "0" too.
    private static func isText(_ bytes: Span<UInt8>) -> Bool {
        (0..<min(8, bytes.count)).allSatisfy { (0x20...0x7e).contains(bytes[$0]) }
    }

    private static func ssh2(_ bytes: Span<UInt8>, _ limits: KeyLimits) throws(CryptoError) -> EncodedKey {
        let key = try SSH2PublicKey.read(bytes)
        return EncodedKey(.publicKey(try key.publicKey(limits: limits), comment: key.comment), format: .ssh2)
    }

    private static func pem(_ bytes: Span<UInt8>, _ limits: KeyLimits) throws(CryptoError) -> EncodedKey {
        let document = try PEMDocument(bytes)
        switch document.label {
        case OpenSSHPrivateKey.label:
            let key = try OpenSSHPrivateKey(document)
            return EncodedKey(
                .openSSH(key, limits),
                format: .openssh,
                publicKey: try key.publicKey.publicKey(limits: limits)
            )
        case "PUBLIC KEY" where document.headers.isEmpty:
            return EncodedKey(
                .publicKey(try PublicKey(derRepresentation: document.contents.revealed, limits: limits), comment: ""),
                format: .spki
            )
        case "RSA PUBLIC KEY" where document.headers.isEmpty:
            let key = try PublicKey(pkcs1DERRepresentation: document.contents.revealed, limits: limits)
            return EncodedKey(.publicKey(key, comment: ""), format: .pkcs1)
        default:
            let format: Format =
                switch document.label {
                case "RSA PRIVATE KEY": .pkcs1
                case "EC PRIVATE KEY": .sec1
                case "DSA PRIVATE KEY": .dsa
                default: .pkcs8
                }
            return EncodedKey(.pem(try PEMPrivateKey(document, limits: limits)), format: format)
        }
    }

    /// Reads a key in DER: the kinds of what the outer sequence is made of tell the formats apart.
    private static func der(_ bytes: Span<UInt8>, _ limits: KeyLimits) throws(CryptoError) -> EncodedKey {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        var tags: [UInt8] = []
        // The most that any format has is nine.
        while !reader.isAtEnd, tags.count < 10, let tag = reader.nextTag(in: bytes) {
            _ = try reader.read(DERTag(rawValue: tag), in: bytes)
            tags.append(tag)
        }
        let (integer, octets, sequence) = (
            DERTag.integer.rawValue, DERTag.octetString.rawValue, DERTag.sequence.rawValue
        )
        switch tags.prefix(3) {
        case [integer, sequence, sequence], [integer, sequence]:
            return EncodedKey(.pkcs12(try PKCS12(bytes), limits), format: .pkcs12, isBinary: true)
        case [sequence, octets]:
            let key = try PEMPrivateKey(encryptedPrivateKeyInfo: bytes, limits: limits)
            return EncodedKey(.pem(key), format: .pkcs8, isBinary: true)
        case [sequence, DERTag.bitString.rawValue]:
            let key = try PublicKey(derRepresentation: bytes.array(0..<bytes.count), limits: limits)
            return EncodedKey(.publicKey(key, comment: ""), format: .spki, isBinary: true)
        case [integer, sequence, octets]:
            let key = try PrivateKey(pkcs8: bytes, limits: limits)
            return EncodedKey(.privateKey(key, comment: ""), format: .pkcs8, isBinary: true)
        case [integer, integer]:
            let key = try PublicKey(pkcs1DERRepresentation: bytes.array(0..<bytes.count), limits: limits)
            return EncodedKey(.publicKey(key, comment: ""), format: .pkcs1, isBinary: true)
        case [integer, integer, integer]:
            if tags.count == 6 {
                let key = try PrivateKey(traditionalDSA: bytes, limits: limits)
                return EncodedKey(.privateKey(key, comment: ""), format: .dsa, isBinary: true)
            }
            let key = try PrivateKey(rsa: .reading(pkcs1: bytes), limits: limits)
            return EncodedKey(.privateKey(key, comment: ""), format: .pkcs1, isBinary: true)
        default:
            guard tags.starts(with: [integer, octets]) else {
                throw .invalidKey("the file is DER, but of no format that keys have")
            }
            let key = try PrivateKey(sec1: bytes, curve: nil)
            return EncodedKey(.privateKey(key, comment: ""), format: .sec1, isBinary: true)
        }
    }
}
