public import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// Reads a PrivateKeyInfo in DER, as PKCS#8 has it (RFC 5958 §2) and "BEGIN PRIVATE KEY".
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are something else or no key, or its parts do not belong
    /// together, ``CryptoError/unsupported(_:)`` when its type or curve is not supported here, and
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it is weaker than `limits`.
    public init(pkcs8DERRepresentation der: SecretBytes, limits: KeyLimits = .standard) throws(CryptoError) {
        self = try der.withBytes { (bytes) throws(CryptoError) in try PrivateKey(pkcs8: bytes, limits: limits) }
    }

    init(pkcs8 bytes: Span<UInt8>, limits: KeyLimits) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard let version = try reader.readSmallNumber(in: bytes), version <= 1 else {
            throw .invalidKey("the private key is of an unknown version of PKCS#8")
        }
        let algorithm = try KeyAlgorithmIdentifier(reading: &reader, in: bytes)
        let contents = try reader.read(.octetString, in: bytes)
        // The attributes say nothing that is needed here.
        _ = try reader.readIfPresent(.explicit(0), in: bytes)
        var publicPart: [UInt8]?
        if reader.isNext(.implicit(1), in: bytes) {
            guard version == 1 else {
                throw .invalidKey("the private key has a public part, which its version of PKCS#8 does not have")
            }
            publicPart = bytes.array(try reader.readBitString(.implicit(1), in: bytes))
        }
        try reader.requireEnd()
        let key = bytes.extracting(contents)
        var inner = DERReader(0..<key.count)
        switch algorithm {
        case .rsa:
            self = try PrivateKey(rsa: RSAPrivateNumbers.reading(pkcs1: key), limits: limits)
        case .rsaPSS(let parameters):
            self = try PrivateKey(rsa: RSAPrivateNumbers.reading(pkcs1: key), pss: .some(parameters), limits: limits)
        case .ec(let curve):
            self = try PrivateKey(sec1: key, curve: curve)
        case .raw(let kind):
            let raw = try inner.read(.octetString, in: key)
            try inner.requireEnd()
            self = try PrivateKey(kind, bytes: SecretBytes(copying: key.extracting(raw)))
        case .postQuantum(let algorithm):
            self = try PrivateKey(algorithm, pkcs8Contents: key)
        case .dsa(let parameters):
            let secret = try inner.readSecretInteger(in: key)
            try inner.requireEnd()
            self = try PrivateKey(finiteField: parameters, isDSA: true, secret: secret, limits: limits)
        case .dh(let parameters):
            let secret = try inner.readSecretInteger(in: key)
            try inner.requireEnd()
            self = try PrivateKey(finiteField: parameters, isDSA: false, secret: secret, limits: limits)
        }
        if let publicPart, try !isPublicPart(publicPart) { throw Self.mismatch }
    }

    /// Whether the bytes are what a SubjectPublicKeyInfo of the key has inside.
    private func isPublicPart(_ bytes: [UInt8]) throws(CryptoError) -> Bool {
        if case .ec(let curve, _) = publicKey.material {
            return try PublicKey(.ec(curve, point: bytes)) == publicKey
        }
        return DERElement.sequence([KeyAlgorithmIdentifier(publicKey).element, .bits(bytes)]).encode().revealed
            == publicKey.derRepresentation
    }

    /// The key as a PrivateKeyInfo in DER (RFC 5958 §2), of version 0, which every program reads.
    public var pkcs8DERRepresentation: SecretBytes {
        let contents: SecretBytes =
            switch material {
            case .rsa(let numbers): numbers.pkcs1()
            case .raw(let bytes): DERElement.octets(bytes).encode()
            case .postQuantum(let seed, let expanded):
                if case .postQuantum(let algorithm) = algorithm {
                    Self.pkcs8Contents(algorithm, seed: seed, expanded: expanded)
                } else {
                    expanded
                }
            case .scalar(let secret):
                if case .ec = algorithm { sec1(withCurve: false) } else { DERElement.integer(secret).encode() }
            }
        return DERElement.sequence([
            .integer(0), KeyAlgorithmIdentifier(publicKey).element, .octets(contents),
        ]).encode()
    }
}
