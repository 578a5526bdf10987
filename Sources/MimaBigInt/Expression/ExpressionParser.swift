/// Reads an expression and computes while it reads.
struct ExpressionParser {
    /// Parentheses, arguments and signs within each other.
    static var depthLimit: Int { 200 }

    private let text: [UInt8]
    private(set) var context: Expression
    private var position = 0
    private var depth = 0

    init(_ text: [UInt8], _ context: Expression) {
        self.text = text
        self.context = context
    }

    /// The value of the last of several statements with semicolons between them; a semicolon at the end is allowed.
    mutating func statements() throws(ExpressionError) -> Expression.Value {
        while true {
            let value = try statement()
            skipSpace()
            guard position < text.count else { return value }
            guard peek() == UInt8(ascii: ";") else {
                throw .unexpected(offset: position, expected: "an operator or the end")
            }
            position += 1
            skipSpace()
            if position == text.count { return value }
        }
    }

    private mutating func statement() throws(ExpressionError) -> Expression.Value {
        let start = position
        var name = readName()
        skipSpace()
        if name != nil && peek() == UInt8(ascii: "=") && peek(1) != UInt8(ascii: "=") {
            position += 1
        } else {
            name = nil
            position = start
        }
        let value = try question()
        if case .number(let number) = value {
            context.variables["ans"] = number
            if let name { context.variables[name] = number }
        } else if name != nil {
            throw .wrongKind(expected: "a number for a variable")
        }
        return value
    }

    private mutating func question() throws(ExpressionError) -> Expression.Value {
        var value = try comparison()
        while readWord("is") {
            let isNot = readWord("not")
            let number = try self.number(value)
            skipSpace()
            let offset = position
            let answer: Bool
            switch readName() {
            case "prime": answer = !number.isNegative && number.magnitude.isPrime(rounds: 10)
            case "even": answer = number.isEven
            case "odd": answer = number.isOdd
            case "square": answer = number.isSquare
            case "power": answer = number.magnitude.bitLength < 2 || number.perfectPower() != nil
            default: throw .unexpected(offset: offset, expected: "prime, even, odd, square or power")
            }
            value = .truth(answer != isNot)
        }
        return value
    }

    private mutating func comparison() throws(ExpressionError) -> Expression.Value {
        let left = try binary(level: 0)
        guard let symbol = readSymbol(["==", "!=", "<=", ">=", "<", ">"]) else { return left }
        let a = try number(left), b = try number(try binary(level: 0))
        switch symbol {
        case "==": return .truth(a == b)
        case "!=": return .truth(a != b)
        case "<=": return .truth(a <= b)
        case ">=": return .truth(a >= b)
        case "<": return .truth(a < b)
        default: return .truth(a > b)
        }
    }

    /// The operators between two numbers, level by level.
    private static let levels: [[String]] = [["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "%"]]

    private mutating func binary(level: Int) throws(ExpressionError) -> Expression.Value {
        guard level < Self.levels.count else { return try unary() }
        var value = try binary(level: level + 1)
        while let symbol = readSymbol(Self.levels[level]) {
            let a = try number(value), b = try number(try binary(level: level + 1))
            value = .number(try apply(symbol, a, b))
        }
        return value
    }

    private mutating func unary() throws(ExpressionError) -> Expression.Value {
        guard let symbol = readSymbol(["-", "+", "~"]) else { return try power() }
        try enter()
        defer { depth -= 1 }
        let value = try number(try unary())
        switch symbol {
        case "-": return .number(-value)
        case "~": return .number(~value)
        default: return .number(value)
        }
    }

    private mutating func power() throws(ExpressionError) -> Expression.Value {
        let base = try postfix()
        guard readSymbol(["**"]) != nil else { return base }
        try enter()
        defer { depth -= 1 }
        let a = try number(base), exponent = try number(try unary())
        do throws(BigIntError) {
            let size = try a.magnitude.power(exponent, bitLimit: context.bitLimit)
            return .number(BigInt(magnitude: size, isNegative: a.isNegative && exponent.isOdd))
        } catch {
            throw error == .tooLarge ? .tooLarge(bitLimit: context.bitLimit) : .arithmetic(error)
        }
    }

    private mutating func postfix() throws(ExpressionError) -> Expression.Value {
        var value = try primary()
        while true {
            skipSpace()
            guard peek() == UInt8(ascii: "!"), peek(1) != UInt8(ascii: "=") else { return value }
            position += 1
            value = try function("factorial", [number(value)])
        }
    }

    private mutating func primary() throws(ExpressionError) -> Expression.Value {
        skipSpace()
        guard let character = peek() else { throw .unexpected(offset: position, expected: "a number") }
        if character == UInt8(ascii: "(") {
            position += 1
            try enter()
            defer { depth -= 1 }
            let value = try question()
            try expect(UInt8(ascii: ")"), "')'")
            return value
        }
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) { return .number(try literal()) }
        let offset = position
        guard let name = readName() else { throw .unexpected(offset: offset, expected: "a number") }
        skipSpace()
        guard peek() == UInt8(ascii: "(") else {
            guard let value = context.variables[name] else { throw .unknownName(name) }
            return .number(value)
        }
        position += 1
        try enter()
        defer { depth -= 1 }
        var arguments: [BigInt] = []
        skipSpace()
        if peek() == UInt8(ascii: ")") {
            position += 1
        } else {
            repeat { arguments.append(try number(try question())) } while readSymbol([","]) != nil
            try expect(UInt8(ascii: ")"), "',' or ')'")
        }
        return try function(name, arguments)
    }

    private mutating func literal() throws(ExpressionError) -> BigInt {
        let start = position
        while let next = peek(), isNamePart(next) { position += 1 }
        do throws(BigIntError) {
            return try BigInt(parsing: text.span.extracting(start..<position))
        } catch {
            guard case .invalidCharacter(let offset) = error else {
                throw .unexpected(offset: start, expected: "a number")
            }
            throw .unexpected(offset: start + offset, expected: "a digit")
        }
    }

    func number(_ value: Expression.Value) throws(ExpressionError) -> BigInt {
        guard case .number(let number) = value else { throw .wrongKind(expected: "a number, not an answer or a list") }
        return number
    }

    // MARK: Characters

    private mutating func enter() throws(ExpressionError) {
        depth += 1
        if depth > Self.depthLimit { throw .tooDeep }
    }

    private func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < text.count ? text[position + ahead] : nil
    }

    private mutating func skipSpace() {
        while let next = peek(), [9, 10, 13, 32].contains(next) { position += 1 }
    }

    private func isNamePart(_ character: UInt8) -> Bool {
        switch character {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private mutating func readName() -> String? {
        skipSpace()
        let start = position
        guard let first = peek(), isNamePart(first), !(48...57).contains(first) else { return nil }
        while let next = peek(), isNamePart(next) { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private mutating func readWord(_ word: String) -> Bool {
        let start = position
        if readName() == word { return true }
        position = start
        return false
    }

    private mutating func readSymbol(_ symbols: [String]) -> String? {
        skipSpace()
        for symbol in symbols where text[position...].starts(with: symbol.utf8) {
            // `*` is not the start of `**`, nor `<` that of `<<`.
            let next = peek(symbol.utf8.count)
            if symbol == "*" && next == UInt8(ascii: "*") { continue }
            if symbol == "<" && next == UInt8(ascii: "<") || symbol == ">" && next == UInt8(ascii: ">") { continue }
            position += symbol.utf8.count
            return symbol
        }
        return nil
    }

    private mutating func expect(_ character: UInt8, _ name: String) throws(ExpressionError) {
        skipSpace()
        guard peek() == character else { throw .unexpected(offset: position, expected: name) }
        position += 1
    }
}
