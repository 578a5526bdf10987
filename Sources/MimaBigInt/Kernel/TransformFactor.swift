/// A number that many others are multiplied by: its transforms, which are a third of the work of each product.
struct TransformFactor {
    private let length: TransformLength
    /// How many limbs the number has.
    private let limbs: Int
    /// The transforms modulo the three primes, one after the other.
    private let values: [UInt]

    /// - Parameters:
    ///   - a: The number, of `count` limbs.
    ///   - length: That of the products.
    init(_ a: LimbSource, _ count: Int, _ length: TransformLength) {
        self.length = length
        limbs = count
        let size = length.count
        values = unsafe [UInt](unsafeUninitializedCapacity: 3 * size) { buffer, used in
            guard let memory = buffer.baseAddress else { return }
            for (index, prime) in TransformProduct.primes.enumerated() {
                let residues = unsafe memory + index * size
                let transform = Transform(prime, blocks: length.blocks)
                unsafe TransformProduct.forward(residues, a, count, length, transform)
                for i in 0..<size { unsafe residues[i] = unsafe TransformPrime.reduce(residues[i], 2 &* prime.p) }
            }
            used = 3 * size
        }
    }

    /// `result = a * self`, with the limbs of both together, which the length holds.
    func multiply(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        _ = unsafe combine(result, count + limbs, a, count)
    }

    /// `result = a * self` modulo `B^main - 1`, with `main` limbs, where the length is cyclic and `a` has at most
    /// twice as many limbs. The modulus stands for zero, too.
    func multiplyCyclic(_ result: LimbBuffer, _ a: LimbSource, _ count: Int) {
        let main = length.main
        let (first, second) = unsafe combine(result, main, a, count)
        // What is left counts B^main, which is 1.
        var carry = unsafe Limbs.add(result, result, main, limb: first)
        unsafe carry &+= Limbs.add(result + 1, result + 1, main - 1, limb: second)
        while carry != 0 { carry = unsafe Limbs.add(result, result, main, limb: carry) }
    }

    private func combine(_ result: LimbBuffer, _ resultCount: Int, _ a: LimbSource, _ count: Int) -> (UInt, UInt) {
        let size = length.count
        return unsafe Limbs.withScratch(3 * size) { memory in
            unsafe values.withUnsafeBufferPointer { values in
                for (index, prime) in TransformProduct.primes.enumerated() {
                    let transform = Transform(prime, blocks: length.blocks)
                    let residues = unsafe memory + index * size
                    guard let own = unsafe values.baseAddress.map({ unsafe $0 + index * size }) else { return (0, 0) }
                    unsafe TransformProduct.forward(residues, a, count, length, transform)
                    for i in 0..<size {
                        let x = unsafe TransformPrime.reduce(residues[i], 2 &* prime.p)
                        unsafe residues[i] = unsafe prime.montgomery(x, own[i])
                    }
                    unsafe TransformProduct.backward(residues, length, transform)
                }
                return unsafe TransformProduct.combine(result, resultCount, memory, size)
            }
        }
    }
}
