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

    /// The value of a function.
    func function(_ name: String, _ arguments: [BigInt]) throws(ExpressionError) -> Expression.Value {
        if name == "factor", arguments.count == 1 { return .list(try factors(arguments[0])) }
        do throws(BigIntError) {
            if let value = try ExpressionFunctions(bitLimit: context.bitLimit).value(name, arguments) { return value }
        } catch {
            throw error == .tooLarge ? .tooLarge(bitLimit: context.bitLimit) : .arithmetic(error)
        }
        guard let expected = Self.argumentCounts[name] else { throw .unknownName(name) }
        throw .wrongArgumentCount(function: name, expected: expected)
    }

    private func factors(_ x: BigInt) throws(ExpressionError) -> [BigInt] {
        guard let factors = x.magnitude.primeFactors(isCancelled: context.isCancelled) else { throw .cancelled }
        let primes = factors.flatMap { repeatElement(BigInt($0.prime), count: $0.exponent) }
        return x.isNegative ? [-BigInt.one] + primes : x.isZero || primes.isEmpty ? [x] : primes
    }

    /// The functions, and what they take, for messages.
    static let argumentCounts: [String: String] = {
        let one = """
            abs bits digits factor factorial fib isprime isqrt lucas nextprime perfectpower popcount prevprime primorial \
            random randprime sign sqrt sqrtrem
            """
        let two = "binomial bit divmod exact hamming inverse jacobi kronecker legendre mod modsqrt root rootrem xgcd"
        var counts = ["modpow": "3 arguments", "pow": "2 or 3 arguments", "crt": "remainders, each with its modulus"]
        for name in one.split(separator: " ") { counts[String(name)] = "one argument" }
        for name in two.split(separator: " ") { counts[String(name)] = "2 arguments" }
        for name in ["gcd", "lcm", "max", "min", "product", "sum"] { counts[name] = "one argument or more" }
        return counts
    }()
}
