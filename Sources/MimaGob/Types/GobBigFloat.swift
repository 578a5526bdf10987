/// A big.Float of Go: 0.mantissa · 2^exponent, with its precision.
public struct GobBigFloat: Sendable, Hashable, Codable {
    /// What a number is.
    public enum Form: UInt8, Sendable, Hashable, Codable {
        case zero = 0
        case finite = 1
        case infinity = 2
    }

    /// How Go rounds further results: 0 to nearest even, 1 to nearest away, 2 to zero, 3 away from zero, 4 down, 5 up.
    public var roundingMode: UInt8
    /// Whether the number is exact, or below (-1) or above (1) the value that it was rounded from.
    public var accuracy: Int
    /// Zero, finite or infinite.
    public var form: Form
    /// Whether it has a minus sign.
    public var isNegative: Bool
    /// How many bits the mantissa may have.
    public var precision: UInt32
    /// The power of two.
    public var exponent: Int32
    /// The bits after the binary point, big-endian, the first of them set; empty unless the number is finite.
    public var mantissa: [UInt8]

    /// Makes a zero.
    public init() {
        roundingMode = 0
        accuracy = 0
        form = .zero
        isNegative = false
        precision = 0
        exponent = 0
        mantissa = []
    }

    /// Makes the number that a Double is, with 53 bits; nil of NaN, which Go has none of.
    public init?(_ value: Double) {
        self.init()
        if value.isNaN { return nil }
        isNegative = value.sign == .minus
        precision = 53
        if value.isInfinite { form = .infinity }
        guard value.isFinite, value != 0 else { return }
        form = .finite
        exponent = Int32(value.exponent + 1)
        // 1.significand, as 0.1significand with the highest bit first.
        let bits = UInt64(value.significand * 0x1p52) << 11
        mantissa = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
    }

    /// Reads what big.Float's GobEncode writes (version 1): a version byte, a byte of rounding mode, accuracy, form and
    /// sign, 4 of precision and, of a finite number, 4 of exponent and the mantissa. Nil for anything else.
    public init?(_ bytes: [UInt8]) {
        self.init()
        // Go writes nothing for a nil pointer, and takes it for zero.
        if bytes.isEmpty { return }
        guard bytes.count >= 6, bytes[0] == 1, let form = Form(rawValue: bytes[1] >> 1 & 3) else { return nil }
        func word(_ start: Int) -> UInt32 { bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) } }
        roundingMode = bytes[1] >> 5
        accuracy = Int(bytes[1] >> 3 & 3) - 1
        self.form = form
        isNegative = bytes[1] & 1 == 1
        precision = word(2)
        guard roundingMode <= 5, accuracy <= 1 else { return nil }
        if form != .finite { return }
        guard bytes.count > 10, bytes[10] & 0x80 != 0 else { return nil }
        exponent = Int32(bitPattern: word(6))
        mantissa = Array(bytes[10...])
    }

    /// What big.Float's GobEncode writes.
    public var bytes: [UInt8] {
        func word(_ value: UInt32) -> [UInt8] {
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
        }
        let accuracy = UInt8(truncatingIfNeeded: accuracy + 1) & 3
        let flags = (roundingMode & 7) << 5 | accuracy << 3 | form.rawValue << 1 | (isNegative ? 1 : 0)
        let head = [1, flags] + word(precision)
        return form == .finite ? head + word(UInt32(bitPattern: exponent)) + mantissa : head
    }

    /// The nearest Double, which may be infinite or zero where its exponent does not suffice.
    public var doubleValue: Double {
        let sign = isNegative ? -1.0 : 1.0
        switch form {
        case .zero: return sign * 0
        case .infinity: return sign * .infinity
        case .finite:
            // 64 bits and one that says whether there are more round as all of them do.
            var bits = mantissa.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            bits <<= UInt64(8 * (8 - min(mantissa.count, 8)))
            if mantissa.dropFirst(8).contains(where: { $0 != 0 }) { bits |= 1 }
            return Double(sign: isNegative ? .minus : .plus, exponent: Int(exponent) - 64, significand: Double(bits))
        }
    }
}

extension GobBigFloat: CustomStringConvertible {
    /// The nearest Double's digits.
    public var description: String { "\(doubleValue)" }
}
