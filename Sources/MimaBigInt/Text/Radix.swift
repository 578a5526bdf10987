/// A radix from 2 to 62 and what converting to and from it needs.
///
/// Digits are 0 to 9, then letters. Up to 36 the case does not matter; above, A to Z are 10 to 35 and a to z 36 to 61, as
/// GMP has it.
struct Radix {
    let value: Int
    /// How many digits always fit a limb.
    let digitsPerLimb: Int
    /// The radix to that power.
    let limbBase: UInt
    /// The bits of a digit where the radix is a power of two, else 0.
    let bitsPerDigit: Int

    static let decimal = Radix(checked: 10)

    init(_ value: Int) throws(BigIntError) {
        guard (2...62).contains(value) else { throw .invalidRadix(value) }
        self.init(checked: value)
    }

    private init(checked value: Int) {
        self.value = value
        let isPowerOfTwo = value & (value - 1) == 0
        bitsPerDigit = isPowerOfTwo ? value.trailingZeroBitCount : 0
        var count = 1
        var power = UInt(value)
        while true {
            let (next, overflow) = power.multipliedReportingOverflow(by: UInt(value))
            if overflow { break }
            power = next
            count += 1
        }
        digitsPerLimb = count
        limbBase = power
    }

    /// The value of a character as a digit, or nil.
    @inline(__always)
    func digit(_ character: UInt8) -> UInt? {
        let digit: UInt8
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character &- UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = character &- UInt8(ascii: "A") &+ 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            digit = character &- UInt8(ascii: "a") &+ (value > 36 ? 36 : 10)
        default: return nil
        }
        return digit < value ? UInt(digit) : nil
    }

    /// The character for a digit.
    @inline(__always)
    func character(_ digit: UInt, uppercase: Bool) -> UInt8 {
        let digit = UInt8(truncatingIfNeeded: digit)
        if digit < 10 { return digit &+ UInt8(ascii: "0") }
        if value > 36 {
            return digit < 36 ? digit &- 10 &+ UInt8(ascii: "A") : digit &- 36 &+ UInt8(ascii: "a")
        }
        return digit &- 10 &+ (uppercase ? UInt8(ascii: "A") : UInt8(ascii: "a"))
    }
}
