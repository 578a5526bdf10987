internal import MimaBytes

/// The code by which a PKCS#12 file is authenticated (RFC 7292 §4, MacData): HMAC under a key from PKCS#12's own
/// derivation, or from PBKDF2 (PBMAC1, RFC 9579).
struct PKCS12Code: Sendable {
    private let derivation: Derivation
    private let hash: HashAlgorithm
    private let code: [UInt8]

    private enum Derivation: Sendable {
        case pkcs12(salt: [UInt8], iterations: Int)
        case pbkdf2(HashAlgorithm, salt: [UInt8], iterations: Int, keyByteCount: Int)
    }

    init(reading reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        var parts = try reader.readSequence(in: bytes)
        var digest = try parts.readSequence(in: bytes)
        let algorithm = try AlgorithmIdentifier(reading: &digest, in: bytes)
        code = bytes.array(try digest.read(.octetString, in: bytes))
        try digest.requireEnd()
        let salt = bytes.array(try parts.read(.octetString, in: bytes))
        let iterations = parts.isAtEnd ? 1 : try parts.readSmallNumber(in: bytes) ?? Int.max
        try parts.requireEnd()
        if algorithm.algorithm == .pbmac1 {
            // The salt and the number beside it mean nothing (RFC 9579 §4).
            (derivation, hash) = try Self.pbmac1(algorithm, in: bytes)
        } else {
            guard let hash = algorithm.algorithm.hash else {
                throw .unsupported("PKCS#12 files authenticated by \(algorithm.algorithm) are not supported here")
            }
            try algorithm.requireNoParameters(in: bytes)
            try requireByteCount(salt.count, of: "salt", in: 1...1024)
            self.hash = hash
            derivation = .pkcs12(salt: salt, iterations: iterations)
        }
        try requireByteCount(code.count, of: "authentication code", in: hash.byteCount...hash.byteCount)
    }

    /// PBMAC1-params (RFC 9579 §5): PBKDF2 and HMAC, each with its own hash function.
    private static func pbmac1(
        _ algorithm: AlgorithmIdentifier,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> (Derivation, HashAlgorithm) {
        var parameters = algorithm.parameters
        var both = try parameters.readSequence(in: bytes)
        try parameters.requireEnd()
        let function = try AlgorithmIdentifier(reading: &both, in: bytes)
        let code = try AlgorithmIdentifier(reading: &both, in: bytes)
        try both.requireEnd()
        guard function.algorithm == .pbkdf2, let hash = code.algorithm.hmacHash else {
            throw .unsupported(
                "PKCS#12 files with PBMAC1 over \(function.algorithm) and \(code.algorithm) are not supported"
            )
        }
        var numbers = function.parameters
        var reader = try numbers.readSequence(in: bytes)
        try numbers.requireEnd()
        let salt = bytes.array(try reader.read(.octetString, in: bytes))
        let iterations = try reader.readSmallNumber(in: bytes) ?? Int.max
        // Here the size must be there (RFC 9579 §5): it is not the cipher's.
        let size = try reader.readSmallNumber(in: bytes) ?? Int.max
        // RFC 9579 §8 wants no less than 20 bytes.
        try requireByteCount(size, of: "derived key", in: 20...1024)
        var derivationHash = HashAlgorithm.insecure(.sha1)
        if !reader.isAtEnd {
            let name = try AlgorithmIdentifier(reading: &reader, in: bytes)
            guard let found = name.algorithm.hmacHash else {
                throw .unsupported("PKCS#12 files with PBKDF2 over \(name.algorithm) are not supported here")
            }
            derivationHash = found
        }
        try reader.requireEnd()
        return (.pbkdf2(derivationHash, salt: salt, iterations: iterations, keyByteCount: size), hash)
    }

    /// Whether it is the code of `message` under the passphrase; compared in constant time.
    func isValid(
        for message: SecretBytes,
        passphrase: SecretBytes,
        maximumIterations: Int
    ) throws(CryptoError) -> Bool {
        let key: SymmetricKey
        switch derivation {
        case .pkcs12(let salt, let iterations):
            try requireIterations(iterations, of: "PKCS#12", atMost: maximumIterations)
            do throws(CryptoError) {
                key = try PKCS12KDF(hash, iterations: iterations).deriveKey(
                    from: passphrase,
                    salt: salt,
                    purpose: .integrityKey,
                    byteCount: hash.byteCount
                )
            } catch .unsupported {
                // The passphrase is not UTF-8, so that it is not the one of such a file.
                return false
            }
        case .pbkdf2(let function, let salt, let iterations, let count):
            try requireIterations(iterations, of: "PBKDF2", atMost: maximumIterations)
            key = try PBKDF2(function, iterations: iterations)
                .deriveKey(from: passphrase, salt: salt, byteCount: count)
        }
        let code = code
        return try message.withBytes { (message) throws(CryptoError) in
            try MACAlgorithm.hmac(hash).isValidAuthenticationCode(code.span, authenticating: message, using: key)
        }
    }
}
