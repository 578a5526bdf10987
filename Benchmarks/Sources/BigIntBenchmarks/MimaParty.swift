import MimaBigInt

/// Mima's own big integers.
final class MimaParty: Party {
    let name = "mima"
    private var operation = Operation.add
    private var x = BigInt()
    private var y = BigInt()
    private var b = BigInt()
    private var exponent = BigInt()
    private var modulus = BigUInt()
    private var digits: [UInt8] = []
    private var result = BigInt()
    private var second = BigInt()
    private var text: [UInt8] = []

    func prepare(_ operation: Operation, words: Int) {
        self.operation = operation
        let operands = operation.operands(words: words).map { BigInt(BigUInt(words: $0.map { UInt($0) })) }
        // Two equal ones in turn, so that no work is moved out of the loop.
        x = operands[0]
        y = operands[0] + 1 - 1
        b = operands.count > 1 ? operands[1] : BigInt()
        if operation == .modularPower {
            exponent = operands[1]
            modulus = operands[2].magnitude
        }
        digits = operation == .fromDecimal ? [UInt8](operands[0].description.utf8) : []
        result = BigInt()
        text = []
    }

    func run(_ repetitions: Int) throws -> Double {
        let (x, y, b, digits, exponent, modulus) = (x, y, b, digits, exponent, modulus)
        var result = BigInt()
        var second = BigInt()
        var text: [UInt8] = []
        let spent: Double
        switch operation {
        case .add: spent = seconds { for i in 0..<repetitions { result = i & 1 == 0 ? x + b : y + b } }
        case .multiply: spent = seconds { for i in 0..<repetitions { result = i & 1 == 0 ? x * b : y * b } }
        case .square:
            spent = seconds { for i in 0..<repetitions { result = i & 1 == 0 ? x.squared() : y.squared() } }
        case .divide:
            spent = seconds {
                for i in 0..<repetitions {
                    (result, second) =
                        i & 1 == 0 ? x.quotientAndRemainder(dividingBy: b) : y.quotientAndRemainder(dividingBy: b)
                }
            }
        case .gcd:
            spent = seconds { for _ in 0..<repetitions { result = BigInt(x.greatestCommonDivisor(b)) } }
        case .toDecimal:
            let x = x.magnitude
            spent = seconds { for _ in 0..<repetitions { text = (try? x.digits(radix: 10)) ?? [] } }
        case .fromDecimal:
            spent = seconds {
                for _ in 0..<repetitions { result = BigInt((try? BigUInt(digits: digits)) ?? BigUInt()) }
            }
        case .modularPower:
            let x = x.magnitude
            let exponent = exponent.magnitude
            spent = seconds { for _ in 0..<repetitions { result = BigInt(x.power(exponent, modulo: modulus)) } }
        }
        (self.result, self.second, self.text) = (result, second, text)
        return spent
    }

    func checksum() -> UInt64 {
        operation == .toDecimal
            ? Checksum.of(digits: text) : Checksum.of(words: (result + second).words.map { UInt64($0) })
    }
}
