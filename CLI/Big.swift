import ArgumentParser
import Mima

/// `mima big`: arithmetic with integers of any size.
struct Big: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "big",
        abstract: "Compute with integers of any size.",
        discussion: """
            Operators, from the loosest to the tightest: name = x; is prime, is even, is odd, is square (with not \
            before the word); == != < <= > >=; |; ^; &; << >>; + -; * / %; - + ~ in front; **; !. \
            Division drops the fraction, and % has the sign of the dividend.

            Functions: abs binomial bits crt factor factorial fib gcd inverse isprime jacobi kronecker lcm lucas max \
            min modpow modsqrt nextprime popcount prevprime primorial random randprime root sign sqrt.

            Numbers are decimal, or 0x, 0o, 0b; _ may stand between digits. Without an expression, or with -, each \
            line of standard input is one, and ans is the value of the line before. Empty lines and lines that start \
            with # are passed over. Primes above 2^64 are prime with near certainty. \
            Nothing here takes constant time: do not compute with secrets.

            Exit status: 0 when there is a value, 1 when the last answer is false, 3 for a wrong expression.
            """
    )

    @Argument(
        parsing: .allUnrecognized,
        help: "Expressions, one after the other; - or none reads them from standard input, one a line."
    )
    var expressions: [String] = ["-"]

    @Option(name: .shortAndLong, help: ArgumentHelp("The radix of the result, from 2 to 62.", valueName: "radix"))
    var base = 10

    @Option(help: ArgumentHelp("Group the digits by this many, with _ between.", valueName: "digits"))
    var group: Int?

    @Option(
        name: [.customShort("v"), .customLong("variable")],
        help: ArgumentHelp("Set a variable.", valueName: "name=value")
    )
    var variables: [String] = []

    @Option(
        name: .customLong("max-bits"),
        help: ArgumentHelp("Refuse results of more bits.", valueName: "count")
    )
    var bitLimit = 1 << 28

    @Flag(help: "Write JSON, a line for each value; numbers are strings.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (2...62).contains(base) else { throw ValidationError("'--base' is from 2 to 62.") }
        guard group ?? 1 > 0 else { throw ValidationError("'--group' is at least 1.") }
        guard bitLimit > 0 else { throw ValidationError("'--max-bits' is at least 1.") }
    }

    func run() throws {
        var calculator = Expression(bitLimit: bitLimit)
        for variable in variables {
            _ = try evaluate(variable, &calculator, at: "--variable")
        }
        let target = try output.open()
        var isTrue = true
        for expression in expressions {
            if expression == "-" {
                try readLines { line, number in
                    isTrue = try write(line, &calculator, at: "line \(number)", to: target)
                }
            } else {
                isTrue = try write(expression, &calculator, at: nil, to: target)
            }
        }
        try target.finish()
        if !isTrue { throw ExitCode(ToolError.Status.no.rawValue) }
    }

    private func readLines(_ body: (String, Int) throws -> Void) throws {
        var number = 0
        while let line = readLine() {
            number += 1
            if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
            try body(line, number)
        }
    }

    private func evaluate(
        _ text: String,
        _ calculator: inout Expression,
        at place: String?
    ) throws(ToolError) -> Expression.Value {
        do throws(ExpressionError) {
            return try calculator.evaluate(text)
        } catch {
            throw .badInput("\(error)", at: place)
        }
    }

    /// Writes the value; returns false where that is the answer "false".
    private func write(
        _ text: String,
        _ calculator: inout Expression,
        at place: String?,
        to target: Output
    ) throws -> Bool {
        let value = try evaluate(text, &calculator, at: place)
        let line = json ? try jsonText(value) : try plainText(value)
        try target.write([UInt8]("\(line)\n".utf8))
        return value != .truth(false)
    }

    private func plainText(_ value: Expression.Value) throws -> String {
        switch value {
        case .number(let number): try digits(number)
        case .truth(let truth): "\(truth)"
        case .list(let numbers): try numbers.map(digits).joined(separator: " ")
        }
    }

    private func jsonText(_ value: Expression.Value) throws -> String {
        switch value {
        case .number(let number): JSONOutput.object(["value": .string(try digits(number))]).text
        case .truth(let truth): JSONOutput.object(["value": .bool(truth)]).text
        case .list(let numbers):
            JSONOutput.object(["value": .array(try numbers.map { .string(try digits($0)) })]).text
        }
    }

    private func digits(_ number: BigInt) throws -> String {
        try number.text(radix: base, grouping: group.map { (size: $0, separator: "_") })
    }
}
