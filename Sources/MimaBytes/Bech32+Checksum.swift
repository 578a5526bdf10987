extension Bech32 {
    /// The BCH code over values of five bits (BIP 173, "Checksum"): the remainder of the text, taken as a polynomial
    /// over GF(32), by the code's generator of degree 6.
    struct Checksum {
        /// The number of characters that the checksum takes.
        static let count = 6

        /// Six coefficients of five bits, the highest power first.
        private var remainder: UInt32 = 1

        /// Multiplies by x, adds `value`, and reduces by what was carried out of the sixth place.
        mutating func take(_ value: UInt8) {
            let carry = remainder &>> 25
            remainder = (remainder & 0x01ff_ffff) &<< 5 ^ UInt32(value)
            // The generator times 1, 2, 4, 8 and 16.
            remainder ^= (0 &- (carry & 1)) & 0x3b6a_57b2
            remainder ^= (0 &- (carry &>> 1 & 1)) & 0x2650_8e6d
            remainder ^= (0 &- (carry &>> 2 & 1)) & 0x1ea1_19fa
            remainder ^= (0 &- (carry &>> 3 & 1)) & 0x3d42_33dd
            remainder ^= (0 &- (carry &>> 4 & 1)) & 0x2a14_62b3
        }

        /// Checks the human-readable part and takes it in, expanded: the upper bits of each character in lower case,
        /// a zero, then the lower bits.
        mutating func take(
            humanReadablePart part: Span<UInt8>,
            letterCase: inout LetterCase
        ) throws(BytesError) {
            guard !part.isEmpty else { throw .invalidHumanReadablePart(offset: 0) }
            for offset in part.indices {
                guard (33...126).contains(part[offset]) else { throw .invalidHumanReadablePart(offset: offset) }
                try letterCase.check(part[offset], at: offset)
                take(Self.lowerCased(part[offset]) &>> 5)
            }
            take(0)
            for offset in part.indices {
                take(Self.lowerCased(part[offset]) & 31)
            }
        }

        /// Whether what has been taken ends with its own checksum.
        var isValid: Bool { remainder == 1 }

        /// The six values that make what has been taken valid.
        var values: [UInt8] {
            var extended = self
            for _ in 0..<Self.count {
                extended.take(0)
            }
            let sum = extended.remainder ^ 1
            return (0..<Self.count).map { place in
                UInt8(truncatingIfNeeded: sum &>> UInt32(5 * (Self.count - 1 - place))) & 31
            }
        }

        private static func lowerCased(_ character: UInt8) -> UInt8 {
            character | (mask(character, from: 65, count: 26) & 0x20)
        }
    }
}
