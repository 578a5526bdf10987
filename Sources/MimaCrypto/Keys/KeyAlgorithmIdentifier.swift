internal import MimaBytes
internal import OpenSSLBridge

/// What the algorithm identifier of SubjectPublicKeyInfo and of PKCS#8 says of a key (RFC 5280 §4.1.2.7): its type, and
/// the parameters that it shares with others.
enum KeyAlgorithmIdentifier: Sendable {
    case rsa
    case rsaPSS(RSA.PSSParameters?)
    case ec(EllipticCurve)
    case raw(Key.RawKind)
    case dsa(FiniteFieldParameters)
    case dh(FiniteFieldParameters)
    case postQuantum(PostQuantumAlgorithm)

    /// Reads the next element.
    init(reading reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        let identifier = try AlgorithmIdentifier(reading: &reader, in: bytes)
        var parameters = identifier.parameters
        switch identifier.algorithm {
        case .rsa:
            try identifier.requireNoParameters(in: bytes)
            self = .rsa
        case .rsaPSS:
            self = .rsaPSS(parameters.isAtEnd ? nil : try RSA.PSSParameters(reading: &parameters, in: bytes))
            try parameters.requireEnd()
        case .ellipticCurve:
            self = .ec(try EllipticCurve(readingParameters: &parameters, in: bytes))
            try parameters.requireEnd()
        case .ed25519, .ed448, .x25519, .x448:
            // RFC 8410 §3: absent, not null.
            try parameters.requireEnd()
            self = .raw(Self.rawKinds.first { $0.0 == identifier.algorithm }?.1 ?? .ed25519)
        case .dsa:
            var numbers = try parameters.readSequence(in: bytes)
            try parameters.requireEnd()
            let (p, q) = (try numbers.readInteger(in: bytes), try numbers.readInteger(in: bytes))
            self = .dsa(FiniteFieldParameters(p: p, q: q, g: try numbers.readInteger(in: bytes)))
            try numbers.requireEnd()
        case .dhPKCS3:
            var numbers = try parameters.readSequence(in: bytes)
            try parameters.requireEnd()
            let (p, g) = (try numbers.readInteger(in: bytes), try numbers.readInteger(in: bytes))
            // The size of the private number, which tells nothing of a key that is there.
            if !numbers.isAtEnd { _ = try numbers.readNumber(in: bytes) }
            try numbers.requireEnd()
            self = .dh(try FiniteFieldParameters(p: p, q: nil, g: g).completed())
        case .dhX942:
            var numbers = try parameters.readSequence(in: bytes)
            try parameters.requireEnd()
            let (p, g) = (try numbers.readInteger(in: bytes), try numbers.readInteger(in: bytes))
            let q = try numbers.readInteger(in: bytes)
            // The cofactor, and the seed with its counter, from which p and q were made.
            if numbers.isNext(.integer, in: bytes) { _ = try numbers.readNumber(in: bytes) }
            if !numbers.isAtEnd { _ = try numbers.readSequence(in: bytes) }
            try numbers.requireEnd()
            self = .dh(FiniteFieldParameters(p: p, q: q, g: g))
        default:
            if let algorithm = PostQuantumAlgorithm(identifier: identifier.algorithm) {
                // RFC 9935 §3, RFC 9881 §2, RFC 9909 §3: absent.
                try parameters.requireEnd()
                self = .postQuantum(algorithm)
                return
            }
            throw .unsupported("keys of type \(identifier.algorithm) are not supported here")
        }
    }

    private static let rawKinds: [(ObjectIdentifier, Key.RawKind)] = [
        (.ed25519, .ed25519), (.ed448, .ed448), (.x25519, .x25519), (.x448, .x448),
    ]

    /// What is to be said of a key.
    init(_ key: PublicKey) {
        switch key.material {
        case .rsa: self = .rsa
        case .rsaPSS(_, _, let parameters): self = .rsaPSS(parameters)
        case .ec(let curve, _): self = .ec(curve)
        case .raw(let kind, _): self = .raw(kind)
        case .dsa(let parameters, _): self = .dsa(parameters)
        case .dh(let parameters, _): self = .dh(parameters)
        case .postQuantum(let algorithm, _): self = .postQuantum(algorithm)
        }
    }

    /// The identifier in DER.
    var element: DERElement {
        switch self {
        case .rsa: .sequence([.identifier(.rsa), .null])
        case .rsaPSS(nil): .sequence([.identifier(.rsaPSS)])
        case .rsaPSS(let parameters?): .sequence([.identifier(.rsaPSS), parameters.element])
        case .ec(let curve): .sequence([.identifier(.ellipticCurve), .identifier(curve.identifier)])
        case .raw(let kind):
            .sequence([.identifier(Self.rawKinds.first { $0.1 == kind }?.0 ?? .ed25519)])
        case .postQuantum(let algorithm): .sequence([.identifier(algorithm.identifier)])
        case .dsa(let numbers):
            .sequence([
                .identifier(.dsa),
                .sequence([.integer(numbers.p), .integer(numbers.q ?? []), .integer(numbers.g)]),
            ])
        case .dh(let numbers):
            if let q = numbers.q, !numbers.hasSafePrime {
                .sequence([
                    .identifier(.dhX942), .sequence([.integer(numbers.p), .integer(numbers.g), .integer(q)]),
                ])
            } else {
                .sequence([.identifier(.dhPKCS3), .sequence([.integer(numbers.p), .integer(numbers.g)])])
            }
        }
    }
}

extension RSA.PSSParameters {
    /// Reads RSASSA-PSS-params (RFC 8017 appendix A.2.3).
    fileprivate init(reading reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        var parts = try reader.readSequence(in: bytes)
        var hash: HashAlgorithm = .insecure(.sha1)
        var maskHash: HashAlgorithm = .insecure(.sha1)
        var saltByteCount = 20
        if var part = try parts.readIfPresent(.explicit(0), in: bytes) {
            hash = try Self.hash(reading: &part, in: bytes)
            try part.requireEnd()
        }
        if var part = try parts.readIfPresent(.explicit(1), in: bytes) {
            let mask = try AlgorithmIdentifier(reading: &part, in: bytes)
            try part.requireEnd()
            if mask.algorithm != .mgf1 {
                throw .unsupported("RSA-PSS keys with a mask other than MGF1 are not supported")
            }
            var parameters = mask.parameters
            maskHash = try Self.hash(reading: &parameters, in: bytes)
            try parameters.requireEnd()
        }
        if var part = try parts.readIfPresent(.explicit(2), in: bytes) {
            saltByteCount = try part.readSmallNumber(in: bytes) ?? Int.max
            try part.requireEnd()
        }
        if var part = try parts.readIfPresent(.explicit(3), in: bytes) {
            guard try part.readSmallNumber(in: bytes) == 1 else {
                throw .invalidKey("the RSA-PSS key names a trailer that does not exist")
            }
            try part.requireEnd()
        }
        try parts.requireEnd()
        self.init(hash: hash, maskHash: maskHash, minimumSaltByteCount: saltByteCount)
    }

    private static func hash(
        reading reader: inout DERReader,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> HashAlgorithm {
        let identifier = try AlgorithmIdentifier(reading: &reader, in: bytes)
        try identifier.requireNoParameters(in: bytes)
        guard let hash = identifier.algorithm.hash else {
            throw .unsupported("RSA-PSS keys for the hash function \(identifier.algorithm) are not supported here")
        }
        return hash
    }

    /// The parameters in DER, without what is the default.
    fileprivate var element: DERElement {
        var parts: [DERElement] = []
        if hash != .insecure(.sha1) {
            parts.append(.constructed(.explicit(0), [Self.element(hash)]))
        }
        if maskHash != .insecure(.sha1) {
            parts.append(
                .constructed(.explicit(1), [.sequence([.identifier(.mgf1), Self.element(maskHash)])])
            )
        }
        if minimumSaltByteCount != 20 {
            parts.append(.constructed(.explicit(2), [.integer(minimumSaltByteCount)]))
        }
        return .sequence(parts)
    }

    /// A key with another function cannot have been made.
    private static func element(_ hash: HashAlgorithm) -> DERElement {
        .sequence((ObjectIdentifier(hash: hash).map { [.identifier($0)] } ?? []) + [.null])
    }
}
