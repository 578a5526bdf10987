internal import MimaBytes

/// Encryption of a private key with a passphrase as PKCS#5 has it (RFC 8018 §6.2): its parameters, and the ciphertext.
///
/// The older schemes of PKCS#5 (§6.1) and PKCS#12 (RFC 7292 appendix C), which make the vector from the passphrase too,
/// are read as far as they are over DES, 3DES and RC2.
struct PBES2: Sendable {
    private let derivation: Derivation
    private let cipher: CBCCipher
    private let iv: [UInt8]
    private let ciphertext: [UInt8]

    private enum Derivation: Sendable {
        case pbkdf2(HashAlgorithm, salt: [UInt8], iterations: Int)
        case scrypt(Scrypt, salt: [UInt8])
        case pbkdf1(HashAlgorithm, salt: [UInt8], iterations: Int)
        case pkcs12(salt: [UInt8], iterations: Int)
    }

    /// The most that scrypt's N·r·p may be: twice what 1 GiB of memory, the most that is allowed, takes with p = 1.
    private static let maximumScryptWork = 1 << 24

    /// Reads an EncryptedPrivateKeyInfo (RFC 5958 §3).
    init(encryptedPrivateKeyInfo bytes: Span<UInt8>) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = DERReader(try outer.read(.sequence, in: bytes))
        try outer.requireEnd()
        let scheme = try AlgorithmIdentifier(reading: &reader, in: bytes)
        let ciphertext = bytes.array(try reader.read(.octetString, in: bytes))
        try reader.requireEnd()
        try self.init(scheme, ciphertext: ciphertext, in: bytes)
    }

    /// What is encrypted by a scheme whose parameters are in `bytes`.
    init(_ scheme: AlgorithmIdentifier, ciphertext: [UInt8], in bytes: Span<UInt8>) throws(CryptoError) {
        self.ciphertext = ciphertext
        var parameters = scheme.parameters
        guard scheme.algorithm == .pbes2 else {
            iv = []
            (derivation, cipher) = try Self.older(scheme.algorithm, &parameters, in: bytes)
            return
        }
        var both = DERReader(try parameters.read(.sequence, in: bytes))
        try parameters.requireEnd()
        let function = try AlgorithmIdentifier(reading: &both, in: bytes)
        let encryption = try AlgorithmIdentifier(reading: &both, in: bytes)
        try both.requireEnd()

        guard let cipher = encryption.algorithm.cbcCipher else {
            throw .unsupported("private keys encrypted with cipher \(encryption.algorithm) are not supported here")
        }
        parameters = encryption.parameters
        iv = bytes.array(try parameters.read(.octetString, in: bytes))
        try parameters.requireEnd()
        try requireByteCount(
            iv.count,
            of: "initialisation vector",
            in: cipher.blockByteCount...cipher.blockByteCount
        )
        self.cipher = cipher

        parameters = function.parameters
        var numbers = DERReader(try parameters.read(.sequence, in: bytes))
        try parameters.requireEnd()
        switch function.algorithm {
        case .pbkdf2: derivation = try Self.pbkdf2(&numbers, in: bytes, keyByteCount: cipher.keyByteCount)
        case .scrypt: derivation = try Self.scrypt(&numbers, in: bytes, keyByteCount: cipher.keyByteCount)
        default:
            throw .unsupported("private keys with the key derivation \(function.algorithm) are not supported here")
        }
    }

    /// A scheme before PBES2, whose parameters are a salt and a number of iterations.
    private static func older(
        _ scheme: ObjectIdentifier,
        _ parameters: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> (Derivation, CBCCipher) {
        let pkcs12Cipher: CBCCipher? =
            switch scheme {
            case .pkcs12TripleDES: .tripleDES
            case .pkcs12TwoKeyTripleDES: .twoKeyTripleDES
            case .pkcs12RC2With128Bits: .rc2With128Bits
            case .pkcs12RC2With40Bits: .rc2With40Bits
            default: nil
            }
        let hash: HashAlgorithm? =
            switch scheme {
            case .pbeMD5DES: .insecure(.md5)
            case .pbeSHA1DES: .insecure(.sha1)
            default: pkcs12Cipher == nil ? nil : .insecure(.sha1)
            }
        guard let hash else {
            throw .unsupported("private keys encrypted with scheme \(scheme) are not supported here")
        }
        var numbers = try parameters.readSequence(in: bytes)
        try parameters.requireEnd()
        let salt = bytes.array(try numbers.read(.octetString, in: bytes))
        let iterations = try numbers.readSmallNumber(in: bytes) ?? Int.max
        try numbers.requireEnd()
        if let pkcs12Cipher {
            try requireByteCount(salt.count, of: "salt", in: 1...1024)
            return (.pkcs12(salt: salt, iterations: iterations), pkcs12Cipher)
        }
        // RFC 8018 appendix A.3.
        try requireByteCount(salt.count, of: "salt", in: 8...8)
        return (.pbkdf1(hash, salt: salt, iterations: iterations), .des)
    }

    private static func pbkdf2(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>,
        keyByteCount: Int
    ) throws(CryptoError) -> Derivation {
        let salt = bytes.array(try reader.read(.octetString, in: bytes))
        let iterations = try reader.readSmallNumber(in: bytes) ?? Int.max
        try readKeyByteCount(&reader, in: bytes, expected: keyByteCount)
        // HMAC with SHA-1 is what RFC 8018 says no word of the function means.
        if reader.isAtEnd { return .pbkdf2(.insecure(.sha1), salt: salt, iterations: iterations) }
        let function = try AlgorithmIdentifier(reading: &reader, in: bytes)
        try reader.requireEnd()
        guard let hash = function.algorithm.hmacHash else {
            throw .unsupported("private keys with PBKDF2 over \(function.algorithm) are not supported here")
        }
        return .pbkdf2(hash, salt: salt, iterations: iterations)
    }

    private static func scrypt(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>,
        keyByteCount: Int
    ) throws(CryptoError) -> Derivation {
        let salt = bytes.array(try reader.read(.octetString, in: bytes))
        let cost = try reader.readSmallNumber(in: bytes) ?? Int.max
        let blockSize = try reader.readSmallNumber(in: bytes) ?? Int.max
        let parallelism = try reader.readSmallNumber(in: bytes) ?? Int.max
        try readKeyByteCount(&reader, in: bytes, expected: keyByteCount)
        try reader.requireEnd()
        return .scrypt(Scrypt(cost: cost, blockSize: blockSize, parallelism: parallelism), salt: salt)
    }

    /// The size of the key may be there, and must then be the cipher's.
    private static func readKeyByteCount(
        _ reader: inout DERReader,
        in bytes: Span<UInt8>,
        expected: Int
    ) throws(CryptoError) {
        guard reader.nextTag(in: bytes) == DERTag.integer.rawValue else { return }
        let count = try reader.readSmallNumber(in: bytes)
        try requireByteCount(count ?? Int.max, of: "derived key", in: expected...expected)
    }

    /// The private key, or nil when the passphrase is another or the ciphertext damaged.
    func decrypt(passphrase: SecretBytes, maximumIterations: Int) throws(CryptoError) -> SecretBytes? {
        let key: SymmetricKey
        var iv = iv
        switch derivation {
        case .pbkdf1(let hash, let salt, let iterations):
            try requireIterations(iterations, of: "PBKDF1", atMost: maximumIterations)
            // The key, and behind it the vector.
            let both = try Insecure.PBKDF1(hash, iterations: iterations)
                .deriveKey(from: passphrase, salt: salt, byteCount: 16).secretBytes
            key = both.withBytes { SymmetricKey(data: $0.extracting(0..<8)) }
            iv = both.withBytes { $0.array(8..<16) }
        case .pkcs12(let salt, let iterations):
            try requireIterations(iterations, of: "PKCS#12", atMost: maximumIterations)
            let derivation = PKCS12KDF(.insecure(.sha1), iterations: iterations)
            do throws(CryptoError) {
                key = try derivation.deriveKey(
                    from: passphrase,
                    salt: salt,
                    purpose: .encryptionKey,
                    byteCount: cipher.keyByteCount
                )
                iv = try derivation.deriveKey(
                    from: passphrase,
                    salt: salt,
                    purpose: .initialVector,
                    byteCount: cipher.blockByteCount
                ).secretBytes.revealed
            } catch .unsupported {
                // The passphrase is not UTF-8, so that it is not the one of such a file.
                return nil
            }
        case .pbkdf2(let hash, let salt, let iterations):
            try requireIterations(iterations, of: "PBKDF2", atMost: maximumIterations)
            key = try PBKDF2(hash, iterations: iterations)
                .deriveKey(from: passphrase, salt: salt, byteCount: cipher.keyByteCount)
        case .scrypt(let scrypt, let salt):
            let (product, isTooLarge) = scrypt.blockSize.multipliedReportingOverflow(by: scrypt.parallelism)
            let (work, isFarTooLarge) = product.multipliedReportingOverflow(by: scrypt.cost)
            if isTooLarge || isFarTooLarge || work > Self.maximumScryptWork {
                throw .parameterOutOfRange(
                    "work of scrypt, N·r·p,",
                    found: isTooLarge || isFarTooLarge ? Int.max : work,
                    allowed: 1...Self.maximumScryptWork
                )
            }
            key = try scrypt.deriveKey(from: passphrase, salt: salt, byteCount: cipher.keyByteCount)
        }
        return try cipher.decrypt(ciphertext.span, key: key.secretBytes, iv: iv)
    }
}

/// Throws when a file asks for more work than is allowed.
func requireIterations(_ iterations: Int, of name: String, atMost maximum: Int) throws(CryptoError) {
    let allowed = 1...max(1, maximum)
    if !allowed.contains(iterations) {
        throw .parameterOutOfRange("number of \(name) iterations", found: iterations, allowed: allowed)
    }
}

extension PBES2 {
    /// An EncryptedPrivateKeyInfo (RFC 5958 §3) of a PrivateKeyInfo, under AES-256-CBC.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` or ``CryptoError/unsupported(_:)`` when the
    /// derivation cannot be, and ``CryptoError/unsupported(_:)`` when the passphrase is empty.
    static func encrypt(
        _ privateKeyInfo: SecretBytes,
        passphrase: SecretBytes,
        derivation: PassphraseDerivation
    ) throws(CryptoError) -> SecretBytes {
        if passphrase.count == 0 { throw .unsupported("an empty passphrase does not protect a key") }
        let cipher = CBCCipher.aes256
        let salt = SecureRandom.bytes(16)
        let iv = SecureRandom.bytes(cipher.blockByteCount)
        let key: SymmetricKey
        let function: DERElement
        switch derivation {
        case .pbkdf2(let hash, let iterations):
            guard let name = ObjectIdentifier(hmac: hash) else {
                throw .unsupported("key files have no name for PBKDF2 over \(hash)")
            }
            key = try PBKDF2(hash, iterations: iterations)
                .deriveKey(from: passphrase, salt: salt, byteCount: cipher.keyByteCount)
            var numbers: [DERElement] = [.octets(salt), .integer(iterations)]
            if hash != .insecure(.sha1) { numbers.append(.sequence([.identifier(name), .null])) }
            function = .sequence([.identifier(.pbkdf2), .sequence(numbers)])
        case .scrypt(let cost, let blockSize, let parallelism):
            key = try Scrypt(cost: cost, blockSize: blockSize, parallelism: parallelism)
                .deriveKey(from: passphrase, salt: salt, byteCount: cipher.keyByteCount)
            let numbers: [DERElement] = [
                .octets(salt), .integer(cost), .integer(blockSize), .integer(parallelism),
            ]
            function = .sequence([.identifier(.scrypt), .sequence(numbers)])
        }
        let ciphertext = try cipher.encrypt(privateKeyInfo, key: key.secretBytes, iv: iv)
        let encryption = DERElement.sequence([.identifier(ObjectIdentifier(cbcCipher: cipher)), .octets(iv)])
        return DERElement.sequence([
            .sequence([.identifier(.pbes2), .sequence([function, encryption])]), .octets(ciphertext),
        ]).encode()
    }
}
