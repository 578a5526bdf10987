extension Bytes {
    /// The integer that a valid JSON number is, in whatever way it is written (`100`, `1e2`, `100.0`); nil when it has
    /// a fraction or does not fit.
    func exactInteger<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        let isNegative = self[0] == 0x2D
        var value: T = 0
        /// Zeros that count only when a digit follows, so that a power of ten that is too large may be divided away.
        var zeros = 0
        var pointDigits = 0
        var isBehindPoint = false
        var i = isNegative ? 1 : 0
        while i < count, self[i] | 0x20 != 0x65 {
            let byte = self[i]
            i += 1
            if byte == 0x2E {
                isBehindPoint = true
                continue
            }
            if isBehindPoint { pointDigits += 1 }
            guard byte != 0x30 else {
                zeros += 1
                continue
            }
            if value == 0 { zeros = 0 }
            guard value.append(zeros: zeros), value.append(byte &- 0x30, isNegative) else { return nil }
            zeros = 0
        }
        // Zero times any power of ten.
        guard value != 0 else { return 0 }
        var exponent = 0
        if i < count {
            let sign = self[i + 1]
            guard let written = Int(from(i + 1).string) ?? (sign == 0x2D ? nil : .max) else { return nil }
            exponent = written
        }
        let (power, overflow) = exponent.addingReportingOverflow(zeros - pointDigits)
        guard !overflow, power >= 0, value.append(zeros: power) else { return nil }
        return value
    }
}

extension FixedWidthInteger {
    /// Whether the number that `zeros` zeros make of this one fits.
    fileprivate mutating func append(zeros: Int) -> Bool {
        guard self != 0, zeros > 0 else { return true }
        for _ in 0..<zeros {
            let (value, overflow) = multipliedReportingOverflow(by: 10)
            if overflow { return false }
            self = value
        }
        return true
    }

    /// Whether the number with a digit more fits.
    fileprivate mutating func append(_ digit: UInt8, _ isNegative: Bool) -> Bool {
        let (tenfold, overflow) = multipliedReportingOverflow(by: 10)
        let digit = Self(truncatingIfNeeded: digit)
        let (value, overflow2) =
            isNegative ? tenfold.subtractingReportingOverflow(digit) : tenfold.addingReportingOverflow(digit)
        if overflow || overflow2 { return false }
        self = value
        return true
    }
}
