/// Makes a number of digits that stand in limbs, each `limbBase` times the one before: the upper part's value times a
/// power, plus the lower part's, and so on. Brent and Zimmermann, Modern Computer Arithmetic, algorithm 1.25.
struct DigitReader {
    private let base: UInt
    private let splits: [RadixPowers.Split]

    init(_ radix: Radix, limbs count: Int) {
        base = radix.limbBase
        splits =
            count <= Thresholds.digitReader
            ? [] : RadixPowers(radix, limbs: count, threshold: Thresholds.digitReader).splits
    }

    /// Writes the value of `count` limbs of digits, the least significant first, to `count` limbs.
    func read(_ result: LimbBuffer, _ digits: LimbSource, _ count: Int) {
        unsafe read(result, digits, count, level: 0)
    }

    private func read(_ result: LimbBuffer, _ digits: LimbSource, _ count: Int, level: Int) {
        if level == splits.count { return unsafe Self.readSimply(result, digits, count, base: base) }
        let low = splits[level].count, high = count - low
        unsafe Limbs.withScratch(low) { part in
            unsafe read(part, digits + low, high, level: level + 1)
            unsafe splits[level].power.withLimbs { power, powerCount in
                let product = high + powerCount
                if high >= powerCount {
                    unsafe Limbs.multiply(result, part, high, power, powerCount)
                } else {
                    unsafe Limbs.multiply(result, power, powerCount, part, high)
                }
                unsafe Limbs.clear(result + product, count - product)
            }
            unsafe read(part, digits, low, level: level + 1)
            _ = unsafe Limbs.add(result, result, count, part, low)
        }
    }

    static func readSimply(_ result: LimbBuffer, _ digits: LimbSource, _ count: Int, base: UInt) {
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
