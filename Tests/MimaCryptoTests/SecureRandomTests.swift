import MimaBytes
import MimaCrypto
import Testing

@Suite("Random bytes and numbers")
struct SecureRandomTests {
    /// Pearson's statistic of how evenly `counts` are distributed.
    private func chiSquare(_ counts: [Int]) -> Double {
        let expected = Double(counts.reduce(0, +)) / Double(counts.count)
        return counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    }

    @Test("are as many as asked for, and different each time")
    func sizes() {
        for count in [0, 1, 7, 32, 65_536, 65_537, 1 << 20] {
            let bytes = SecureRandom.bytes(count)
            #expect(bytes.count == count)
            #expect(SecureRandom.secret(byteCount: count).count == count)
            if count >= 7 {
                #expect(bytes != SecureRandom.bytes(count))
                #expect(SecureRandom.secret(byteCount: count) != SecureRandom.secret(byteCount: count))
            }
        }
        #expect(Set((0..<10_000).map { _ in SecureRandom.bytes(8) }).count == 10_000)
    }

    @Test("fill what the output has free, and leave the rest")
    func filling() {
        let bytes = [UInt8](capacity: 100) { output in
            output.append(1)
            output.append(2)
            SecureRandom.fill(&output)
        }
        #expect(bytes.count >= 100)
        #expect(bytes.starts(with: [1, 2]))
        #expect(bytes[2...] != ArraySlice(repeating: 0, count: bytes.count - 2))
    }

    /// With 255 degrees of freedom, chance exceeds 400 less than once in 10^7 runs.
    @Test("are every byte equally often")
    func distribution() {
        var counts = [Int](repeating: 0, count: 256)
        for byte in SecureRandom.bytes(1 << 20) { counts[Int(byte)] += 1 }
        #expect(chiSquare(counts) < 400)
    }

    /// The bound is chosen so that the remainder of a random UInt64 would be uneven in the plainest way: half of the
    /// numbers would come twice as often as the others.
    @Test("are below a bound, and not biased")
    func belowBound() {
        let bound = UInt64.max / 3 * 2
        var counts = [Int](repeating: 0, count: 4)
        for _ in 0..<40_000 {
            let number = SecureRandom.number(below: bound)
            #expect(number < bound)
            counts[Int(number / (bound / 4 + 1))] += 1
        }
        #expect(chiSquare(counts) < 40)
    }

    @Test("are every number below a small bound equally often", arguments: [1, 2, 3, 6, 10, 100] as [UInt64])
    func smallBound(bound: UInt64) {
        var counts = [Int](repeating: 0, count: Int(bound))
        for _ in 0..<20_000 { counts[Int(SecureRandom.number(below: bound))] += 1 }
        // Far above the value that chance exceeds once in 10^7 runs for any of these.
        #expect(chiSquare(counts) < 2 * Double(bound) + 40)
    }

    @Test("are in a range, whatever it is")
    func ranges() {
        for range in [0...0, -5...5, Int.min...Int.max, Int.max...Int.max, Int.min...Int.min + 1] {
            for _ in 0..<200 { #expect(range.contains(SecureRandom.number(in: range))) }
        }
        #expect(Set((0..<1000).map { _ in SecureRandom.number(in: 1...6) }) == Set(1...6))
    }

    @Test("serve Swift's own functions")
    func generator() {
        var generator = SecureRandom()
        #expect(Set((0..<1000).map { _ in generator.next() }).count == 1000)
        #expect((1...6).contains(Int.random(in: 1...6, using: &generator)))
        let numbers = Array(0..<100)
        let shuffled = numbers.shuffled(using: &generator)
        #expect(shuffled != numbers)
        #expect(shuffled.sorted() == numbers)
        // Every bit is set and clear at some time.
        var (all, any) = (UInt64.max, UInt64.min)
        for _ in 0..<200 {
            let number = generator.next()
            all &= number
            any |= number
        }
        #expect(all == 0)
        #expect(any == .max)
    }
}
