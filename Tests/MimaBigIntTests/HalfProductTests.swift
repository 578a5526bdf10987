import Testing

@testable import MimaBigInt

/// The kernels that make a part of a product, against the whole product, which other tests compare with GMP's.
@Suite struct HalfProductTests {
    /// Random limbs, and those at which carries run far.
    private static func samples(_ count: Int) -> [[UInt]] {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<count).map { _ in UInt.random(in: 0...UInt.max, using: &generator) }
        let ones = [UInt](repeating: .max, count: count), zeros = [UInt](repeating: 0, count: count)
        let half = count / 2
        // B^h, B^h - 1, B^n - 1, 1, and limbs of ones and zeros.
        return [
            random, ones, zeros, [1] + zeros.dropFirst(),
            [UInt](zeros.prefix(half)) + [1] + [UInt](zeros.dropFirst(half + 1)),
            [UInt](ones.prefix(half) + zeros.dropFirst(half)),
            [UInt](zeros.prefix(half) + ones.dropFirst(half)),
            (0..<count).map { $0 & 3 == 0 ? .max : 0 },
        ]
    }

    @Test("the low half of a product", arguments: [1, 2, 27, 28, 39, 40, 41, 64, 101])
    func low(count: Int) {
        for a in Self.samples(count) {
            for b in Self.samples(count) {
                let expected = (BigUInt(words: a) * BigUInt(words: b)).lowBits(64 * count)
                let found = unsafe Self.product(a, b) { unsafe Limbs.multiplyLow($0, $1, $2, count, $3) }
                #expect(found == expected)
            }
        }
    }

    @Test("a product modulo B^n - 1", arguments: [1, 2, 30, 47, 48, 50, 64, 96, 100, 192])
    func cyclic(count: Int) {
        let modulus = (BigUInt.one << (64 * count)) - .one
        for a in Self.samples(count) {
            for b in Self.samples(count) {
                let expected = BigUInt(words: a) * BigUInt(words: b) % modulus
                let found = unsafe Self.product(a, b) { unsafe Limbs.multiplyCyclic($0, $1, $2, count, $3) }
                // The modulus itself stands for zero too.
                #expect(found % modulus == expected && found <= modulus)
            }
        }
    }

    private static func product(
        _ a: [UInt],
        _ b: [UInt],
        _ body: (LimbBuffer, LimbSource, LimbSource, LimbBuffer) -> Void
    ) -> BigUInt {
        unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
                guard let x = a.baseAddress, let y = b.baseAddress else { return BigUInt() }
                return unsafe Limbs.withScratch(5 * a.count + 4) { memory in
                    unsafe body(memory, x, y, memory + a.count)
                    return unsafe BigUInt(copying: memory, a.count)
                }
            }
        }
    }
}
