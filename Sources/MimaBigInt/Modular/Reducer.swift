/// Remainders by a modulus that is used many times.
struct Reducer {
    let modulus: BigUInt
    private let prepared: PreparedDivisor?

    init(_ modulus: BigUInt) {
        self.modulus = modulus
        prepared = modulus.wordCount > 1 ? PreparedDivisor(modulus) : nil
    }

    /// The remainder of a number below the square of the modulus.
    func reduce(_ number: BigUInt) -> BigUInt {
        guard let prepared else { return number % modulus }
        let count = prepared.count
        return unsafe number.withLimbs { a, aCount in
            unsafe BigUInt(capacity: count) { remainder in
                unsafe Limbs.withScratch(5 * count + 2) { scratch in
                    unsafe prepared.divide(scratch, remainder, a, aCount, scratch + count)
                }
            }
        }
    }
}
