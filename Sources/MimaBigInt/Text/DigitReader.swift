/// Makes a number of digits that stand in limbs, each `limbBase` times the one before: the upper part's value times a
/// power, plus the lower part's, and so on. Brent and Zimmermann, Modern Computer Arithmetic, algorithm 1.25.
struct DigitReader {
    /// Splits more limbs than this.
    static var threshold: Int { 40 }

    private let base: UInt
    private let powers: RadixPowers

    init(_ radix: Radix, limbs count: Int) {
        base = radix.limbBase
        powers = RadixPowers(radix, limbs: count)
    }

    /// Writes the value of `count` limbs of digits, the least significant first, to `count` limbs.
    func read(_ result: LimbBuffer, _ digits: LimbSource, _ count: Int) {
        if count <= Self.threshold { return unsafe readSimply(result, digits, count) }
        // The largest power of two below the count.
        let level = Int.bitWidth - 1 - (count - 1).leadingZeroBitCount
        let low = 1 << level, high = count - low
        unsafe Limbs.withScratch(high) { upper in
            unsafe read(upper, digits + low, high)
            unsafe powers[level].withLimbs { power, powerCount in
                let product = high + powerCount
                if high >= powerCount {
                    unsafe Limbs.multiply(result, upper, high, power, powerCount)
                } else {
                    unsafe Limbs.multiply(result, power, powerCount, upper, high)
                }
                unsafe Limbs.clear(result + product, count - product)
            }
        }
        unsafe Limbs.withScratch(low) { lower in
            unsafe read(lower, digits, low)
            _ = unsafe Limbs.add(result, result, count, lower, low)
        }
    }

    private func readSimply(_ result: LimbBuffer, _ digits: LimbSource, _ count: Int) {
        guard count > 0 else { return }
        var used = 1
        unsafe result[0] = unsafe digits[count - 1]
        for i in 1..<Swift.max(count, 1) {
            let carry = unsafe Limbs.multiply(result, result, used, by: base, carry: digits[count - 1 - i])
            unsafe result[used] = carry
            used += 1
        }
    }
}
