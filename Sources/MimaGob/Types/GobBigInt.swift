/// A big.Int of Go: a sign and a magnitude.
public struct GobBigInt: Sendable, Hashable, Codable {
    /// A value of the kind isNegative.
    public var isNegative: Bool
    /// The absolute value, big-endian, without leading zeros; empty for zero.
    public var magnitude: [UInt8]

    /// Makes a number; leading zeros of the magnitude are dropped, and zero has no sign.
    public init(isNegative: Bool, magnitude: [UInt8]) {
        self.magnitude = Array(magnitude.drop { $0 == 0 })
        self.isNegative = isNegative && !self.magnitude.isEmpty
    }

    /// Makes a number.
    public init(_ value: Int) {
        let bits = UInt64(value.magnitude)
        self.init(
            isNegative: value < 0,
            magnitude: stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        )
    }

    /// Reads what big.Int's GobEncode writes: a byte of version 1 and sign, and the magnitude. Nil for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let first = bytes.first, first >> 1 == 1 else { return nil }
        self.init(isNegative: first & 1 == 1, magnitude: Array(bytes.dropFirst()))
    }

    /// What big.Int's GobEncode writes.
    public var bytes: [UInt8] { [isNegative ? 3 : 2] + magnitude }
}

extension GobBigInt: CustomStringConvertible {
    /// The decimal digits.
    public var description: String {
        // Nine digits at a time, by long division.
        var words = magnitude
        var groups: [String] = []
        while words.contains(where: { $0 != 0 }) {
            var rest: UInt64 = 0
            for index in words.indices {
                let value = rest << 8 | UInt64(words[index])
                words[index] = UInt8(truncatingIfNeeded: value / 1_000_000_000)
                rest = value % 1_000_000_000
            }
            words = Array(words.drop { $0 == 0 })
            let digits = "\(rest)"
            groups.append(words.isEmpty ? digits : String(repeating: "0", count: 9 - digits.count) + digits)
        }
        return (isNegative ? "-" : "") + (groups.isEmpty ? "0" : groups.reversed().joined())
    }
}
