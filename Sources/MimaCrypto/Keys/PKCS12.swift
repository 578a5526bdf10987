public import MimaBytes

/// A PKCS#12 file (RFC 7292), as ".p12" and ".pfx" are: private keys and certificates under a passphrase.
///
/// It is read in DER. The scheme with a passphrase is, RC4 excepted, every one that RFC 7292 and RFC 8018 have, and the
/// authentication code that of RFC 7292 or PBMAC1 (RFC 9579). Files that are signed or encrypted to a public key, which
/// hardly exist, are not read.
public struct PKCS12: Sendable {
    let safe: SecretBytes
    let code: PKCS12Code?

    /// A private key of the file.
    public struct KeyEntry: Sendable {
        /// The key.
        public let key: PrivateKey
        /// The name that people gave it, if it has one.
        public let friendlyName: String?
        /// The bytes by which the key's certificate is known, if there are any.
        public let localKeyID: [UInt8]?
    }

    /// A certificate of the file.
    public struct CertificateEntry: Sendable {
        /// The certificate.
        public let certificate: Certificate
        /// The name that people gave it, if it has one.
        public let friendlyName: String?
        /// The bytes by which the certificate's key is known, if there are any.
        public let localKeyID: [UInt8]?
    }

    /// What is in the file.
    public struct Contents: Sendable {
        /// The private keys.
        public internal(set) var keys: [KeyEntry] = []
        /// The certificates.
        public internal(set) var certificates: [CertificateEntry] = []
        /// How many entries there are that are neither, such as lists of revoked certificates.
        public internal(set) var otherCount = 0

        /// Whether a certificate is that of a key: by their local key ids, or where one has none by the public key.
        public func isCertificate(_ certificate: CertificateEntry, of key: KeyEntry) -> Bool {
            if let mine = key.localKeyID, let theirs = certificate.localKeyID { return mine == theirs }
            return (try? certificate.certificate.publicKey()) == key.key.publicKey
        }
    }

    /// Reads the outer parts of a file of at most 1 MiB.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the file is damaged or something else, and
    /// ``CryptoError/unsupported(_:)`` when it is protected in a way that is not supported here.
    public init(_ bytes: Span<UInt8>) throws(CryptoError) {
        try requireByteCount(bytes.count, of: "PKCS#12 file", in: 1...PEMDocument.maximumByteCount)
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard try reader.readSmallNumber(in: bytes) == 3 else {
            throw .invalidKey("the file is of an unknown version of PKCS#12")
        }
        var safe = try reader.readSequence(in: bytes)
        guard try safe.readObjectIdentifier(in: bytes) == .data else {
            throw .unsupported("PKCS#12 files that are signed and not authenticated by a passphrase are not supported")
        }
        var explicit = DERReader(try safe.read(.explicit(0), in: bytes))
        try safe.requireEnd()
        self.safe = SecretBytes(copying: bytes.extracting(try explicit.read(.octetString, in: bytes)))
        try explicit.requireEnd()
        code = reader.isAtEnd ? nil : try PKCS12Code(reading: &reader, in: bytes)
        try reader.requireEnd()
    }

    /// Reads the outer parts of a file, as the one over spans does.
    public init(_ bytes: [UInt8]) throws(CryptoError) {
        try self.init(bytes.span)
    }

    /// The contents.
    ///
    /// - Parameters:
    ///   - passphrase: The passphrase in UTF-8, as it was typed; a file may have an empty one.
    ///   - maximumIterations: The most iterations of a derivation that are obeyed, since their number comes from the
    ///     file. One million takes about half a second.
    ///   - limits: How weak keys may be.
    ///
    /// Throws ``CryptoError/wrongPassphrase``, ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when more work is
    /// asked for or a key is too weak, ``CryptoError/unsupported(_:)`` and ``CryptoError/unavailable(algorithm:)`` when
    /// something in it is not supported here, and ``CryptoError/invalidKey(_:)`` when the passphrase is right and the
    /// contents are damaged.
    public func open(
        passphrase: SecretBytes,
        maximumIterations: Int = 10_000_000,
        limits: KeyLimits = .standard
    ) throws(CryptoError) -> Contents {
        // A file without a code shows a wrong passphrase by what it decrypts to.
        if let code {
            let isGood = try code.isValid(for: safe, passphrase: passphrase, maximumIterations: maximumIterations)
            if !isGood { throw .wrongPassphrase }
        }
        var reader = PKCS12Reader(passphrase: passphrase, maximumIterations: maximumIterations, limits: limits)
        try safe.withBytes { (bytes) throws(CryptoError) in try reader.readSafe(bytes) }
        return reader.contents
    }
}
