extension Tar {
    /// Numbers as headers have them: octal digits, or in GNU's base-256.
    enum Number {
        /// The value of a field; nil when it is not well-formed or does not fit. A field without digits is 0.
        static func parse(_ field: ArraySlice<UInt8>) -> Int? {
            guard let first = field.first else { return nil }
            if first & 0x80 != 0 { return parseBase256(field) }
            var digits = field.drop { $0 == UInt8(ascii: " ") }
            // Some old programs start with zero bytes.
            digits = digits.drop { $0 == 0 }
            var value = 0
            for byte in digits {
                if byte == UInt8(ascii: " ") || byte == 0 { break }
                guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), value < Int.max >> 3 else { return nil }
                value = value << 3 | Int(byte - UInt8(ascii: "0"))
            }
            return value
        }

        /// Two's complement, big-endian; the highest bit marks the format, the next one is the sign.
        private static func parseBase256(_ field: ArraySlice<UInt8>) -> Int? {
            var value = 0
            for (index, byte) in field.enumerated() {
                let digit = index == 0 ? Int(Int8(bitPattern: byte << 1) >> 1) : Int(byte)
                let (product, overflows) = value.multipliedReportingOverflow(by: 256)
                if overflows { return nil }
                value = index == 0 ? digit : product | digit
            }
            return value
        }

        /// Writes octal digits and a zero byte; false when the value needs more than there are, or is negative.
        static func write(_ value: Int, to field: Range<Int>, of block: inout [UInt8]) -> Bool {
            var rest = value
            for index in field.dropLast().reversed() {
                block[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest & 7)
                rest >>= 3
            }
            return rest == 0 && value >= 0
        }
    }
}
