/// What the functions of an expression give.
struct ExpressionFunctions {
    let bitLimit: Int

    /// The value, or nil where no function has that name and number of arguments.
    func value(_ name: String, _ arguments: [BigInt]) throws(BigIntError) -> Expression.Value? {
        switch arguments.count {
        case 1: if let value = try unary(name, arguments[0]) { return value }
        case 2: if let value = try binary(name, arguments[0], arguments[1]) { return value }
        case 3 where name == "modpow" || name == "pow":
            return .number(BigInt(try arguments[0].power(arguments[1], modulo: natural(arguments[2]))))
        default: break
        }
        return try series(name, arguments)
    }

    private func natural(_ number: BigInt) throws(BigIntError) -> BigUInt {
        if number.isNegative { throw .negative }
        return number.magnitude
    }

    /// An index for which the result stays within the limit: at most so many bits for each.
    private func index(_ number: BigInt, bitsEach: Int) throws(BigIntError) -> Int {
        guard let index = Int(exactly: try natural(number)), index <= bitLimit / bitsEach else {
            throw .tooLarge
        }
        return index
    }

    private func unary(_ name: String, _ x: BigInt) throws(BigIntError) -> Expression.Value? {
        switch name {
        case "abs": return .number(x.absolute)
        case "sign": return .number(x.signum())
        case "bits": return .number(BigInt(x.bitLength))
        case "popcount": return .number(BigInt(try natural(x).nonzeroBitCount))
        case "sqrt", "isqrt": return .number(BigInt(try natural(x).squareRoot()))
        case "isprime": return .truth(!x.isNegative && x.magnitude.isPrime(rounds: 10))
        case "nextprime": return .number(BigInt(x.isNegative ? BigUInt(2 as UInt) : x.magnitude.nextPrime(rounds: 10)))
        case "prevprime":
            guard let prime = try natural(x).previousPrime(rounds: 10) else { throw .negative }
            return .number(BigInt(prime))
        case "factorial":
            // log2(n!) is below n log2(n).
            let n = try index(x, bitsEach: 1)
            let each = Int.bitWidth - n.leadingZeroBitCount
            return .number(BigInt(BigUInt.factorial(try index(x, bitsEach: Swift.max(each, 1)))))
        case "fib": return .number(BigInt(BigUInt.fibonacci(try index(x, bitsEach: 1))))
        case "lucas": return .number(BigInt(BigUInt.lucas(try index(x, bitsEach: 1))))
        case "primorial": return .number(BigInt(BigUInt.primorial(try index(x, bitsEach: 2))))
        case "random":
            let bound = try natural(x)
            if bound.isZero { throw .zero }
            return .number(BigInt(BigUInt.random(below: bound)))
        case "randprime":
            let bits = try index(x, bitsEach: 1)
            if bits < 2 { throw .zero }
            var generator = SystemRandomNumberGenerator()
            return .number(BigInt(BigUInt.randomPrime(bits: bits, using: &generator)))
        case "digits": return .number(BigInt(x.isZero ? 1 : x.magnitude.description.utf8.count))
        case "perfectpower":
            guard let (base, exponent) = x.perfectPower() else { return .list([x, 1]) }
            return .list([base, BigInt(exponent)])
        case "sqrtrem":
            let (root, rest) = try x.squareRootAndRemainder()
            return .list([root, rest])
        default: return nil
        }
    }

    private func binary(_ name: String, _ x: BigInt, _ y: BigInt) throws(BigIntError) -> Expression.Value? {
        switch name {
        case "inverse": return .number(BigInt(try x.modulo(nonzero(y)).inverse(modulo: natural(y))))
        case "modsqrt": return .number(BigInt(try x.modulo(nonzero(y)).squareRoot(modulo: natural(y))))
        case "kronecker": return .number(BigInt(x.kroneckerSymbol(y)))
        case "jacobi", "legendre":
            guard let symbol = x.jacobiSymbol(try nonzero(y)) else { throw .even }
            return .number(BigInt(symbol))
        case "mod": return .number(BigInt(x.modulo(try nonzero(y))))
        case "divmod":
            if y.isZero { throw .divisionByZero }
            let (quotient, remainder) = x.floorQuotientAndRemainder(dividingBy: y)
            return .list([quotient, remainder])
        case "exact":
            if y.isZero { throw .divisionByZero }
            guard let quotient = x.exactQuotient(dividingBy: y) else { throw .notMultiple }
            return .number(quotient)
        case "xgcd":
            let (divisor, first, second) = x.extendedGreatestCommonDivisor(y)
            return .list([BigInt(divisor), first, second])
        case "pow":
            let size = try x.magnitude.power(y, bitLimit: bitLimit)
            return .number(BigInt(magnitude: size, isNegative: x.isNegative && y.isOdd))
        case "bit": return .number(x.bit(at: try index(y, bitsEach: 1)) ? 1 : 0)
        case "hamming": return .number(BigInt((try natural(x) ^ natural(y)).nonzeroBitCount))
        case "root": return .number(try x.root(degree(y)))
        case "rootrem":
            let (root, rest) = try x.rootAndRemainder(degree(y))
            return .list([root, rest])
        case "binomial":
            let n = try index(x, bitsEach: 1), k = try index(y, bitsEach: 1)
            return .number(BigInt(BigUInt.binomial(n, k)))
        default: return nil
        }
    }

    /// Beyond an `Int` every root is that of a number below 2 to its power.
    private func degree(_ number: BigInt) throws(BigIntError) -> Int {
        Int(exactly: number) ?? (number.isNegative ? -1 : number.isOdd ? Int.max : Int.max - 1)
    }

    private func nonzero(_ number: BigInt) throws(BigIntError) -> BigUInt {
        let size = try natural(number)
        if size.isZero { throw .zero }
        return size
    }

    private func series(_ name: String, _ arguments: [BigInt]) throws(BigIntError) -> Expression.Value? {
        guard let first = arguments.first else { return nil }
        switch name {
        case "gcd": return .number(BigInt(arguments.reduce(BigUInt()) { $0.greatestCommonDivisor($1.magnitude) }))
        case "lcm":
            var multiple = BigUInt.one
            for number in arguments {
                if multiple.bitLength + number.bitLength > bitLimit { throw .tooLarge }
                multiple = multiple.leastCommonMultiple(number.magnitude)
            }
            return .number(BigInt(multiple))
        case "sum": return .number(arguments.reduce(0, +))
        case "product":
            var product = BigInt.one
            for number in arguments {
                if product.bitLength + number.bitLength > bitLimit { throw .tooLarge }
                product *= number
            }
            return .number(product)
        case "min": return .number(arguments.reduce(first) { Swift.min($0, $1) })
        case "max": return .number(arguments.reduce(first) { Swift.max($0, $1) })
        case "crt" where arguments.count & 1 == 0:
            // Remainder, modulus, remainder, modulus, …
            var congruences: [(remainder: BigInt, modulus: BigUInt)] = []
            for i in stride(from: 0, to: arguments.count, by: 2) {
                congruences.append((arguments[i], try nonzero(arguments[i + 1])))
            }
            return .number(BigInt(try BigUInt.chineseRemainder(congruences).number))
        default: return nil
        }
    }
}
