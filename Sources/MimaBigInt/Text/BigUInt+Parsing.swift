extension BigUInt {
    /// Reads digits as ASCII.
    ///
    /// - Parameters:
    ///   - text: Digits of the radix; single `_` between digits are skipped where `separators` says so.
    ///   - radix: From 2 to 62; above 36, A to Z are 10 to 35 and a to z 36 to 61.
    ///   - separators: Whether a `_` may stand between two digits.
    /// - Throws: `BigIntError.noDigits`, `.invalidCharacter` with the offset, `.invalidRadix`.
    public init(digits text: Span<UInt8>, radix: Int = 10, separators: Bool = false) throws(BigIntError) {
        try self.init(digits: text, from: 0, Radix(radix), separators: separators)
    }

    /// Reads digits as ASCII; see ``init(digits:radix:separators:)-(Span<UInt8>,_,_)``.
    public init(digits text: [UInt8], radix: Int = 10, separators: Bool = false) throws(BigIntError) {
        try self.init(digits: text.span, radix: radix, separators: separators)
    }

    init(digits text: Span<UInt8>, from start: Int, _ radix: Radix, separators: Bool) throws(BigIntError) {
        guard start < text.count else { throw .noDigits }
        if radix.value == 10, let number = Self.decimal(text, from: start) {
            self = number
            return
        }
        var values: [UInt8] = []
        values.reserveCapacity(text.count - start)
        var wasDigit = false
        for i in start..<text.count {
            if let digit = radix.digit(text[i]) {
                values.append(UInt8(truncatingIfNeeded: digit))
                wasDigit = true
            } else if separators && text[i] == UInt8(ascii: "_") && wasDigit && i + 1 < text.count {
                wasDigit = false
            } else {
                throw .invalidCharacter(offset: i)
            }
        }
        self.init(values: values, radix)
    }

    /// The number, if there is nothing but decimal digits.
    private static func decimal(_ text: Span<UInt8>, from start: Int) -> BigUInt? {
        let length = text.count - start
        let count = (length + 18) / 19
        return unsafe text.withUnsafeBufferPointer { buffer in
            guard let address = buffer.baseAddress else { return nil }
            let digits = unsafe address + start
            if count == 1 { return unsafe DecimalChunk.value(digits, length).map { BigUInt($0) } }
            return unsafe Limbs.withScratch(count) { chunks in
                // The first limb takes what the others leave.
                var place = unsafe digits
                var size = length - (count - 1) * 19
                for i in stride(from: count - 1, through: 0, by: -1) {
                    guard let chunk = unsafe DecimalChunk.value(place, size) else { return nil }
                    unsafe chunks[i] = chunk
                    unsafe place += size
                    size = 19
                }
                let used = unsafe Swift.max(Limbs.trimmed(chunks, count), 1)
                return unsafe BigUInt(capacity: used) { result in
                    if used <= Thresholds.digitReader {
                        unsafe DigitReader.readSimply(result, chunks, used, base: Radix.decimal.limbBase)
                    } else {
                        unsafe DigitReader(.decimal, limbs: used).read(result, chunks, used)
                    }
                }
            }
        }
    }

    private init(values: [UInt8], _ radix: Radix) {
        if radix.bitsPerDigit > 0 {
            self.init(binary: values, bits: radix.bitsPerDigit)
            return
        }
        // The first limb takes what the others leave.
        let size = radix.digitsPerLimb
        let base = UInt(radix.value)
        let count = (values.count + size - 1) / size
        if count == 1 {
            self.init(values.reduce(0) { $0 &* base &+ UInt($1) })
            return
        }
        var chunks = [UInt](repeating: 0, count: count)
        var end = values.count
        for i in 0..<count {
            let first = Swift.max(end - size, 0)
            var chunk: UInt = 0
            for value in values[first..<end] { chunk = chunk &* base &+ UInt(value) }
            chunks[i] = chunk
            end = first
        }
        let reader = DigitReader(radix, limbs: count)
        unsafe self.init(capacity: count) { result in
            unsafe chunks.withUnsafeBufferPointer { buffer in
                if let digits = buffer.baseAddress { unsafe reader.read(result, digits, count) }
            }
        }
    }

    private init(binary values: [UInt8], bits: Int) {
        var limbs: [UInt] = []
        limbs.reserveCapacity(values.count * bits / 64 + 1)
        var limb: UInt = 0
        var filled = 0
        for value in values.reversed() {
            limb |= UInt(value) &<< UInt(filled)
            filled += bits
            if filled >= 64 {
                limbs.append(limb)
                filled -= 64
                limb = filled == 0 ? 0 : UInt(value) &>> UInt(bits - filled)
            }
        }
        limbs.append(limb)
        self.init(limbs: limbs)
    }
}
