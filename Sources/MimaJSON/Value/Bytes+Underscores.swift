extension Bytes {
    /// The number without the underscores between its digits, which Go's literals may have; nil when there is none, or
    /// one in another place.
    var withoutUnderscores: [UInt8]? {
        guard count > 2, firstIndex(of: 0x5F) != nil else { return nil }
        var i = self[0] == 0x2B || self[0] == 0x2D ? 1 : 0
        var digits = self[0..<i].array
        let isHexadecimal = self[i] == 0x30 && self[i + 1] | 0x20 == 0x78
        // One may stand right behind the prefix 0x.
        var followsDigit = isHexadecimal
        if isHexadecimal {
            digits += [0x30, 0x78]
            i += 2
        }
        var wantsDigit = false
        while i < count {
            let byte = self[i]
            if 0x30...0x39 ~= byte || (isHexadecimal && hexDigit(byte) != nil) {
                (followsDigit, wantsDigit) = (true, false)
            } else if byte == 0x5F {
                guard followsDigit else { return nil }
                (followsDigit, wantsDigit) = (false, true)
                i += 1
                continue
            } else {
                guard !wantsDigit else { return nil }
                followsDigit = false
            }
            digits.append(byte)
            i += 1
        }
        return wantsDigit ? nil : digits
    }
}
