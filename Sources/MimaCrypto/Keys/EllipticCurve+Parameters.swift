internal import MimaBytes
internal import OpenSSLBridge

extension EllipticCurve {
    /// Reads the parameters of a key on a curve (RFC 5480 §2.1.1): the curve's name, or its numbers (X9.62, SEC 1 §C.2),
    /// which are taken only when they are those of a curve with a name: anything else may be a trap (CVE-2020-0601).
    init(readingParameters reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        if reader.isNext(.objectIdentifier, in: bytes) {
            let identifier = try reader.readObjectIdentifier(in: bytes)
            guard let curve = Self.allCases.first(where: { $0.identifier == identifier }) else {
                throw .unsupported("keys on the curve \(identifier) are not supported here")
            }
            self = curve
            return
        }
        let explicit = try ExplicitParameters(reading: &reader, in: bytes)
        let size = explicit.p.count
        for curve in Self.allCases where curve.fieldByteCount == size {
            guard let group = CurveGroup.named(curve.openSSLName) else { continue }
            let isSame = try throwingCryptoError { () throws(OpenSSLFailure) in
                let numbers = try group.numbers()
                return numbers.p == explicit.p && numbers.a == explicit.a && numbers.b == explicit.b
                    && numbers.order == explicit.order
                    && (explicit.generator == numbers.generator || explicit.generator == numbers.compressedGenerator)
            }
            if isSame {
                self = curve
                return
            }
        }
        throw .unsupported("keys on a curve that is none of those with a name are not supported here")
    }
}

/// The numbers of a curve over a prime field, big-endian without leading zeros.
private struct ExplicitParameters {
    let p: [UInt8]
    let a: [UInt8]
    let b: [UInt8]
    let generator: [UInt8]
    let order: [UInt8]

    init(reading reader: inout DERReader, in bytes: Span<UInt8>) throws(CryptoError) {
        var parts = try reader.readSequence(in: bytes)
        guard let version = try parts.readSmallNumber(in: bytes), (1...3).contains(version) else {
            throw .invalidKey("the parameters of the key's curve are of an unknown version")
        }
        let field = try AlgorithmIdentifier(reading: &parts, in: bytes)
        guard field.algorithm == .primeField else {
            throw .unsupported("keys on curves over fields other than prime ones are not supported here")
        }
        var numbers = field.parameters
        p = try numbers.readInteger(in: bytes)
        try numbers.requireEnd()
        var coefficients = try parts.readSequence(in: bytes)
        a = bytes.array(try coefficients.read(.octetString, in: bytes)).withoutLeadingZeros
        b = bytes.array(try coefficients.read(.octetString, in: bytes)).withoutLeadingZeros
        // The seed that the curve was made from, which proves nothing here.
        if !coefficients.isAtEnd { _ = try coefficients.read(.bitString, in: bytes) }
        try coefficients.requireEnd()
        generator = bytes.array(try parts.read(.octetString, in: bytes))
        order = try parts.readInteger(in: bytes)
        // Every curve with a name here has this cofactor. Without one the parameters cannot be told to be a curve's.
        guard !parts.isAtEnd, try parts.readSmallNumber(in: bytes) == 1 else {
            throw .unsupported("keys on curves with another cofactor than 1, or without one, are not supported here")
        }
        try parts.requireEnd()
    }
}
