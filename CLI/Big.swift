import ArgumentParser
import Mima

/// `mima big`: arithmetic with integers of any size.
struct Big: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "big",
        abstract: "Compute with integers of any size.",
        discussion: """
              mima big '2**4423 - 1 is prime'
              mima big 'p = nextprime(10**50); modpow(3, p - 1, p)'
              mima big --base 16 --prefix '20!'
              mima big < expressions.txt

            Operators, from the loosest to the tightest: ; between statements; name = x; is prime, is even, is odd, \
            is square, is power (with not before the word); == != < <= > >=; |; ^ (exclusive or); &; << >>; + -; \
            * / %; - + ~ in front; ** (power); ! (factorial). Division drops the fraction, and % has the sign of the \
            dividend; mod and divmod round down.

            Functions: \(Expression.functionNames.joined(separator: " ")). crt takes remainders, each followed by its \
            modulus; xgcd gives the divisor and two factors; exact divides without a remainder or not at all.

            Numbers are decimal, or 0x, 0o, 0b; _ may stand between digits. Without an expression, or with -, each \
            line of standard input is one, and ans is the value before. Empty lines and lines that start with # are \
            passed over. At a terminal, a wrong line does not end the session; Ctrl-D does. Primes above 2^64 are \
            prime with near certainty. Nothing here takes constant time: do not compute with secrets.

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

    @Flag(help: "Write 0x, 0o or 0b in front, where the radix is 16, 8 or 2.")
    var prefix = false

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
        // An expression may start with a sign, so that what is no option of ours comes here; but none is meant by this.
        if let option = expressions.prefix(while: { $0 != "--" }).first(where: Self.looksLikeOption) {
            throw ValidationError("Unknown option '\(option)'.")
        }
    }

    func run() throws {
        var calculator = Expression(bitLimit: bitLimit)
        for variable in variables {
            _ = try evaluate(variable, &calculator, at: "--variable")
        }
        let target = try output.open()
        var isTrue = true
        for expression in given {
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

    /// The expressions without the `--` that says that no options follow.
    private var given: [String] {
        guard let end = expressions.firstIndex(of: "--") else { return expressions }
        let rest = expressions[..<end] + expressions[(end + 1)...]
        return rest.isEmpty ? ["-"] : Array(rest)
    }

    private static func looksLikeOption(_ text: String) -> Bool {
        text.hasPrefix("--") && text.dropFirst(2).first?.isLetter == true
    }

    /// At a terminal a person is asked for each line, and told what is wrong with one before being asked for the next.
    private func readLines(_ body: (String, Int) throws -> Void) throws {
        let isSession = Terminal.isStandardInputTerminal && Terminal.isStandardErrorTerminal
        var number = 0
        while let line = isSession ? StandardError.ask("> ") : readLine() {
            number += 1
            if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { continue }
            do {
                try body(line, number)
            } catch let error as ToolError where isSession {
                error.print()
            }
        }
    }

    private func evaluate(
        _ text: String,
        _ calculator: inout Expression,
        at place: String?
    ) throws(ToolError) -> Expression.Value {
        let label = DisplayedWork.label(text)
        do throws(ExpressionError) {
            return try DisplayedWork.run(label) { () throws(ExpressionError) in try calculator.evaluate(text) }
        } catch {
            var advice: String?
            if case .unknownName(let name) = error {
                let names = Expression.functionNames + calculator.variables.keys
                advice = NearestName.of(name, among: names).map { "is it '\($0)'?" }
            }
            throw .badInput("\(error)", at: place, advice: advice)
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
        // The digits of a long number take their time too.
        let line = try DisplayedWork.run(DisplayedWork.label(text)) {
            json ? try jsonText(value) : try plainText(value)
        }
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
        try number.text(radix: base, prefix: prefix, grouping: group.map { (size: $0, separator: "_") })
    }
}
