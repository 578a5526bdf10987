#if canImport(BigInt)
    import BigInt

    /// attaswift/BigInt.
    final class AttaswiftParty: Party {
        let name = "attaswift"
        private var operation = Operation.add
        private var operands: [BigInt] = []
        private var digits = ""
        private var result = BigInt()
        private var text = ""

        func prepare(_ operation: Operation, words: Int) {
            self.operation = operation
            operands = operation.operands(words: words).map { BigInt(BigUInt(words: $0.map { UInt($0) })) }
            digits = operation == .fromDecimal ? String(operands[0]) : ""
        }

        func run(_ repetitions: Int) -> Double {
            let (a, b) = (operands[0], operands.count > 1 ? operands[1] : BigInt())
            let (modulus, digits) = (operands.count > 2 ? operands[2] : BigInt(), digits)
            var (result, second, text) = (BigInt(), BigInt(), "")
            let spent: Double
            switch operation {
            case .add: spent = seconds { for _ in 0..<repetitions { result = a + b } }
            case .multiply: spent = seconds { for _ in 0..<repetitions { result = a * b } }
            case .square: spent = seconds { for _ in 0..<repetitions { result = a * a } }
            case .divide:
                spent = seconds {
                    for _ in 0..<repetitions { (result, second) = a.quotientAndRemainder(dividingBy: b) }
                }
            case .gcd: spent = seconds { for _ in 0..<repetitions { result = a.greatestCommonDivisor(with: b) } }
            case .toDecimal: spent = seconds { for _ in 0..<repetitions { text = String(a) } }
            case .fromDecimal:
                spent = seconds { for _ in 0..<repetitions { result = BigInt(digits, radix: 10) ?? BigInt() } }
            case .modularPower: spent = seconds { for _ in 0..<repetitions { result = a.power(b, modulus: modulus) } }
            }
            (self.result, self.text) = (result + second, text)
            return spent
        }

        func checksum() -> UInt64 {
            operation == .toDecimal
                ? Checksum.of(digits: text.utf8) : Checksum.of(words: result.magnitude.words.map { UInt64($0) })
        }
    }
#endif
