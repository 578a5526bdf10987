/// The powers `limbBase^(2^k)` of a radix, as far as a conversion needs them.
struct RadixPowers {
    private(set) var powers: [BigUInt]

    /// - Parameter count: How many limbs of digits are converted: the largest power has about half as many.
    init(_ radix: Radix, limbs count: Int) {
        powers = [BigUInt(radix.limbBase)]
        var reach = 2
        while reach < count, let last = powers.last {
            powers.append(last.squared())
            reach *= 2
        }
    }

    subscript(_ index: Int) -> BigUInt { powers[index] }
}
