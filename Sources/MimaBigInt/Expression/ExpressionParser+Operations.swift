extension ExpressionParser {
    /// An operator between two numbers.
    func apply(_ symbol: String, _ a: BigInt, _ b: BigInt) throws(ExpressionError) -> BigInt {
        switch symbol {
        case "+": return a + b
        case "-": return a - b
        case "*":
            try requireRoom(a.bitLength + b.bitLength)
            return a * b
        case "/", "%":
            if b.isZero { throw .arithmetic(.divisionByZero) }
            return symbol == "/" ? a / b : a % b
        case "&": return a & b
        case "|": return a | b
        case "^": return a ^ b
        case "<<", ">>":
            guard let distance = Int(exactly: b), distance.magnitude <= UInt(Int.max) else {
                throw .outOfRange(function: symbol)
            }
            let left = symbol == "<<" ? distance : -distance
            if left > 0 {
                let (bits, overflow) = a.bitLength.addingReportingOverflow(left)
                try requireRoom(overflow ? Int.max : bits)
            }
            return a << left
        default: throw .unknownName(symbol)
        }
    }

    private func requireRoom(_ bits: Int) throws(ExpressionError) {
        if bits > context.bitLimit { throw .tooLarge(bitLimit: context.bitLimit) }
    }

    /// What a function takes, for messages.
    private static func count(_ n: Int) -> String { n == 1 ? "one argument" : "\(n) arguments" }

    /// The value of a function.
    func function(_ name: String, _ arguments: [BigInt]) throws(ExpressionError) -> Expression.Value {
        do throws(BigIntError) {
            switch arguments.count {
            case 1: if let value = try unary(name, arguments[0]) { return value }
            case 2: if let value = try binary(name, arguments[0], arguments[1]) { return value }
            case 3 where name == "modpow":
                return .number(BigInt(try arguments[0].power(arguments[1], modulo: natural(arguments[2]))))
            default: break
            }
            if let value = try series(name, arguments) { return value }
        } catch {
            throw error == .tooLarge ? .tooLarge(bitLimit: context.bitLimit) : .arithmetic(error)
        }
        guard let expected = Self.argumentCounts[name] else { throw .unknownName(name) }
        throw .wrongArgumentCount(function: name, expected: expected == 0 ? "arguments" : Self.count(expected))
    }

    /// The functions, and how many arguments they take; 0 is any number.
    static let argumentCounts: [String: Int] = [
        "abs": 1, "binomial": 2, "bits": 1, "crt": 0, "factor": 1, "factorial": 1, "fib": 1, "gcd": 0, "inverse": 2,
        "isprime": 1, "jacobi": 2, "kronecker": 2, "lcm": 0, "lucas": 1, "max": 0, "min": 0, "modpow": 3, "modsqrt": 2,
        "nextprime": 1, "popcount": 1, "prevprime": 1, "primorial": 1, "random": 1, "randprime": 1, "root": 2,
        "sign": 1,
        "sqrt": 1,
    ]

    private func natural(_ number: BigInt) throws(BigIntError) -> BigUInt {
        if number.isNegative { throw .negative }
        return number.magnitude
    }

    /// An index for which the result stays within the limit: at most so many bits for each.
    private func index(_ number: BigInt, bitsEach: Int) throws(BigIntError) -> Int {
        guard let index = Int(exactly: try natural(number)), index <= context.bitLimit / bitsEach else {
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
        case "sqrt": return .number(BigInt(try natural(x).squareRoot()))
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
        case "factor":
            let factors = x.magnitude.primeFactors(isCancelled: context.isCancelled) ?? []
            let primes = factors.flatMap { repeatElement(BigInt($0.prime), count: $0.exponent) }
            return .list(x.isNegative ? [-BigInt.one] + primes : x.isZero || primes.isEmpty ? [x] : primes)
        default: return nil
        }
    }

    private func binary(_ name: String, _ x: BigInt, _ y: BigInt) throws(BigIntError) -> Expression.Value? {
        switch name {
        case "inverse": return .number(BigInt(try BigInt(x.modulo(nonzero(y))).magnitude.inverse(modulo: natural(y))))
        case "modsqrt":
            return .number(BigInt(try BigInt(x.modulo(nonzero(y))).magnitude.squareRoot(modulo: natural(y))))
        case "kronecker", "jacobi": return .number(BigInt(x.kroneckerSymbol(y)))
        case "root":
            let degree = try index(y, bitsEach: 1)
            if x.isNegative && degree & 1 == 0 { throw .negative }
            return .number(BigInt(magnitude: try x.magnitude.root(degree), isNegative: x.isNegative))
        case "binomial":
            let n = try index(x, bitsEach: 1), k = try index(y, bitsEach: 1)
            return .number(BigInt(BigUInt.binomial(n, k)))
        default: return nil
        }
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
        case "lcm": return .number(BigInt(arguments.reduce(BigUInt.one) { $0.leastCommonMultiple($1.magnitude) }))
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
