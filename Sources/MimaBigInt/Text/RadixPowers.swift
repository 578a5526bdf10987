/// The powers of a radix by which a conversion splits its digits: each part in two that differ by one limb of digits at
/// most, so that no product or quotient is lopsided.
struct RadixPowers {
    /// One split, the longest first.
    struct Split {
        /// How many limbs of digits the lower part has.
        let count: Int
        /// `limbBase` to that power.
        let power: BigUInt
    }

    private(set) var splits: [Split] = []

    /// - Parameters:
    ///   - count: How many limbs of digits are converted.
    ///   - threshold: As many are not split any more.
    init(_ radix: Radix, limbs count: Int, threshold: Int) {
        var counts: [Int] = []
        var part = count
        while part > Swift.max(threshold, 2) {
            part = (part + 1) / 2
            counts.append(part)
        }
        guard let shortest = counts.last else { return }
        var power = BigUInt(radix.limbBase).power(shortest)
        splits.append(Split(count: shortest, power: power))
        for (longer, shorter) in zip(counts.reversed().dropFirst(), counts.reversed()) {
            power = power.squared()
            if longer < 2 * shorter { power.divide(byWord: radix.limbBase) }
            splits.append(Split(count: longer, power: power))
        }
        splits.reverse()
    }
}
