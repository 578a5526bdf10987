import FuzzSupport
import MimaBigInt

/// Numbers and expressions: texts of numbers are read as what they are written as, arithmetic with the bytes as numbers
/// keeps its laws, and expressions end.
@main
enum BigNumbers: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for radix in [2, 8, 10, 16, 36, 62] {
            guard let number = try? BigInt(parsing: text, radix: radix) else { continue }
            require(number == (try? BigInt(parsing: number.text(radix: radix), radix: radix)), "in base \(radix)")
            require(BigInt("\(number)") == number, "in base 10")
        }
        if let number = BigRational(text) {
            require(BigRational("\(number)") == number, "as a fraction")
            require(BigRational(exactly: Double(number)).map { Double($0) == Double(number) } ?? true, "as a double")
        }
        arithmetic(bytes)
        var expression = Expression(variables: ["a": 7, "b": BigInt(bytes.count) << 70], bitLimit: 1 << 10)
        // Factors that trial division does not find may take for ever.
        expression.isCancelled = { true }
        _ = try? expression.evaluate(text)
    }

    private static func arithmetic(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let middle = bytes.count * Int(first) / 256
        let a = BigInt(twosComplement: [UInt8](bytes[..<middle])), b = BigInt(twosComplement: [UInt8](bytes[middle...]))
        require(BigInt(twosComplement: a.twosComplementBytes()) == a, "as bytes")
        require(BigInt(words: b.words) == b, "as words")
        require(a + b - b == a && (a ^ b) ^ b == a && (a & b) + (a | b) == a + b, "sums")
        require((a << 67) >> 67 == a && ((a >> 67) << 67) + BigInt(a.modulo(1 << 67)) == a, "shifts")
        require((a + b).squared() == a.squared() + (a * b) << 1 + b.squared(), "squares")
        let (root, rest) = a.magnitude.squareRootAndRemainder()
        require(root.squared() + rest == a.magnitude && rest <= root << 1, "square roots")
        guard !b.isZero else { return }
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        require(quotient * b + remainder == a && remainder.magnitude < b.magnitude, "quotients")
        let product = a * b + BigInt(b.magnitude - 1)
        require(product.euclideanQuotientAndRemainder(dividingBy: b) == (a, BigInt(b.magnitude - 1)), "multiples")
        let (divisor, x, y) = a.extendedGreatestCommonDivisor(b)
        require(a * x + b * y == BigInt(divisor) && a.isMultiple(of: BigInt(divisor)), "common divisors")
        guard b.bitLength < 2000 else { return }
        let modulus = b.magnitude
        let power = try? a.power(5, modulo: modulus)
        require(power == (a.power(4) * a).modulo(modulus), "powers")
    }
}
