/// The two numbers r and s that a signature by ECDSA, DSA or SM2 is, each in as many bytes as the order.
struct SignatureNumbers {
    let r: [UInt8]
    let s: [UInt8]

    /// Reads a signature in one of its forms, and nothing but that form: in DER only the shortest lengths and integers,
    /// nothing negative, nothing behind.
    ///
    /// Throws ``CryptoError/malformedSignature(_:)``. Whether the numbers are in range is seen when they are verified.
    init(
        reading bytes: Span<UInt8>,
        _ form: SignatureScheme.Form,
        orderByteCount size: Int
    ) throws(CryptoError) {
        switch form {
        case .ieeeP1363:
            guard bytes.count == 2 * size else {
                throw .malformedSignature("the signature has \(bytes.count) bytes, and should have \(2 * size)")
            }
            r = bytes.array(0..<size)
            s = bytes.array(size..<(2 * size))
        case .der:
            let (first, second) = try Self.rangesInDER(bytes)
            r = try Self.number(bytes, first, byteCount: size)
            s = try Self.number(bytes, second, byteCount: size)
        }
    }

    private static func rangesInDER(_ bytes: Span<UInt8>) throws(CryptoError) -> (Range<Int>, Range<Int>) {
        do throws(CryptoError) {
            var outer = DERReader(0..<bytes.count)
            var reader = DERReader(try outer.read(.sequence, in: bytes))
            try outer.requireEnd()
            let numbers = (try reader.readNumber(in: bytes), try reader.readNumber(in: bytes))
            try reader.requireEnd()
            return numbers
        } catch {
            throw .malformedSignature("the signature is not two numbers in DER: \(error)")
        }
    }

    private static func number(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        byteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        guard range.count <= byteCount else {
            throw .malformedSignature("a number of the signature has \(range.count) bytes, more than \(byteCount)")
        }
        return Array(repeating: 0, count: byteCount - range.count) + bytes.array(range)
    }

    /// The signature in DER.
    var der: [UInt8] { PlainDER.sequence(PlainDER.integer(r), PlainDER.integer(s)) }

    /// The numbers one after the other.
    var ieeeP1363: [UInt8] { r + s }

    /// The signature in a form.
    func bytes(_ form: SignatureScheme.Form) -> [UInt8] { form == .der ? der : ieeeP1363 }
}

extension SignatureScheme.Form {
    /// A signature by ECDSA, DSA or SM2 in this form, in another one. `orderByteCount` is the size of the order in
    /// bytes: on a curve, the field's.
    ///
    /// Throws ``CryptoError/malformedSignature(_:)`` when it is not in this form.
    public func convert(
        _ signature: [UInt8],
        to form: SignatureScheme.Form,
        orderByteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        try requireByteCount(orderByteCount, of: "order", in: 1...1024)
        return try SignatureNumbers(reading: signature.span, self, orderByteCount: orderByteCount).bytes(form)
    }
}
