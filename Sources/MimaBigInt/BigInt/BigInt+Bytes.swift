extension BigUInt {
    /// Makes a number from bytes; none are zero.
    ///
    /// - Parameters:
    ///   - bytes: The number in base 256.
    ///   - isLittleEndian: Whether the least significant byte comes first.
    public init(bytes: Span<UInt8>, isLittleEndian: Bool = false) {
        var limbs = [UInt](repeating: 0, count: (bytes.count + 7) / 8)
        for i in 0..<bytes.count {
            let place = isLittleEndian ? i : bytes.count - 1 - i
            limbs[place / 8] |= UInt(bytes[i]) &<< UInt(place % 8 * 8)
        }
        self.init(limbs: limbs)
    }

    /// Makes a number from bytes; see ``init(bytes:isLittleEndian:)-(Span<UInt8>,_)``.
    public init(bytes: [UInt8], isLittleEndian: Bool = false) {
        self.init(bytes: bytes.span, isLittleEndian: isLittleEndian)
    }

    /// The number in base 256, without zeros in front; none for zero.
    ///
    /// - Parameters:
    ///   - isLittleEndian: Whether the least significant byte comes first.
    ///   - count: Fills with zeros to this many bytes.
    public func bytes(isLittleEndian: Bool = false, count: Int = 0) -> [UInt8] {
        let used = (bitLength + 7) / 8
        var bytes = [UInt8](repeating: 0, count: Swift.max(used, count))
        let words = words
        for place in 0..<used {
            let byte = UInt8(truncatingIfNeeded: words[place / 8] &>> UInt(place % 8 * 8))
            bytes[isLittleEndian ? place : bytes.count - 1 - place] = byte
        }
        return bytes
    }
}

extension BigInt {
    /// Makes a number from the bytes of its two's complement, whose top bit is the sign; none are zero.
    public init(twosComplement bytes: Span<UInt8>, isLittleEndian: Bool = false) {
        let size = BigUInt(bytes: bytes, isLittleEndian: isLittleEndian)
        guard bytes.count > 0, size.bit(at: bytes.count * 8 - 1) else {
            self.init(size)
            return
        }
        self.init(magnitude: (BigUInt.one << (bytes.count * 8)) - size, isNegative: true)
    }

    /// Makes a number from the bytes of its two's complement; see
    /// ``init(twosComplement:isLittleEndian:)-(Span<UInt8>,_)``.
    public init(twosComplement bytes: [UInt8], isLittleEndian: Bool = false) {
        self.init(twosComplement: bytes.span, isLittleEndian: isLittleEndian)
    }

    /// The bytes of the two's complement, as few as show the sign, and at least one.
    ///
    /// - Parameters:
    ///   - isLittleEndian: Whether the least significant byte comes first.
    ///   - count: Fills with sign bytes to this many.
    public func twosComplementBytes(isLittleEndian: Bool = false, count: Int = 1) -> [UInt8] {
        // A bit for the sign; -2^n needs none beyond its own.
        let bits = (sign ? (size - .one).bitLength : size.bitLength) + 1
        let used = Swift.max((bits + 7) / 8, count, 1)
        let size = sign ? (BigUInt.one << (used * 8)) - self.size : self.size
        return size.bytes(isLittleEndian: isLittleEndian, count: used)
    }
}
