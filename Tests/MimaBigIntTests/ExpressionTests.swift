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
            "prevprime(2)", "crt(1)", "crt(1, 0)", "nothing(1)", "é", "1 is", "binomial(-1, 2)", "popcount(-1)",
        ]
    )
    func refusals(_ text: String) {
        var calculator = Expression(bitLimit: 1 << 20)
        #expect(throws: ExpressionError.self) { try calculator.evaluate(text) }
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
