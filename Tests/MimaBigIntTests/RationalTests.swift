import MimaBigInt
import Testing

/// Expected values are those of Python's `fractions` and `float`.
@Suite struct RationalTests {
    @Test("fractions are kept in lowest terms")
    func arithmetic() throws {
        let a = try #require(BigRational("1/6")), b = try #require(BigRational("-3/10"))
        #expect((a + b).description == "-2/15")
        #expect((a - b).description == "7/15")
        #expect((a * b).description == "-1/20")
        #expect((a / b).description == "-5/9")
        #expect(BigRational(6, -4).description == "-3/2")
        #expect(a.power(-2) == 36)
        #expect(b < a)
        #expect(BigRational(exactly: 1, 0) == nil)
    }

    @Test("rounding in all directions")
    func rounding() {
        let x = BigRational(-7, 2)
        #expect(x.floor == -4 && x.ceiling == -3 && x.truncated == -3 && x.rounded == -4)
        #expect(BigRational(5, 2).rounded == 2)
    }

    @Test("decimal text in and out")
    func decimal() throws {
        #expect(BigRational("1.5e-3")?.description == "3/2000")
        #expect(BigRational("-0.125")?.description == "-1/8")
        #expect(BigRational(2, 3).decimal(digits: 5) == "0.66667")
        #expect(BigRational(-1, 8).decimal(digits: 2) == "-0.12")
        #expect(BigRational(1, 8).decimalDigitCount == 3)
        #expect(BigRational(1, 3).decimalDigitCount == nil)
        for text in ["", "1/0", "1.", "a", "1e9999999", "1.-5", "1/2/3"] { #expect(BigRational(text) == nil) }
    }

    @Test("conversions from and to Double are exact and correctly rounded")
    func double() throws {
        for value in [
            0.1 as Double, -1.5, .leastNonzeroMagnitude, 2.2250738585072014e-308, 1.7976931348623157e308, 3.0, 0,
        ] {
            #expect(Double(try #require(BigRational(exactly: value))) == value)
        }
        #expect(Double(BigRational(1, 3)) == 1.0 / 3.0)
        #expect(Double(BigRational(2, 3)) == 2.0 / 3.0)
        #expect(Double(BigRational(1, BigInt.one << 1075)) == 0)
        #expect(Double(BigRational(3, BigInt.one << 1076)) == .leastNonzeroMagnitude)
        #expect(BigRational(exactly: Double.infinity) == nil)
    }
}
