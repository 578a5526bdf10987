import MimaBigInt
import Testing

/// Our side of each operation of `oracle.py`.
enum OracleOperations {
    typealias Operation = @Sendable (OracleArguments) throws -> [OracleValue]

    static let all = arithmetic.merging(bits) { first, _ in first }
        .merging(numberTheory) { first, _ in first }
        .merging(conversions) { first, _ in first }
        .merging(rationals) { first, _ in first }

    private static func binary(_ operation: @escaping @Sendable (BigInt, BigInt) -> BigInt) -> Operation {
        { [OracleValue(operation(try $0.integer(0), try $0.integer(1)))] }
    }

    private static func division(
        _ operation: @escaping @Sendable (BigInt, BigInt) throws -> (BigInt, BigInt)
    ) -> Operation {
        {
            let (quotient, remainder) = try operation(try $0.integer(0), try $0.integer(1))
            return [OracleValue(quotient), OracleValue(remainder)]
        }
    }

    /// The value of a throwing operation, or nil.
    private static func attempt<T>(_ body: () throws(BigIntError) -> T) -> T? {
        do throws(BigIntError) { return try body() } catch { return nil }
    }

    private static let arithmetic: [String: Operation] = [
        "add": binary {
            var sum = $0
            sum += $1
            return sum == $0 + $1 ? sum : 0
        },
        "subtract": binary {
            var difference = $0
            difference -= $1
            return difference == $0 - $1 ? difference : 0
        },
        "multiply": binary {
            var product = $0
            product *= $1
            return product == $0 * $1 ? product : 0
        },
        "compare": binary { $0 < $1 ? -1 : $0 == $1 ? 0 : 1 },
        "divide": division {
            var quotient = $0, remainder = $0
            quotient /= $1
            remainder %= $1
            #expect(quotient == $0 / $1 && remainder == $0 % $1)
            let checked = try $0.dividing(by: $1)
            #expect(checked == (quotient, remainder))
            return $0.quotientAndRemainder(dividingBy: $1)
        },
        "divideLong": division { $0.quotientAndRemainder(dividingBy: $1) },
        "divideFloor": division { $0.floorQuotientAndRemainder(dividingBy: $1) },
        "divideCeiling": division { $0.ceilingQuotientAndRemainder(dividingBy: $1) },
        "divideEuclid": division { $0.euclideanQuotientAndRemainder(dividingBy: $1) },
        "modulo": { [OracleValue(try $0.integer(0).modulo(try $0.natural(1)))] },
        "exact": { [OracleValue(try $0.integer(0).exactQuotient(dividingBy: try $0.integer(1)))] },
        "isMultiple": { [OracleValue(try $0.integer(0).isMultiple(of: try $0.integer(1)))] },
        "square": { [OracleValue(try $0.integer(0).squared())] },
        "addProduct": {
            var number = try $0.natural(0)
            number.addProduct(try $0.natural(1), try $0.natural(2))
            return [OracleValue(number)]
        },
        "subtractProduct": {
            var number = try $0.natural(0)
            number.subtractProduct(try $0.natural(1), try $0.natural(2))
            return [OracleValue(number)]
        },
        "inPlace": {
            let a = try $0.natural(0), b = try $0.natural(1)
            // With memory that is too long, too short, and shared.
            var sum = a.squared(), product = BigUInt.one << 64
            sum.formSum(a, b)
            product.formProduct(sum, b)
            var other = product
            other.formSum(other, b)
            other.formDifference(other, b)
            let whole = product
            product.formQuotient(product, b.isZero ? 1 : b)
            return [OracleValue(whole), OracleValue(other), OracleValue(b.isZero ? sum : product)]
        },
        "power": { [OracleValue(try $0.integer(0).power(try $0.word(1)))] },
    ]

    private static let bits: [String: Operation] = [
        "and": binary { $0 & $1 },
        "or": binary { $0 | $1 },
        "xor": binary { $0 ^ $1 },
        "complement": {
            let number = try $0.integer(0)
            return [OracleValue(~number), OracleValue(-number), OracleValue(number.magnitude)]
        },
        "shift": {
            let number = try $0.integer(0), count = try $0.word(1)
            var left = number, right = number
            left <<= count
            right >>= count
            return left == number >> -count && right == number << -count ? [OracleValue(left), OracleValue(right)] : []
        },
        "bits": {
            let number = try $0.integer(0), index = try $0.word(1)
            var with = number, without = number
            with.setBit(at: index)
            without.setBit(at: index, to: false)
            return [
                OracleValue(number.bit(at: index)), OracleValue(with), OracleValue(without),
                OracleValue(number.bitLength), OracleValue(number.trailingZeroBitCount),
                OracleValue(number.nonzeroBitCount ?? -1),
            ]
        },
        "lowBits": { [OracleValue(try $0.natural(0).lowBits(try $0.word(1)))] },
    ]

    private static let numberTheory: [String: Operation] = [
        "gcd": { [OracleValue(try $0.integer(0).greatestCommonDivisor(try $0.integer(1)))] },
        "lcm": { [OracleValue(try $0.integer(0).leastCommonMultiple(try $0.integer(1)))] },
        "extendedGcd": {
            // The factors are not unique; what they must give is.
            let a = try $0.integer(0), b = try $0.integer(1)
            let (divisor, x, y) = a.extendedGreatestCommonDivisor(b)
            return [OracleValue(divisor), OracleValue(a * x + b * y)]
        },
        "kronecker": { [OracleValue(try $0.integer(0).kroneckerSymbol(try $0.integer(1)))] },
        "jacobi": { [OracleValue(try $0.integer(0).jacobiSymbol(try $0.natural(1)) ?? 2)] },
        "modularPower": {
            let base = try $0.integer(0), exponent = try $0.integer(1), modulus = try $0.natural(2)
            return [OracleValue(try base.power(exponent, modulo: modulus))]
        },
        "inverse": { arguments in
            let number = try arguments.integer(0), modulus = try arguments.natural(1)
            return [OracleValue(attempt { () throws(BigIntError) in try number.power(-1, modulo: modulus) })]
        },
        "squareRoot": {
            let number = try $0.natural(0)
            let (root, rest) = number.squareRootAndRemainder()
            return [OracleValue(root), OracleValue(rest), OracleValue(number.isSquare)]
        },
        "root": {
            let (root, rest) = try $0.natural(0).rootAndRemainder(try $0.word(1))
            return [OracleValue(root), OracleValue(rest)]
        },
        "perfectPower": {
            guard let (base, exponent) = try $0.natural(0).perfectPower() else { return [.none] }
            return [OracleValue(base), OracleValue(exponent)]
        },
        "modularSquareRoot": { arguments in
            let number = try arguments.natural(0), modulus = try arguments.natural(1)
            return [OracleValue(attempt { () throws(BigIntError) in try number.squareRoot(modulo: modulus) })]
        },
        "chinese": { arguments in
            var congruences: [(remainder: BigInt, modulus: BigUInt)] = []
            for i in stride(from: 0, to: arguments.values.count, by: 2) {
                congruences.append((try arguments.integer(i), try arguments.natural(i + 1)))
            }
            let (number, modulus) = try BigUInt.chineseRemainder(congruences)
            return [OracleValue(number), OracleValue(modulus)]
        },
        "factorial": { [OracleValue(BigUInt.factorial(try $0.word(0)))] },
        "binomial": { [OracleValue(BigUInt.binomial(try $0.word(0), try $0.word(1)))] },
        "fibonacci": {
            [OracleValue(BigUInt.fibonacci(try $0.word(0))), OracleValue(BigUInt.lucas(try $0.word(0)))]
        },
        "primorial": { [OracleValue(BigUInt.primorial(try $0.word(0)))] },
        "isPrime": { [OracleValue(try $0.natural(0).isPrime(rounds: 1))] },
        "nextPrime": {
            let number = try $0.natural(0)
            return [OracleValue(number.nextPrime()), OracleValue(number.previousPrime())]
        },
        "factors": {
            let factors = try $0.natural(0).primeFactors() ?? []
            return factors.flatMap { repeatElement(OracleValue($0.prime), count: $0.exponent) }
        },
    ]

    private static let conversions: [String: Operation] = [
        "digits": {
            let number = try $0.integer(0), radix = try $0.word(1)
            let text = try number.text(radix: radix)
            if radix == 10 { #expect(number.description == text) }
            return [.bytes([UInt8](text.utf8))]
        },
        "parse": {
            let text = String(decoding: try $0.bytes(0), as: UTF8.self), radix = try $0.word(1)
            let parsed = try BigInt(parsing: text, radix: radix)
            #expect(BigInt(text, radix: radix) == parsed)
            return [OracleValue(BigInt(text, radix: radix))]
        },
        "toBytes": {
            let number = try $0.natural(0), count = try $0.word(1)
            return [
                .bytes(number.bytes(isLittleEndian: true, count: count)), .bytes(number.bytes(count: count)),
            ]
        },
        "fromBytes": {
            let bytes = try $0.bytes(0)
            return [
                OracleValue(BigUInt(bytes: bytes, isLittleEndian: true)), OracleValue(BigUInt(bytes: bytes)),
                OracleValue(BigInt(twosComplement: bytes, isLittleEndian: true)),
                OracleValue(BigInt(twosComplement: bytes)),
            ]
        },
        "toFloat": {
            let number = try $0.integer(0)
            let single = OracleValue(Float(number)), double = OracleValue(Double(number))
            #if arch(x86_64)
                return [single, double, OracleValue(Float80(number))]
            #else
                return [single, double]
            #endif
        },
        "fromDouble": {
            let value = Double(bitPattern: UInt64(try $0.natural(0)))
            guard value.isFinite else { return [OracleValue(BigInt(exactly: value)), .none] }
            return [OracleValue(BigInt(value)), OracleValue(BigInt(exactly: value))]
        },
    ]

    private static func parts(_ number: BigRational?) -> [OracleValue] {
        guard let number else { return [.none, .none] }
        return [OracleValue(number.numerator), OracleValue(number.denominator)]
    }

    private static let rationals: [String: Operation] = [
        "rationals": {
            let a = try $0.rational(0), b = try $0.rational(2)
            return parts(a + b) + parts(a - b) + parts(a * b) + parts(b.isZero ? nil : a / b)
                + [OracleValue(a > b ? 1 : a == b ? 0 : -1)]
        },
        "rationalRounding": {
            let number = try $0.rational(0)
            return [number.floor, number.ceiling, number.truncated, number.rounded].map { OracleValue($0) }
        },
        "rationalToDouble": {
            [OracleValue(BigUInt(Double(try $0.rational(0)).bitPattern))]
        },
        "rationalFromDouble": {
            parts(BigRational(exactly: Double(bitPattern: UInt64(try $0.natural(0)))))
        },
        "rationalDigits": {
            [.bytes([UInt8](try $0.rational(0).decimal(digits: try $0.word(2)).utf8))]
        },
        "rationalParsing": {
            parts(BigRational(String(decoding: try $0.bytes(0), as: UTF8.self)))
        },
    ]
}
