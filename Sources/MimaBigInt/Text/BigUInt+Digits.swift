extension BigUInt {
    /// The digits in a radix from 2 to 62, as ASCII.
    ///
    /// - Parameters:
    ///   - radix: The radix; above 36, A to Z are 10 to 35 and a to z 36 to 61.
    ///   - uppercase: Whether letters are capital, up to radix 36.
    /// - Throws: `BigIntError.invalidRadix`.
    public func digits(radix: Int = 10, uppercase: Bool = false) throws(BigIntError) -> [UInt8] {
        digits(try Radix(radix), uppercase: uppercase)
    }

    func digits(_ radix: Radix, uppercase: Bool) -> [UInt8] {
        if isZero { return [UInt8(ascii: "0")] }
        if radix.bitsPerDigit > 0 { return binaryDigits(radix, uppercase: uppercase) }
        let writer = DigitWriter(radix, uppercase: uppercase, limbs: wordCount)
        let width = writer.width
        var leading = 0
        let digits = unsafe [UInt8](unsafeUninitializedCapacity: width) { buffer, used in
            guard let output = buffer.baseAddress else { return }
            unsafe withLimbs { a, count in
                unsafe Limbs.withScratch(count) { copy in
                    unsafe Limbs.copy(copy, a, count)
                    unsafe writer.write(copy, count, to: output)
                }
            }
            while unsafe leading < width && output[leading] == UInt8(ascii: "0") { leading += 1 }
            unsafe output.update(from: output + leading, count: width - leading)
            used = width - leading
        }
        return digits
    }

    /// For radixes that are powers of two: bits are taken from the words, no division is needed.
    private func binaryDigits(_ radix: Radix, uppercase: Bool) -> [UInt8] {
        let bits = radix.bitsPerDigit
        let count = (bitLength + bits - 1) / bits
        return unsafe withLimbs { a, limbCount in
            unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
                for i in 0..<count {
                    let position = (count - 1 - i) * bits
                    let whole = position &>> 6, part = UInt(position & 63)
                    var digit = unsafe a[whole] &>> part
                    if part + UInt(bits) > 64 && whole + 1 < limbCount { unsafe digit |= a[whole + 1] &<< (64 - part) }
                    unsafe buffer[i] = radix.character(digit & ((1 &<< UInt(bits)) &- 1), uppercase: uppercase)
                }
                used = count
            }
        }
    }
}
