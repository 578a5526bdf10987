extension Found {
    /// The value as a signed integer: digits exactly, up to 64 bits, whatever a double would make of them.
    func integer(in text: Bytes) -> Int64 {
        switch kind {
        case .true: return 1
        case .string: return withString(in: text) { $0.wrappedInt } ?? 0
        case .number:
            return withRaw(in: text) { raw in
                let number = raw.double
                if number.magnitude <= 9_007_199_254_740_991 { return Int64(number) }
                return raw.wrappedInt ?? Int64(exactly: number.rounded(.towardZero)) ?? .min
            }
        case .null, .false, .json: return 0
        }
    }

    /// The value as an unsigned integer.
    func unsignedInteger(in text: Bytes) -> UInt64 {
        switch kind {
        case .true: return 1
        case .string: return withString(in: text) { $0.wrappedUInt } ?? 0
        case .number:
            return withRaw(in: text) { raw in
                let number = raw.double
                if number.magnitude <= 9_007_199_254_740_991, number >= 0 { return UInt64(number) }
                if let exact = raw.wrappedUInt { return exact }
                let whole = number.rounded(.towardZero)
                if let value = UInt64(exactly: whole) { return value }
                return Int64(exactly: whole).map { UInt64(bitPattern: $0) } ?? 1 << 63
            }
        case .null, .false, .json: return 0
        }
    }

    /// The value as a double.
    func double(in text: Bytes) -> Double {
        switch kind {
        case .true: 1
        case .string: withString(in: text) { $0.double }
        case .number: withRaw(in: text) { $0.double }
        case .null, .false, .json: 0
        }
    }
}
