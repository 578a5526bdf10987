import Foundation
import MimaBigInt
import Testing

/// What generic code, literals, coders and hot loops use. Expected values are Python's.
@Suite struct InterfaceTests {
    private static let long: BigInt = -123_456_789_012_345_678_901_234_567_890

    @Test("integers and fractions pass through a coder as text")
    func coding() throws {
        let fraction = BigRational(Self.long, 77)
        let data = try JSONEncoder().encode([Self.long.description: fraction])
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"-123456789012345678901234567890":"-17636684144620811271604938270\/11"}"#
        )
        #expect(try JSONDecoder().decode([String: BigRational].self, from: data) == [Self.long.description: fraction])
        #expect(try JSONDecoder().decode([BigInt].self, from: JSONEncoder().encode([Self.long])) == [Self.long])
        #expect(try JSONDecoder().decode([BigUInt].self, from: Data(#"["18446744073709551616"]"#.utf8)) == [1 << 64])
        for text in [#"["1/0"]"#, #"["x"]"#, "[1]"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([BigRational].self, from: Data(text.utf8))
            }
        }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([BigUInt].self, from: Data(#"["-1"]"#.utf8)) }
    }

    @Test("ranges and strides run over numbers of any size")
    func strides() {
        let start: BigInt = 1 << 64
        #expect(Array(stride(from: start, to: start + 7, by: 3)) == [start, start + 3, start + 6])
        #expect((start..<(start + 3)).map { $0 - start } == [0, 1, 2])
        #expect(BigUInt(5).distance(to: 3) == -2)
        let halves = stride(from: BigRational(0), through: 1, by: BigRational(1, 2)).map(\.description)
        #expect(halves == ["0", "1/2", "1"])
    }

    @Test("generic code sums and compares all of them")
    func generics() {
        func sum<T: SignedNumeric & Comparable>(_ values: [T]) -> T { values.reduce(0, +).magnitude as? T ?? 0 }
        #expect(sum([BigRational(1, 3), BigRational(-2, 3)]) == BigRational(1, 3))
        #expect(BigRational(exactly: UInt64.max) == BigRational(BigInt(UInt64.max)))
        func low<T: FixedWidthInteger>(_ number: BigInt, _ type: T.Type) -> T { T(truncatingIfNeeded: number) }
        #expect(low(Self.long, Int32.self) == -1_312_754_386)
        #expect(low(Self.long, UInt8.self) == 46)
        #expect(Int128(exactly: Self.long) == -123_456_789_012_345_678_901_234_567_890)
        #expect(UInt128(exactly: Self.long) == nil)
        #expect(BigInt(Int128.min) == -(BigInt.one << 127))
    }

    @Test("fractions come near to floating-point numbers of every type, and refuse zero")
    func fractions() throws {
        let third = BigRational(1, 3)
        #expect(Float(third) == 1.0 / 3.0 as Float)
        #expect(Double(-third) == -1.0 / 3.0)
        #expect(Float(BigRational(1, BigInt.one << 149)) == .leastNonzeroMagnitude)
        #expect(Float(BigRational((BigInt.one << 128) - 1)) == .infinity)
        #if arch(x86_64)
            #expect(Float80(third) == 1.0 / 3.0 as Float80)
            #expect(
                Float80(BigRational(BigInt.one << 16_383)) == Float80(sign: .plus, exponent: 16_383, significand: 1)
            )
            #expect(Float80(BigRational(1, BigInt.one << 16_445)) == .leastNonzeroMagnitude)
        #endif
        #expect(try third.dividing(by: BigRational(-1, 3)) == -1)
        #expect(throws: BigIntError.divisionByZero) { try third.dividing(by: 0) }
    }

    @Test("exact quotients are nil where there is a remainder")
    func exactQuotients() {
        let product = Self.long * Self.long
        #expect(product.exactQuotient(dividingBy: Self.long) == Self.long)
        #expect((product + 1).exactQuotient(dividingBy: Self.long) == nil)
        #expect(product.exactQuotient(dividingBy: 0) == nil)
        #expect(BigUInt().exactQuotient(dividingBy: 7) == 0)
    }

    @Test("the forms with three operands give what the operators give, whatever was in the variable before")
    func forms() {
        var generator = LargeNumberTests.Generator(state: 3)
        var result: BigInt = 0
        for _ in 0..<300 {
            func number() -> BigInt {
                let bits = Int.random(in: 0...400, using: &generator)
                let size = BigUInt.random(bits: bits, using: &generator)
                return BigInt(magnitude: size, isNegative: Bool.random(using: &generator))
            }
            let a = number(), b = number()
            result.formSum(a, b)
            #expect(result == a + b)
            result.formDifference(a, b)
            #expect(result == a - b)
            result.formProduct(a, b)
            #expect(result == a * b)
            result.formSquare(a)
            #expect(result == a * a)
            result = a
            result.addProduct(a, b)
            #expect(result == a + a * b)
            result.subtractProduct(b, b)
            #expect(result == a + a * b - b * b)
            guard !b.isZero else { continue }
            result.formQuotient(a * b + 1, b)
            #expect(result == (a * b + 1) / b)
            result.formRemainder(a * b + 1, b)
            #expect(result == (a * b + 1) % b)
            // The variable is an operand too.
            result = a
            result.formQuotient(result, b)
            #expect(result == a / b)
            result = a
            result.formDifference(b, result)
            #expect(result == b - a)
        }
    }

    @Test("roots of negative numbers")
    func roots() throws {
        #expect(try BigInt(-28).rootAndRemainder(3) == (-3, -1))
        #expect(try BigInt(29).squareRootAndRemainder() == (5, 4))
        #expect(throws: BigIntError.negative) { try BigInt(-4).root(2) }
        #expect(throws: BigIntError.negative) { try BigInt(-4).squareRoot() }
        #expect(throws: BigIntError.zero) { try BigInt(4).root(0) }
        #expect(throws: BigIntError.negative) { try BigInt(4).root(-1) }
        // -64 is (-4)^3, since (-2)^6 is 64.
        let power = try #require(BigInt(-64).perfectPower())
        #expect(power == (-4, 3))
        #expect(BigInt(-16).perfectPower() == nil)
        #expect(BigInt(-4).isSquare == false)
    }

    @Test("random numbers of a range stay in it, and reach its ends")
    func ranges() {
        var generator = LargeNumberTests.Generator(state: 5)
        let drawn = Set((0..<300).map { _ in BigInt.random(in: -3...3, using: &generator) })
        #expect(drawn == Set(-3...3))
        #expect(Set((0..<300).map { _ in BigUInt.random(in: 3..<6, using: &generator) }) == [3, 4, 5])
        #expect(BigUInt.random(in: 9...9, using: &generator) == 9)
        #expect(Set((0..<200).map { _ in BigInt.random(in: -1..<1, using: &generator) }) == [-1, 0])
    }

    @Test("prefixes are written as literals have them")
    func prefixes() throws {
        #expect(try BigInt(-255).text(radix: 16, prefix: true) == "-0xff")
        #expect(try BigInt(5).text(radix: 2, prefix: true) == "0b101")
        #expect(try BigInt(8).text(radix: 8, prefix: true) == "0o10")
        #expect(try BigInt(5).text(radix: 7, prefix: true) == "5")
    }
}
