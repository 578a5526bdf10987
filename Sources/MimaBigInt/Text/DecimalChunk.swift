/// Up to 19 decimal digits as a number.
enum DecimalChunk {
    /// The value of `count` ASCII digits, up to 19; nil where there is anything else.
    @inline(__always)
    static func value(_ digits: UnsafePointer<UInt8>, _ count: Int) -> UInt? {
        var value: UInt = 0
        var i = 0
        while i &+ 8 <= count {
            let eight = unsafe UnsafeRawPointer(digits + i).loadUnaligned(as: UInt64.self).littleEndian
            // 0x30 to 0x39: the upper half of each byte is 3, and stays 3 when 6 is added.
            guard eight & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030,
                (eight &+ 0x0606_0606_0606_0606) & 0xf0f0_f0f0_f0f0_f0f0 == 0x3030_3030_3030_3030
            else { return nil }
            value = value &* 100_000_000 &+ eightDigits(eight & 0x0f0f_0f0f_0f0f_0f0f)
            i &+= 8
        }
        while i < count {
            let digit = unsafe digits[i] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ UInt(digit)
            i &+= 1
        }
        return value
    }

    /// Eight digits in the bytes of a word, the first in the lowest: neighbours are joined to pairs, fours and eight.
    @inline(__always)
    private static func eightDigits(_ digits: UInt64) -> UInt {
        let pairs = (digits &* 10 &+ digits &>> 8) & 0x00ff_00ff_00ff_00ff
        let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_ffff_0000_ffff
        return UInt((fours &* 10_000 &+ fours &>> 32) & 0xffff_ffff)
    }
}
