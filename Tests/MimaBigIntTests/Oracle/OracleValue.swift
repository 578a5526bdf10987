import MimaBigInt

/// What an operation gives.
enum OracleValue: Equatable {
    case integer(BigInt)
    case bytes([UInt8])

    /// No value, where an operation has none for its arguments.
    static let none = OracleValue.bytes([UInt8]("none".utf8))

    init(_ number: BigUInt?) { self = number.map { .integer(BigInt($0)) } ?? .none }

    init(_ number: BigInt?) { self = number.map { .integer($0) } ?? .none }

    init(_ number: Int) { self = .integer(BigInt(number)) }

    init(_ truth: Bool) { self = .integer(truth ? 1 : 0) }

    /// An integer, or which infinity.
    init(_ value: some BinaryFloatingPoint) {
        self =
            value.isFinite ? OracleValue(BigInt(exactly: value)) : .bytes([UInt8]((value > 0 ? "+inf" : "-inf").utf8))
    }

    /// Whether it is what the oracle wrote.
    func agrees(with expected: [UInt8]) -> Bool {
        switch self {
        case .integer(let number):
            // None is "none", which would be an integer too.
            expected != [UInt8]("none".utf8) && BigInt(twosComplement: expected, isLittleEndian: true) == number
        case .bytes(let bytes): bytes == expected
        }
    }
}

/// The arguments of an operation.
struct OracleArguments {
    struct Missing: Error {}

    let values: [[UInt8]]

    func bytes(_ index: Int) throws -> [UInt8] {
        guard index < values.count else { throw Missing() }
        return values[index]
    }

    func integer(_ index: Int) throws -> BigInt { BigInt(twosComplement: try bytes(index), isLittleEndian: true) }

    func natural(_ index: Int) throws -> BigUInt {
        guard let number = BigUInt(exactly: try integer(index)) else { throw Missing() }
        return number
    }

    func word(_ index: Int) throws -> Int {
        guard let number = Int(exactly: try integer(index)) else { throw Missing() }
        return number
    }

    func rational(_ index: Int) throws -> BigRational {
        BigRational(try integer(index), try integer(index + 1))
    }
}
