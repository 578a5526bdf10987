/// Writes a number's digits: the number is divided by a power of the radix of about half its size, and so on, until the
/// parts are short. Knuth, vol. 2, 4.4, and Brent and Zimmermann, Modern Computer Arithmetic, algorithm 1.26.
struct DigitWriter {
    private let radix: Radix
    private let uppercase: Bool
    private let splits: [(count: Int, divisor: PreparedDivisor)]
    /// How many digits are written, with the zeros in front.
    let width: Int

    /// - Parameter count: How many limbs the number has.
    init(_ radix: Radix, uppercase: Bool, limbs count: Int) {
        self.radix = radix
        self.uppercase = uppercase
        // A limb of digits holds less than a limb of the number: at least this many bits.
        let bits = 63 - radix.limbBase.leadingZeroBitCount
        let digitLimbs = count * 64 / bits + 1
        width = digitLimbs * radix.digitsPerLimb
        guard count > Thresholds.digitWriter else {
            splits = []
            return
        }
        splits = RadixPowers(radix, limbs: digitLimbs, threshold: Thresholds.digitWriter).splits.map {
            ($0.count, PreparedDivisor($0.power))
        }
    }

    /// Writes the digits of `a`, which is destroyed, with zeros in front to ``width``.
    func write(_ a: LimbBuffer, _ count: Int, to output: UnsafeMutablePointer<UInt8>) {
        unsafe write(a, count, output, width, level: 0)
    }

    private func write(
        _ a: LimbBuffer,
        _ count: Int,
        _ output: UnsafeMutablePointer<UInt8>,
        _ width: Int,
        level: Int
    ) {
        let count = unsafe Limbs.trimmed(a, count)
        if count <= Thresholds.digitWriter || level == splits.count {
            return unsafe writeSimply(a, count, output, width)
        }
        let divisor = splits[level].divisor
        let low = splits[level].count * radix.digitsPerLimb, high = width - low
        let size = divisor.count
        let isLess = unsafe divisor.value.withLimbs { unsafe Limbs.compare(a, count, $0, $1) < 0 }
        if isLess {
            unsafe output.update(repeating: UInt8(ascii: "0"), count: high)
            unsafe write(a, count, output + high, low, level: level + 1)
            return
        }
        unsafe Limbs.withScratch(2 * size) { parts in
            unsafe Limbs.withScratch(4 * size + 2) { scratch in
                unsafe divisor.divide(parts, parts + size, a, count, scratch)
            }
            unsafe write(parts, size, output, high, level: level + 1)
            unsafe write(parts + size, size, output + high, low, level: level + 1)
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
