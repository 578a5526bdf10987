import CGMP
import Glibc

/// GMP's mpz. A fresh result is one that was just initialised and is cleared afterwards.
final class GMPParty: Party {
    let name = "GMP"
    private var operation = Operation.add
    private var a = __mpz_struct()
    private var b = __mpz_struct()
    private var c = __mpz_struct()
    private var digits: [CChar] = []
    private var sum: UInt64 = 0

    init() {
        __gmpz_init(&a)
        __gmpz_init(&b)
        __gmpz_init(&c)
    }

    deinit {
        __gmpz_clear(&a)
        __gmpz_clear(&b)
        __gmpz_clear(&c)
    }

    private static func set(_ number: inout __mpz_struct, _ words: [UInt64]) {
        __gmpz_import(&number, words.count, -1, 8, 0, 0, words)
    }

    private static func sum(_ number: inout __mpz_struct) -> UInt64 {
        UInt64(__gmpz_fdiv_ui(&number, UInt(Checksum.modulus)))
    }

    func prepare(_ operation: Operation, words: Int) {
        self.operation = operation
        let operands = operation.operands(words: words)
        Self.set(&a, operands[0])
        if operands.count > 1 { Self.set(&b, operands[1]) }
        if operands.count > 2 { Self.set(&c, operands[2]) }
        if operation == .fromDecimal {
            guard let text = __gmpz_get_str(nil, 10, &a) else { fatalError("GMP gave no digits") }
            digits = Array(UnsafeBufferPointer(start: text, count: strlen(text) + 1))
            free(text)
        }
    }

    func run(_ repetitions: Int) -> Double {
        // The operands' headers, which are only read.
        var (a, b, c) = (a, b, c)
        var last = __mpz_struct()
        __gmpz_init(&last)
        defer { __gmpz_clear(&last) }
        if operation == .toDecimal {
            var text: UnsafeMutablePointer<CChar>?
            let spent = seconds {
                for _ in 0..<repetitions {
                    free(text)
                    text = __gmpz_get_str(nil, 10, &a)
                }
            }
            guard let text else { return spent }
            sum = Checksum.of(digits: UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8($0) })
            free(text)
            return spent
        }
        func fresh(_ body: (inout __mpz_struct) -> Void) -> Double {
            seconds {
                for _ in 0..<repetitions {
                    __gmpz_clear(&last)
                    __gmpz_init(&last)
                    body(&last)
                }
            }
        }
        let spent: Double
        switch operation {
        case .add: spent = fresh { __gmpz_add(&$0, &a, &b) }
        case .multiply: spent = fresh { __gmpz_mul(&$0, &a, &b) }
        case .square: spent = fresh { __gmpz_mul(&$0, &a, &a) }
        case .divide:
            var rest = __mpz_struct()
            __gmpz_init(&rest)
            spent = fresh {
                __gmpz_clear(&rest)
                __gmpz_init(&rest)
                __gmpz_tdiv_qr(&$0, &rest, &a, &b)
            }
            var quotient = last
            __gmpz_init(&last)
            __gmpz_add(&last, &quotient, &rest)
            __gmpz_clear(&rest)
            __gmpz_clear(&quotient)
        case .gcd: spent = fresh { __gmpz_gcd(&$0, &a, &b) }
        case .fromDecimal: spent = fresh { _ = __gmpz_set_str(&$0, digits, 10) }
        case .modularPower: spent = fresh { __gmpz_powm(&$0, &a, &b, &c) }
        case .toDecimal: return 0
        }
        sum = Self.sum(&last)
        return spent
    }

    func checksum() -> UInt64 { sum }
}
