extension Minisign {
    /// The random number by which a signature names the key that made it.
    ///
    /// It is only a name: anyone can make a key with the same one.
    public struct KeyID: Hashable, Sendable {
        /// The id's eight bytes as a number, the lowest first.
        public let number: UInt64

        /// The id with that number.
        public init(_ number: UInt64) {
            self.number = number
        }

        static let byteCount = 8

        /// The eight bytes from `offset` on.
        init(in bytes: Span<UInt8>, at offset: Int) {
            number = bytes.littleEndianNumber(at: offset)
        }

        /// The eight bytes of the id.
        var bytes: [UInt8] { number.littleEndianBytes }
    }
}

extension Minisign.KeyID: CustomStringConvertible {
    /// 16 upper-case hexadecimal digits, the highest first, as minisign shows an id; versions up to 0.11 leave out
    /// leading zeros.
    public var description: String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension Span<UInt8> {
    /// The number in the eight bytes from `offset` on, the lowest byte first.
    func littleEndianNumber(at offset: Int) -> UInt64 {
        var number: UInt64 = 0
        for place in (0..<8).reversed() { number = number << 8 | UInt64(self[offset + place]) }
        return number
    }
}

extension UInt64 {
    /// The number's eight bytes, the lowest first.
    var littleEndianBytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }
}
