/// Writes integers and bytes as gob does.
struct WireOutput {
    var bytes: [UInt8] = []

    @inline(__always)
    mutating func unsigned(_ value: UInt64) {
        if value < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value))
        } else {
            longUnsigned(value)
        }
    }

    private mutating func longUnsigned(_ value: UInt64) {
        let count = 8 - value.leadingZeroBitCount / 8
        bytes.append(UInt8(truncatingIfNeeded: 256 - count))
        var shift = (count - 1) * 8
        while shift >= 0 {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
            shift -= 8
        }
    }

    @inline(__always)
    mutating func signed(_ value: Int64) {
        let bits = UInt64(bitPattern: value)
        unsigned(value < 0 ? (~bits << 1) | 1 : bits << 1)
    }

    @inline(__always)
    mutating func float(_ value: Double) {
        unsigned(value.bitPattern.byteSwapped)
    }

    mutating func block(_ block: [UInt8]) {
        unsigned(UInt64(block.count))
        bytes.append(contentsOf: block)
    }

    @inline(__always)
    mutating func text(_ text: String) {
        let units = text.utf8
        unsigned(UInt64(units.count))
        bytes.append(contentsOf: units)
    }
}
