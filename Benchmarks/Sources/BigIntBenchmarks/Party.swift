/// Who takes part: one of the libraries.
protocol Party {
    var name: String { get }

    /// Takes the operands of what is measured next.
    func prepare(_ operation: Operation, words: Int) throws

    /// Does it so many times and returns the seconds that took.
    func run(_ repetitions: Int) throws -> Double

    /// A checksum of the last result: its value modulo 10^18 + 9, from its decimal digits for ``Operation/toDecimal``.
    func checksum() throws -> UInt64
}

extension Party {
    func seconds(_ body: () -> Void) -> Double {
        let spent = ContinuousClock().measure(body)
        return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    }
}

/// Numbers modulo 10^18 + 9.
enum Checksum {
    static let modulus: UInt64 = 1_000_000_000_000_000_009

    static func of(words: some BidirectionalCollection<UInt64>) -> UInt64 {
        words.reversed().reduce(0) { modulus.dividingFullWidth(($0, $1)).remainder }
    }

    static func of(digits: some Sequence<UInt8>) -> UInt64 {
        digits.reduce(0) { ($0 * 10 % modulus + UInt64($1 - UInt8(ascii: "0"))) % modulus }
    }
}
