public import MimaBytes

extension PrivateKey {
    /// Reads an ECPrivateKey in DER (RFC 5915 §3, SEC 1 §C.4) that names its curve, as "BEGIN EC PRIVATE KEY" has it.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are something else or no key, or its parts do not belong
    /// together, and ``CryptoError/unsupported(_:)`` when the curve is not supported here.
    public init(sec1DERRepresentation der: SecretBytes) throws(CryptoError) {
        self = try der.withBytes { (bytes) throws(CryptoError) in try PrivateKey(sec1: bytes, curve: nil) }
    }

    /// Reads an ECPrivateKey. When `known` is there, the key need not name its curve, but must not name another.
    init(sec1 bytes: Span<UInt8>, curve known: EllipticCurve?) throws(CryptoError) {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard try reader.readSmallNumber(in: bytes) == 1 else {
            throw .invalidKey("the private key is of an unknown version of SEC 1")
        }
        let scalar = try reader.read(.octetString, in: bytes)
        var curve = known
        if var parameters = try reader.readIfPresent(.explicit(0), in: bytes) {
            let named = try EllipticCurve(readingParameters: &parameters, in: bytes)
            try parameters.requireEnd()
            if let known, known != named {
                throw .invalidKey("the private key is said to be on the curves \(known.name) and \(named.name)")
            }
            curve = named
        }
        guard let curve else { throw .invalidKey("the private key does not say on which curve it is") }
        var point: [UInt8]?
        if var publicPart = try reader.readIfPresent(.explicit(1), in: bytes) {
            point = bytes.array(try publicPart.readBitString(in: bytes))
            try publicPart.requireEnd()
        }
        try reader.requireEnd()
        // RFC 5915 demands the field's size; some programs leave out zeros in front, and no program adds any.
        try requireByteCount(scalar.count, of: "\(curve.name) private key", in: 1...curve.orderByteCount)
        try self.init(curve, scalar: SecretBytes(copying: bytes.extracting(scalar)), statedPoint: point)
    }

    /// The key as an ECPrivateKey in DER (RFC 5915 §3), with its curve's name; nil when it is not on such a curve.
    public var sec1DERRepresentation: SecretBytes? {
        if case .ec = algorithm { sec1(withCurve: true) } else { nil }
    }

    func sec1(withCurve: Bool) -> SecretBytes {
        guard case .scalar(let scalar) = material, case .ec(let curve, let point) = publicKey.material else {
            return SecretBytes(copying: [])
        }
        var parts: [DERElement] = [.integer(1), .octets(scalar)]
        if withCurve { parts.append(.constructed(.explicit(0), [.identifier(curve.identifier)])) }
        parts.append(.constructed(.explicit(1), [.bits(point)]))
        return DERElement.sequence(parts).encode()
    }
}
