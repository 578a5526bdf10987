import MimaBigInt
import Testing

@Suite struct TextTests {
    @Test(
        "prefixes, signs and separators",
        arguments: [
            ("0xff", 255), ("-0b101", -5), ("0o17", 15), ("+1_000", 1000), ("007", 7), ("-0", 0), ("0XFf", 255),
        ]
    )
    func parsing(_ text: String, _ value: Int) throws {
        #expect(try BigInt(parsing: text) == BigInt(value))
    }

    @Test(
        "what is no number is refused, with the place",
        arguments: [
            ("", BigIntError.noDigits), ("-", .noDigits), ("0x", .noDigits), ("12a", .invalidCharacter(offset: 2)),
            ("_1", .invalidCharacter(offset: 0)), ("1_", .invalidCharacter(offset: 1)),
            ("1__2", .invalidCharacter(offset: 2)), ("--1", .invalidCharacter(offset: 1)),
            ("0b2", .invalidCharacter(offset: 2)), ("1 ", .invalidCharacter(offset: 1)),
            ("\u{664}", .invalidCharacter(offset: 0)),
        ]
    )
    func refusals(_ text: String, _ error: BigIntError) {
        #expect(throws: error) { try BigInt(parsing: text) }
    }

    @Test("the initialiser of Int takes what Int takes")
    func likeInt() {
        for text in ["12", "-12", "+12", "", "-", "1_0", " 1", "0x1", "zz"] {
            #expect(BigInt(text).map { Int($0) } == Int(text))
            #expect(BigInt(text, radix: 36).map { Int($0) } == Int(text, radix: 36))
        }
        #expect(BigUInt("-1") == nil)
        #expect(throws: BigIntError.invalidRadix(63)) { try BigUInt.one.digits(radix: 63) }
        #expect(throws: BigIntError.invalidRadix(1)) { try BigInt(parsing: "1", radix: 1) }
    }

    @Test("radix 62 and grouping, as GMP prints")
    func output() throws {
        let number = BigInt(10 as Int).power(30)
        // gmpy2.mpz(10**30).digits(62)
        #expect(try number.text(radix: 62) == "KyXecRaPqzvjQ8BcW")
        #expect(try number.text(grouping: (size: 3, separator: ",")) == "1,000,000,000,000,000,000,000,000,000,000")
        #expect(try number.text(radix: 16, uppercase: true) == "C9F2C9CD04674EDEA40000000")
    }

    @Test("bytes in both orders and two's complement")
    func bytes() {
        let number: BigUInt = 0x01_0203_0405_0607_0809
        #expect(number.bytes() == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(number.bytes(isLittleEndian: true, count: 10) == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
        #expect(BigUInt(bytes: [0, 0, 1, 2]) == 258)
        // Python: (-129).to_bytes(2, "big", signed=True)
        #expect(BigInt(-129).twosComplementBytes() == [0xff, 0x7f])
        #expect(BigInt(-128).twosComplementBytes() == [0x80])
        #expect(BigInt(128).twosComplementBytes() == [0, 0x80])
        #expect(BigInt(twosComplement: [0xff, 0x7f]) == -129)
        #expect(BigInt(twosComplement: []) == 0)
    }
}
