/// Writes a number's digits: the number is divided by a power of the radix of about half its size, and so on, until the
/// parts are short. Knuth, vol. 2, 4.4, and Brent and Zimmermann, Modern Computer Arithmetic, algorithm 1.26.
struct DigitWriter {
    /// Splits numbers of more limbs than this.
    static var threshold: Int { 16 }

    private let radix: Radix
    private let uppercase: Bool
    private let divisors: [PreparedDivisor]

    init(_ radix: Radix, uppercase: Bool, limbs count: Int) {
        self.radix = radix
        self.uppercase = uppercase
        guard count > Self.threshold else {
            divisors = []
            return
        }
        // A limb of digits holds less than a limb of the number: at least this many bits.
        let bits = 63 - radix.limbBase.leadingZeroBitCount
        divisors = RadixPowers(radix, limbs: count * 64 / bits + 1).powers.map { PreparedDivisor($0) }
    }

    /// How many digits are written, with the zeros in front.
    func width(limbs count: Int) -> Int {
        // A limb holds up to 64 digits; `limbBase` may be little more than half a limb's range.
        guard !divisors.isEmpty else { return (count + 1) * (radix.digitsPerLimb + 1) }
        return radix.digitsPerLimb << divisors.count
    }

    /// Writes the digits of `a`, which is destroyed, with zeros in front to `width`.
    func write(_ a: LimbBuffer, _ count: Int, to output: UnsafeMutablePointer<UInt8>, width: Int) {
        unsafe write(a, count, output, width, level: divisors.count)
    }

    private func write(
        _ a: LimbBuffer,
        _ count: Int,
        _ output: UnsafeMutablePointer<UInt8>,
        _ width: Int,
        level: Int
    ) {
        let count = unsafe Limbs.trimmed(a, count)
        if count <= Self.threshold || level == 0 { return unsafe writeSimply(a, count, output, width) }
        let divisor = divisors[level - 1]
        let half = width / 2
        let size = divisor.count
        let isLess = unsafe divisor.value.withLimbs { unsafe Limbs.compare(a, count, $0, $1) < 0 }
        if isLess {
            unsafe output.update(repeating: UInt8(ascii: "0"), count: half)
            unsafe write(a, count, output + half, half, level: level - 1)
            return
        }
        unsafe Limbs.withScratch(2 * size) { parts in
            unsafe Limbs.withScratch(4 * size + 2) { scratch in
                unsafe divisor.divide(parts, parts + size, a, count, scratch)
            }
            unsafe write(parts, size, output, half, level: level - 1)
            unsafe write(parts + size, size, output + half, half, level: level - 1)
        }
    }

    private func writeSimply(_ a: LimbBuffer, _ count: Int, _ output: UnsafeMutablePointer<UInt8>, _ width: Int) {
        var count = count
        var end = width
        while count > 0 {
            var chunk: UInt
            if unsafe count == 1 && a[0] < radix.limbBase {
                chunk = unsafe a[0]
                count = 0
            } else {
                chunk = unsafe Limbs.divide(a, a, count, by: radix.limbBase)
                if unsafe a[count &- 1] == 0 { count &-= 1 }
            }
            var digits = Swift.min(radix.digitsPerLimb, end)
            if radix.value == 10 {
                // The compiler divides by constants with multiplications.
                while digits > 1 {
                    let (quotient, pair) = chunk.quotientAndRemainder(dividingBy: 100)
                    chunk = quotient
                    let tens = (pair &* 103) &>> 10
                    unsafe output[end &- 1] = UInt8(truncatingIfNeeded: pair &- tens &* 10) &+ 48
                    unsafe output[end &- 2] = UInt8(truncatingIfNeeded: tens) &+ 48
                    end &-= 2
                    digits &-= 2
                }
                if digits == 1 {
                    end &-= 1
                    unsafe output[end] = UInt8(truncatingIfNeeded: chunk) &+ 48
                }
                continue
            }
            let base = UInt(radix.value)
            while digits > 0 {
                end &-= 1
                digits &-= 1
                unsafe output[end] = radix.character(chunk % base, uppercase: uppercase)
                chunk /= base
            }
        }
        unsafe output.update(repeating: UInt8(ascii: "0"), count: end)
    }
}
