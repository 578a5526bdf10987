internal import MimaBytes

/// A private key in a file of OpenSSH's own format ("BEGIN OPENSSH PRIVATE KEY"), as its PROTOCOL.key describes it.
///
/// Reading it is one step, which needs no passphrase and tells whose key it is; ``unlock(passphrase:maximumRounds:)`` is
/// the other.
public struct OpenSSHPrivateKey: Sendable {
    /// The public key, which is never encrypted. It has no comment: that is with the private key.
    public let publicKey: OpenSSHPublicKey
    /// How often bcrypt_pbkdf is applied to the passphrase, or nil when the key is not encrypted. One round takes a
    /// few milliseconds.
    public let rounds: Int?

    let cipher: OpenSSHPrivateKeyCipher
    let salt: [UInt8]
    let privateSection: SecretBytes
    let tag: [UInt8]

    /// Whether it takes a passphrase to unlock the key.
    public var isEncrypted: Bool { rounds != nil }
    /// OpenSSH's name of the cipher with which the key is encrypted, such as "aes256-ctr"; "none" for none.
    public var cipherName: String { cipher.rawValue }

    static let label = "OPENSSH PRIVATE KEY"
    static let magic = Array("openssh-key-v1\0".utf8)

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the cipher or the key derivation is not supported here.
    public init(pem text: Span<UInt8>) throws(CryptoError) {
        try self.init(try PEMDocument(text))
    }

    /// Reads a file with one key.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when the cipher or the key derivation is not supported here.
    public init(pem text: [UInt8]) throws(CryptoError) {
        try self.init(pem: text.span)
    }

    init(_ document: PEMDocument) throws(CryptoError) {
        guard document.label == Self.label, document.headers.isEmpty else {
            throw .invalidKey("the file is not a private key of OpenSSH's format")
        }
        self = try document.contents.withBytes { (bytes) throws(CryptoError) in try Self(decoding: bytes) }
    }

    private init(decoding bytes: Span<UInt8>) throws(CryptoError) {
        let parts = try throwingInvalidKey(in: Self.subject) { () throws(SSHWireError) in
            try Parts(reading: bytes)
        }
        guard bytes.elementsEqual(Self.magic, in: parts.magic) else {
            throw .invalidKey("the file is not a private key of OpenSSH's format, version 1")
        }
        guard parts.keyCount == 1 else {
            throw .invalidKey("the file has \(parts.keyCount) private keys, and should have one")
        }
        cipher = try Self.cipher(bytes.array(parts.cipher))
        (salt, rounds) = try Self.derivation(bytes.array(parts.kdf), bytes.extracting(parts.kdfOptions), for: cipher)
        publicKey = try OpenSSHPublicKey(wireEncoding: bytes.array(parts.publicKey))
        guard !parts.privateSection.isEmpty, parts.privateSection.count % cipher.blockByteCount == 0 else {
            throw .invalidKey("the encrypted part of the private key is not a whole number of blocks")
        }
        privateSection = SecretBytes(copying: bytes.extracting(parts.privateSection))
        let cipher = cipher
        guard parts.rest.count == cipher.tagByteCount else {
            throw .invalidKey(
                "the private key ends with \(parts.rest.count) bytes, and \(cipher.rawValue) has \(cipher.tagByteCount)"
            )
        }
        tag = bytes.array(parts.rest)
    }

    static let subject = "OpenSSH private key"

    private static func cipher(_ name: [UInt8]) throws(CryptoError) -> OpenSSHPrivateKeyCipher {
        guard let name = OpenSSHPublicKey.typeName(name[...]) else {
            throw .invalidKey("the OpenSSH private key does not name its cipher")
        }
        guard let cipher = OpenSSHPrivateKeyCipher(rawValue: name) else {
            throw .unsupported("private keys encrypted with \(name) are not supported here")
        }
        return cipher
    }

    /// The salt and the rounds of the key derivation.
    private static func derivation(
        _ name: [UInt8],
        _ options: Span<UInt8>,
        for cipher: OpenSSHPrivateKeyCipher
    ) throws(CryptoError) -> ([UInt8], Int?) {
        guard let name = OpenSSHPublicKey.typeName(name[...]) else {
            throw .invalidKey("the OpenSSH private key does not name its key derivation")
        }
        switch name {
        case "none":
            guard options.isEmpty, cipher == .none else {
                throw .invalidKey("the OpenSSH private key has a cipher, but no way to make the cipher's key")
            }
            return ([], nil)
        case "bcrypt":
            let (salt, rounds) = try throwingInvalidKey(in: subject) { () throws(SSHWireError) in
                var reader = SSHWireReader()
                let salt = try reader.readString(in: options)
                let rounds = try reader.readUInt32(in: options)
                try reader.requireEnd(of: options)
                return (options.array(salt), Int(rounds))
            }
            // `ssh-keygen -Z none` writes a key that nothing protects and still asks for a passphrase, any one.
            if cipher == .none { return ([], nil) }
            guard !salt.isEmpty, rounds > 0 else {
                throw .invalidKey("the OpenSSH private key has no salt or no rounds for its key derivation")
            }
            return (salt, rounds)
        default:
            throw .unsupported("private keys with the key derivation \(name) are not supported here")
        }
    }

    /// Where in the file is what.
    private struct Parts {
        let magic: Range<Int>
        let cipher: Range<Int>
        let kdf: Range<Int>
        let kdfOptions: Range<Int>
        let keyCount: UInt32
        let publicKey: Range<Int>
        let privateSection: Range<Int>
        let rest: Range<Int>

        init(reading bytes: Span<UInt8>) throws(SSHWireError) {
            var reader = SSHWireReader()
            magic = try reader.readBytes(OpenSSHPrivateKey.magic.count, in: bytes)
            cipher = try reader.readString(in: bytes)
            kdf = try reader.readString(in: bytes)
            kdfOptions = try reader.readString(in: bytes)
            keyCount = try reader.readUInt32(in: bytes)
            publicKey = try reader.readString(in: bytes)
            privateSection = try reader.readString(in: bytes)
            rest = reader.offset..<bytes.count
        }
    }
}

extension Span where Element == UInt8 {
    /// A copy of a part.
    func array(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }

    /// Whether the part is these bytes.
    fileprivate func elementsEqual(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        range.count == bytes.count && bytes.indices.allSatisfy { self[range.lowerBound + $0] == bytes[$0] }
    }
}
