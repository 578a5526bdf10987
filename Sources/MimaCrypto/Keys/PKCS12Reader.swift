internal import MimaBytes

/// Collects what is in a PKCS#12 file's authenticated safe (RFC 7292 §4.1 and §4.2).
struct PKCS12Reader {
    let passphrase: SecretBytes
    let maximumIterations: Int
    let limits: KeyLimits
    private(set) var contents = PKCS12.Contents()
    /// How often something was decrypted, each time with as many iterations as are allowed.
    private var decryptionCount = 0

    /// Each takes a derivation, so that a file of many small parts would take hours.
    private static let maximumDecryptionCount = 64
    /// Bags within bags are allowed, and never seen.
    private static let maximumDepth = 4

    init(passphrase: SecretBytes, maximumIterations: Int, limits: KeyLimits) {
        self.passphrase = passphrase
        self.maximumIterations = maximumIterations
        self.limits = limits
    }

    /// Reads an AuthenticatedSafe: parts that are plain, or encrypted with a passphrase.
    mutating func readSafe(_ bytes: Span<UInt8>) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        while !reader.isAtEnd {
            var part = try reader.readSequence(in: bytes)
            let type = try part.readObjectIdentifier(in: bytes)
            var explicit = DERReader(try part.read(.explicit(0), in: bytes))
            try part.requireEnd()
            switch type {
            case .data:
                let range = try explicit.read(.octetString, in: bytes)
                try readBags(bytes.extracting(range), depth: 0)
            case .encryptedData:
                let decrypted = try decryptedData(&explicit, in: bytes)
                try decrypted.withBytes { (bytes) throws(CryptoError) in try readBags(bytes, depth: 0) }
            default:
                throw .unsupported("PKCS#12 files with parts of type \(type) are not supported here")
            }
            try explicit.requireEnd()
        }
    }

    /// EncryptedData (RFC 5652 §8).
    private mutating func decryptedData(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> SecretBytes {
        var parts = try reader.readSequence(in: bytes)
        _ = try parts.readSmallNumber(in: bytes)
        var content = try parts.readSequence(in: bytes)
        guard try content.readObjectIdentifier(in: bytes) == .data else {
            throw .invalidKey("the PKCS#12 file has an encrypted part that is not data")
        }
        let scheme = try AlgorithmIdentifier(reading: &content, in: bytes)
        let ciphertext = bytes.array(try content.read(.implicit(0), in: bytes))
        try content.requireEnd()
        return try decrypt(try PBES2(scheme, ciphertext: ciphertext, in: bytes))
    }

    private mutating func decrypt(_ encryption: PBES2) throws(CryptoError) -> SecretBytes {
        decryptionCount += 1
        if decryptionCount > Self.maximumDecryptionCount {
            throw .unsupported(
                "PKCS#12 files with more than \(Self.maximumDecryptionCount) encrypted parts are not read"
            )
        }
        let found = try encryption.decrypt(passphrase: passphrase, maximumIterations: maximumIterations)
        guard let found, found.withBytes({ DERReader.isSequence($0) }) else { throw .wrongPassphrase }
        return found
    }

    /// Reads SafeContents.
    private mutating func readBags(_ bytes: Span<UInt8>, depth: Int) throws(CryptoError) {
        if depth > Self.maximumDepth { throw .unsupported("PKCS#12 files with bags nested so deep are not read") }
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        while !reader.isAtEnd {
            var bag = try reader.readSequence(in: bytes)
            let type = try bag.readObjectIdentifier(in: bytes)
            let value = bytes.extracting(try bag.read(.explicit(0), in: bytes))
            let (name, id) = bag.isAtEnd ? (nil, nil) : try Self.attributes(&bag, in: bytes)
            try bag.requireEnd()
            switch type {
            case .keyBag:
                let key = try PrivateKey(pkcs8: value, limits: limits)
                contents.keys.append(PKCS12.KeyEntry(key: key, friendlyName: name, localKeyID: id))
            case .shroudedKeyBag:
                let decrypted = try decrypt(try PBES2(encryptedPrivateKeyInfo: value))
                let key = try decrypted.withBytes { (bytes) throws(CryptoError) in
                    try PrivateKey(pkcs8: bytes, limits: limits)
                }
                contents.keys.append(PKCS12.KeyEntry(key: key, friendlyName: name, localKeyID: id))
            case .certificateBag:
                if let certificate = try Self.certificate(value) {
                    contents.certificates.append(
                        PKCS12.CertificateEntry(certificate: certificate, friendlyName: name, localKeyID: id)
                    )
                } else {
                    contents.otherCount += 1
                }
            case .safeContentsBag:
                try readBags(value, depth: depth + 1)
            default:
                contents.otherCount += 1
            }
        }
    }

    /// CertBag: a certificate of X.509; nil for the other kind there is, of SDSI.
    private static func certificate(_ bytes: Span<UInt8>) throws(CryptoError) -> Certificate? {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard try reader.readObjectIdentifier(in: bytes) == .x509Certificate else { return nil }
        var explicit = DERReader(try reader.read(.explicit(0), in: bytes))
        try reader.requireEnd()
        let range = try explicit.read(.octetString, in: bytes)
        try explicit.requireEnd()
        return Certificate(derRepresentation: bytes.array(range))
    }

    /// The name and the local key id among a bag's attributes (RFC 2985 §5.5).
    private static func attributes(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> (name: String?, id: [UInt8]?) {
        var set = DERReader(try reader.read(.set, in: bytes))
        var (name, id): (String?, [UInt8]?) = (nil, nil)
        while !set.isAtEnd {
            var attribute = try set.readSequence(in: bytes)
            let type = try attribute.readObjectIdentifier(in: bytes)
            var values = DERReader(try attribute.read(.set, in: bytes))
            try attribute.requireEnd()
            switch type {
            case .friendlyName where !values.isAtEnd:
                let text = bytes.array(try values.read(.bmpString, in: bytes))
                let units = stride(from: 0, to: text.count - text.count % 2, by: 2).map {
                    UInt16(text[$0]) << 8 | UInt16(text[$0 + 1])
                }
                name = String(decoding: units, as: UTF16.self)
            case .localKeyID where !values.isAtEnd:
                id = bytes.array(try values.read(.octetString, in: bytes))
            default: break
            }
        }
        return (name, id)
    }
}
