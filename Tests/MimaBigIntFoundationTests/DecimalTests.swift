import FoundationEssentials
import MimaBigInt
import MimaBigIntFoundation
import Testing

/// Between integers and Foundation's `Decimal`. The expected significands are those of Python's decimal module with
/// the precision that fits 2^128 and ROUND_HALF_EVEN, but for those just below 2^128.
@Suite struct DecimalTests {
    @Test(
        "integers below 2^128 are kept exactly",
        arguments: [
            "0", "1", "-1", "10", "-1000", "18446744073709551615", "18446744073709551616",
            "-170141183460469231731687303715884105729", "340282366920938463463374607431768211455",
        ]
    )
    func exact(_ text: String) throws {
        let number = try #require(BigInt(text))
        let decimal = Decimal(number)
        #expect(decimal.description == text)
        #expect(decimal == Decimal(string: text))
        #expect(BigInt(exactly: decimal) == number)
        #expect(Decimal(exactly: number) == decimal)
    }

    @Test(
        "longer integers are rounded to the nearest, halves to the even significand",
        arguments: [
            // 2^128 and its neighbours: one digit is dropped.
            ("340282366920938463463374607431768211456", "340282366920938463463374607431768211460"),
            ("340282366920938463463374607431768211464", "340282366920938463463374607431768211460"),
            ("340282366920938463463374607431768211465", "340282366920938463463374607431768211460"),
            ("340282366920938463463374607431768211475", "340282366920938463463374607431768211480"),
            ("-340282366920938463463374607431768211466", "-340282366920938463463374607431768211470"),
            // 2^128 is no significand, and the next one with a digit less is farther away.
            ("3402823669209384634633746074317682114555", "3402823669209384634633746074317682114550"),
            ("3402823669209384634633746074317682114559", "3402823669209384634633746074317682114550"),
            ("3402823669209384634633746074317682114560", "3402823669209384634633746074317682114600"),
            ("3402823669209384634633746074317682114554", "3402823669209384634633746074317682114550"),
            // 2^200
            (
                "1606938044258990275541962092341162602522202993782792835301376",
                "1606938044258990275541962092341162602520000000000000000000000"
            ),
        ]
    )
    func rounded(_ text: String, _ expected: String) throws {
        let number = try #require(BigInt(text))
        #expect(Decimal(number).description == expected)
        #expect(BigInt(exactly: Decimal(number)) == BigInt(expected))
        #expect(Decimal(exactly: number) == nil)
    }

    @Test("the largest decimal number is kept, and there is none beyond it")
    func largest() throws {
        let largest = try #require(BigInt("340282366920938463463374607431768211455")) * BigInt(10).power(127)
        #expect(Decimal(largest) == Decimal.greatestFiniteMagnitude)
        #expect(BigInt(exactly: Decimal.greatestFiniteMagnitude) == largest)
        #expect(Decimal(largest + 1) == Decimal.greatestFiniteMagnitude)
        #expect(Decimal(exactly: largest + 1) == nil)
        #expect(Decimal(largest + BigInt(10).power(127)).isNaN)
        #expect(Decimal(-largest * 2).isNaN)
        #expect(Decimal(BigInt(1) << 100_000).isNaN)
        #expect(Decimal(BigInt(10).power(165)).description == "1" + String(repeating: "0", count: 165))
    }

    @Test("a fraction is no integer, and can be dropped")
    func fractions() throws {
        let cases: [(String, String, Bool)] = [
            ("2.50", "2", false), ("-2.5", "-2", false), ("3.000", "3", true), ("0.000000000000000000001", "0", false),
            ("-0.1", "0", false), ("12e3", "12000", true), ("1e-128", "0", false),
        ]
        for (text, whole, isWhole) in cases {
            let decimal = try #require(Decimal(string: text))
            #expect(BigInt(truncating: decimal) == BigInt(whole), "\(text)")
            #expect(BigInt(exactly: decimal) == (isWhole ? BigInt(whole) : nil), "\(text)")
        }
        #expect(BigInt(exactly: Decimal.nan) == nil)
        #expect(BigInt(truncating: Decimal.nan) == nil)
        #expect(BigUInt(exactly: Decimal(-1)) == nil)
        #expect(BigUInt(exactly: Decimal(7)) == 7)
        #expect(Decimal(BigUInt(7 as UInt)) == 7)
    }
}
