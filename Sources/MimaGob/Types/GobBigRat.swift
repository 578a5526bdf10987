/// A big.Rat of Go: a fraction of two big integers.
public struct GobBigRat: Sendable, Hashable, Codable {
    /// The numerator, with the sign.
    public var numerator: GobBigInt
    /// The denominator, which is positive.
    public var denominator: GobBigInt

    /// Makes a fraction, by default 0/1. The parts are kept as they are; Go reduces a fraction that it reads no further.
    public init(numerator: GobBigInt = GobBigInt(0), denominator: GobBigInt = GobBigInt(1)) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Reads what big.Rat's GobEncode writes: a byte of version 1 and sign, 4 bytes that count those of the numerator,
    /// the numerator, and the denominator. Nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count >= 5, bytes[0] >> 1 == 1 else { return nil }
        let count = bytes[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard count <= bytes.count - 5 else { return nil }
        numerator = GobBigInt(isNegative: bytes[0] & 1 == 1, magnitude: Array(bytes[5..<5 + count]))
        denominator = GobBigInt(isNegative: false, magnitude: Array(bytes[(5 + count)...]))
        // Of a fraction without a denominator Go says that it is 1.
        if denominator.magnitude.isEmpty { denominator = GobBigInt(1) }
    }

    /// What big.Rat's GobEncode writes.
    public var bytes: [UInt8] {
        let count = numerator.magnitude.count
        let size = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) }
        return [numerator.isNegative ? 3 : 2] + size + numerator.magnitude + denominator.magnitude
    }
}

extension GobBigRat: CustomStringConvertible {
    /// The two numbers in decimal digits, such as `-3/4`.
    public var description: String { "\(numerator)/\(denominator)" }
}
