import MimaBigInt
import Testing

/// Expected values are Python's.
@Suite struct ArithmeticTests {
    @Test("small numbers behave as Int does", arguments: [-130, -7, -3, -1, 0, 1, 2, 3, 7, 130, Int.max, Int.min])
    func likeInt(_ a: Int) {
        for b in [-129, -5, -2, -1, 1, 2, 3, 64, 1000] {
            let x = BigInt(a), y = BigInt(b)
            #expect(x & y == BigInt(a & b))
            #expect(x | y == BigInt(a | b))
            #expect(x ^ y == BigInt(a ^ b))
            #expect((x < y) == (a < b))
            if !(a == .min && b == -1) {
                #expect(x / y == BigInt(a / b))
                #expect(x % y == BigInt(a % b))
            }
            let (sum, overflow) = a.addingReportingOverflow(b)
            if !overflow { #expect(x + y == BigInt(sum)) }
            #expect(x + y - y == x)
            #expect(x - y + y == x)
        }
        #expect(~BigInt(a) == BigInt(~a))
        #expect(BigInt(a) >> 3 == BigInt(a >> 3))
        #expect(BigInt(a) >> 64 == BigInt(a >> 63))
        #expect(BigInt(a).hashValue == a.hashValue)
        #expect(BigInt(a).description == a.description)
        #expect(Int(BigInt(a)) == a)
        #expect(Int(exactly: BigInt(a) * 1_000_000_000_000_000_000_000) == (a == 0 ? 0 : nil))
        #expect(BigInt(a).words == [UInt](a.words))
    }

    @Test("literals of any size, and their products")
    func products() {
        let a: BigInt = 123_456_789_012_345_678_901_234_567_890
        let b: BigInt = -987_654_321_098_765_432_109_876_543_210
        #expect((a * b).description == "-121932631137021795226185032733622923332237463801111263526900")
        #expect((a + b).description == "-864197532086419753208641975320")
        #expect((a - b).description == "1111111110111111111011111111100")
        #expect((b / a).description == "-8")
        #expect((b % a).description == "-9000000000900000000090")
        #expect((b / 12345).description == "-80004400251013805760216811")
        let floor = b.floorQuotientAndRemainder(dividingBy: a)
        #expect(floor.quotient == -9)
        #expect(floor.remainder.description == "123456780012345678001234567800")
        #expect(b.euclideanQuotientAndRemainder(dividingBy: -a).remainder == floor.remainder)
    }

    @Test("a variable that shares its memory does not change with a copy")
    func copies() {
        var a: BigUInt = 0x1_0000_0000_0000_0000_0000_0000
        let copy = a
        a += a
        a -= copy
        #expect(a == copy)
        a *= 3
        a.setBit(at: 0)
        #expect(copy.description == "79228162514264337593543950336")
        #expect(a.description == "237684487542793012780631851009")
        a.formProduct(copy, copy)
        #expect(a == copy * copy)
        a.formSum(copy, a)
        #expect(a == copy * copy + copy)
        a.formDifference(a, copy)
        #expect(a == copy.squared())
    }

    @Test("carries and borrows run through all limbs")
    func carries() {
        for bits in [63, 64, 65, 127, 128, 1000, 4096] {
            let power = BigUInt.one << bits
            #expect(power - 1 + 1 == power)
            #expect((power - 1).nonzeroBitCount == bits)
            #expect((power - 1).squared() == (power << bits) - (power << 1) + 1)
            #expect((power - 1).bitLength == bits)
            #expect(power.trailingZeroBitCount == bits)
            #expect((-BigInt(power)).bit(at: bits + 500))
            #expect(-BigInt(power) >> bits == -1)
            #expect((-BigInt(power) - 1) >> bits == -2)
        }
    }

    @Test("division by zero has a throwing twin")
    func divisionByZero() {
        #expect(throws: BigIntError.divisionByZero) { try BigInt(5).dividing(by: 0) }
        #expect(throws: BigIntError.divisionByZero) { try BigUInt.one.dividing(by: BigUInt()) }
        #expect(BigUInt(3 as UInt).subtractingIfNotLess(4) == nil)
        #expect(BigUInt(exactly: -1) == nil)
        #expect(BigUInt(clamping: -1) == 0)
    }

    @Test("conversions to and from floating point round to the nearest, ties to even")
    func floatingPoint() {
        // Python: float(2**53 + 1), float(2**53 + 3), float(2**54 + 2 + 1)
        #expect(Double(BigInt(9_007_199_254_740_993)) == 9_007_199_254_740_992)
        #expect(Double(BigInt(9_007_199_254_740_995)) == 9_007_199_254_740_996)
        #expect(Double((BigInt.one << 200) + (BigInt.one << 147)) == 0x1p200)
        #expect(Double((BigInt.one << 200) + (BigInt.one << 147) + 1) == 0x1.0000000000001p200)
        #expect(Double(BigInt.one << 1024) == .infinity)
        #expect(Double((BigInt.one << 1024) - (BigInt.one << 970)) == .infinity)
        #expect(Double((BigInt.one << 1024) - (BigInt.one << 970) - 1) == .greatestFiniteMagnitude)
        #expect(Float(-(BigInt.one << 24) - 1) == -16_777_216)
        #expect(BigInt(-1e30).description == "-1000000000000000019884624838656")
        #expect(BigInt(exactly: 0.5) == nil)
        #expect(BigInt(exactly: Double.nan) == nil)
    }
}
