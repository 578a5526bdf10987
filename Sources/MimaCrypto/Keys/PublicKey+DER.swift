internal import MimaBytes

extension PublicKey {
    /// Reads a SubjectPublicKeyInfo in DER (RFC 5280 §4.1), as "BEGIN PUBLIC KEY" has it.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are something else or no key, ``CryptoError/unsupported(_:)``
    /// when its type or curve is not supported here, and ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when it
    /// is weaker than `limits`.
    public init(derRepresentation der: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        let bytes = der.span
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        let algorithm = try KeyAlgorithmIdentifier(reading: &reader, in: bytes)
        let contents = try reader.readBitString(in: bytes)
        try reader.requireEnd()
        var inner = DERReader(contents)
        switch algorithm {
        case .rsa:
            let (n, e) = try Self.rsaNumbers(Array(der[contents]))
            try self.init(.rsa(n: n, e: e), limits: limits)
        case .rsaPSS(let parameters):
            let (n, e) = try Self.rsaNumbers(Array(der[contents]))
            try self.init(.rsaPSS(n: n, e: e, parameters), limits: limits)
        case .ec(let curve):
            try self.init(.ec(curve, point: Array(der[contents])))
        case .raw(let kind):
            try self.init(.raw(kind, Array(der[contents])))
        case .postQuantum(let algorithm):
            try self.init(.postQuantum(algorithm, Array(der[contents])))
        case .dsa(let parameters):
            let y = try inner.readInteger(in: bytes)
            try inner.requireEnd()
            try self.init(.dsa(parameters, y: y), limits: limits)
        case .dh(let parameters):
            let y = try inner.readInteger(in: bytes)
            try inner.requireEnd()
            try self.init(.dh(parameters, y: y), limits: limits)
        }
    }

    /// The key as a SubjectPublicKeyInfo in DER (RFC 5280 §4.1), points uncompressed.
    public var derRepresentation: [UInt8] {
        let contents: [UInt8] =
            switch material {
            case .rsa(let n, let e), .rsaPSS(let n, let e, _): Self.pkcs1(n: n, e: e)
            case .ec(_, let point): point
            case .raw(_, let bytes), .postQuantum(_, let bytes): bytes
            case .dsa(_, let y), .dh(_, let y): DERElement.integer(y).encode().revealed
            }
        return DERElement.sequence([KeyAlgorithmIdentifier(self).element, .bits(contents)]).encode().revealed
    }

    /// Reads an RSAPublicKey in DER, as PKCS#1 has it (RFC 8017 appendix A.1.1) and "BEGIN RSA PUBLIC KEY".
    ///
    /// Throws as ``init(derRepresentation:limits:)`` does.
    public init(pkcs1DERRepresentation der: [UInt8], limits: KeyLimits = .standard) throws(CryptoError) {
        let (n, e) = try Self.rsaNumbers(der)
        try self.init(.rsa(n: n, e: e), limits: limits)
    }

    /// The key as an RSAPublicKey in DER (RFC 8017 appendix A.1.1); nil when it is not of RSA.
    public var pkcs1DERRepresentation: [UInt8]? {
        switch material {
        case .rsa(let n, let e), .rsaPSS(let n, let e, _): Self.pkcs1(n: n, e: e)
        default: nil
        }
    }

    private static func pkcs1(n: [UInt8], e: [UInt8]) -> [UInt8] {
        DERElement.sequence([.integer(n), .integer(e)]).encode().revealed
    }

    private static func rsaNumbers(_ der: [UInt8]) throws(CryptoError) -> (n: [UInt8], e: [UInt8]) {
        let bytes = der.span
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        let numbers = (try reader.readInteger(in: bytes), try reader.readInteger(in: bytes))
        try reader.requireEnd()
        return numbers
    }

    /// The key in PEM: "BEGIN PUBLIC KEY" around its ``derRepresentation``.
    public var pemRepresentation: String { PEMDocument.text(label: "PUBLIC KEY", derRepresentation) }

    /// The SHA-256 of ``derRepresentation``, by which certificates and pins know a key (RFC 7469 §2.4).
    public var subjectPublicKeyInfoDigest: [UInt8] { SHA256.hash(data: derRepresentation).bytes }
}
