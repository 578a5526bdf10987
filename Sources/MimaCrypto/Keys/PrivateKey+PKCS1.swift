public import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// Reads an RSAPrivateKey in DER, as PKCS#1 has it (RFC 8017 appendix A.1.2) and "BEGIN RSA PRIVATE KEY", of two
    /// primes.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are something else or no key, or its numbers do not belong
    /// together, and ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public init(pkcs1DERRepresentation der: SecretBytes, limits: KeyLimits = .standard) throws(CryptoError) {
        let numbers = try der.withBytes { (bytes) throws(CryptoError) in try RSAPrivateNumbers.reading(pkcs1: bytes) }
        try self.init(rsa: numbers, limits: limits)
    }

    /// The key as an RSAPrivateKey in DER (RFC 8017 appendix A.1.2); nil when it is not of RSA.
    public var pkcs1DERRepresentation: SecretBytes? {
        if case .rsa(let numbers) = material { numbers.pkcs1() } else { nil }
    }

    /// Reads a DSA key as OpenSSL writes it under "BEGIN DSA PRIVATE KEY": a version, p, q, g, y and x.
    init(traditionalDSA bytes: Span<UInt8>, limits: KeyLimits) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard try reader.readSmallNumber(in: bytes) == 0 else {
            throw .invalidKey("the DSA private key is of an unknown version")
        }
        let (p, q) = (try reader.readInteger(in: bytes), try reader.readInteger(in: bytes))
        let (g, y) = (try reader.readInteger(in: bytes), try reader.readInteger(in: bytes))
        let secret = try reader.readSecretInteger(in: bytes)
        try reader.requireEnd()
        try self.init(
            finiteField: FiniteFieldParameters(p: p, q: q, g: g),
            isDSA: true,
            secret: secret,
            statedPublicNumber: y,
            limits: limits
        )
    }

    /// The key as OpenSSL writes it under "BEGIN DSA PRIVATE KEY"; nil when it is not of DSA.
    var traditionalDSA: SecretBytes? {
        guard case .dsa(let parameters, let y) = publicKey.material, case .scalar(let secret) = material else {
            return nil
        }
        return DERElement.sequence([
            .integer(0), .integer(parameters.p), .integer(parameters.q ?? []), .integer(parameters.g), .integer(y),
            .integer(secret),
        ]).encode()
    }
}
