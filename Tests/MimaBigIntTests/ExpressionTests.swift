import MimaBigInt
import Testing

@Suite struct ExpressionTests {
    @Test(
        "operators bind as in Python, but for division and remainder, which are Swift's",
        arguments: [
            ("1 + 2 * 3", "7"), ("2 ** 3 ** 2", "512"), ("-2 ** 2", "-4"), ("2 ** -0", "1"), ("-7 / 2", "-3"),
            ("7 & 3 | 8 ^ 1", "11"), ("1 << 2 + 3", "32"), ("~5", "-6"), ("3! ** 2", "36"), ("5 == 5", "true"),
            ("2 ** 61 - 1 is prime", "true"), ("4 is not square", "false"), ("gcd(12, 18, 27)", "3"), ("0xff", "255"),
            ("factor(-12)", "-1 2 2 3"), ("crt(2, 3, 3, 5, 2, 7)", "23"), ("root(-27, 3)", "-3"), ("3!!", "720"),
            ("1 != 2", "true"), ("- - 3", "3"), ("x = 5", "5"),
            ("a = 3; b = a + 1; a * b;", "12"), ("divmod(-7, 2)", "-4 1"), ("xgcd(12, 18)", "6 -1 1"),
            ("mod(-7, 3)", "2"), ("exact(91, 7)", "13"), ("pow(2, 10)", "1024"), ("pow(2, 10, 1000)", "24"),
            ("sqrtrem(29)", "5 4"), ("rootrem(-28, 3)", "-3 -1"), ("perfectpower(-64)", "-4 3"),
            ("perfectpower(6)", "6 1"), ("digits(10 ** 20)", "21"), ("digits(0)", "1"), ("bit(-1, 99)", "1"),
            ("hamming(5, 6)", "2"), ("sum(1, 2, -4)", "-1"), ("product(2, 3, 7)", "42"), ("legendre(2, 7)", "1"),
            ("root(5, 2 ** 80)", "1"), ("64 is power", "true"), ("6 is not power", "true"),
        ]
    )
    func values(_ text: String, _ value: String) throws {
        var calculator = Expression()
        #expect(try calculator.evaluate(text).description == value)
    }

    @Test("variables and the last value are remembered")
    func variables() throws {
        var calculator = Expression(variables: ["n": 10])
        #expect(try calculator.evaluate("m = n * 2") == .number(20))
        #expect(try calculator.evaluate("m + ans + n") == .number(50))
        #expect(throws: ExpressionError.unknownName("q")) { try calculator.evaluate("q") }
    }

    @Test(
        "wrong expressions say what is wrong and never stop the program",
        arguments: [
            "", "(", ")", "1 +", "1 2", "2 ** -1", "1 / 0", "1 % 0", "gcd()", "modpow(1, 2)", "modpow(2, -1, 4)", "0x",
            "1_",
            "9 ** 9 ** 9 ** 9", "(-1)!", "fib(10 ** 30)", "sqrt(-1)", "1 << 10 ** 30", "1 << 2 ** 40", "(1 is odd) + 1",
            "x = 1 is odd", "inverse(2, 0)", "inverse(2, -5)", "root(4, 0)", "modsqrt(3, 0)", "random(0)",
            "randprime(1)",
            "prevprime(2)", "crt(1)", "crt(1, 0)", "nothing(1)", "é", "1 is", "binomial(-1, 2)", "popcount(-1)", ";",
            "1;;2",
            "exact(7, 2)", "jacobi(3, 4)", "divmod(1, 0)", "mod(1, 0)", "pow(2, -1)", "sqrtrem(-1)", "bit(1, -1)",
            "product(1 << 600000, 1 << 600000)", "lcm((1 << 600000) + 1, 3 ** 400000)", "pow(1)", "factor(1, 2)",
            "root(-4, 2 ** 80)",
        ]
    )
    func refusals(_ text: String) {
        var calculator = Expression(bitLimit: 1 << 20)
        #expect(throws: ExpressionError.self) { try calculator.evaluate(text) }
    }

    @Test("where one of several statements is wrong, no variable is changed")
    func failures() {
        var calculator = Expression(variables: ["a": 1])
        #expect(throws: ExpressionError.arithmetic(.divisionByZero)) { try calculator.evaluate("a = 2; 1 / 0") }
        #expect(calculator.variables == ["a": 1])
    }

    @Test("factoring can be cancelled, and has no value then")
    func cancellation() {
        var calculator = Expression()
        calculator.isCancelled = { true }
        #expect(throws: ExpressionError.cancelled) { try calculator.evaluate("factor((2**89 - 1) * (2**107 - 1))") }
    }

    @Test("every function is named for those who look for it")
    func names() {
        for name in Expression.functionNames {
            var calculator = Expression()
            #expect(throws: ExpressionError.self) { try calculator.evaluate("\(name)()") }
            do throws(ExpressionError) {
                _ = try calculator.evaluate("\(name)()")
            } catch {
                #expect(error != .unknownName(name))
            }
        }
    }

    @Test("deep nesting is refused")
    func nesting() {
        var calculator = Expression()
        for opening in ["(", "-", "gcd(", "2**"] {
            let text = String(repeating: opening, count: 100_000)
            #expect(throws: ExpressionError.self) { try calculator.evaluate(text) }
        }
    }

    @Test("random characters never stop the program")
    func noise() {
        var generator = LargeNumberTests.Generator(state: 99)
        let alphabet = Array("0123x_ab()+-*/%!&|^<>=~, isprmeodvn")
        for _ in 0..<3000 {
            var calculator = Expression(variables: ["a": 7, "b": -3], bitLimit: 4096)
            let length = Int.random(in: 0..<12, using: &generator)
            let text = String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
            _ = try? calculator.evaluate(text)
        }
    }
}
