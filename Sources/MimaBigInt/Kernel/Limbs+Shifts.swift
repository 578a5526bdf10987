extension Limbs {
    /// `result = a << bits` for `0 < bits < 64`; returns the bits that were pushed out. `result` may be `a`, or lie
    /// above it.
    static func shiftLeft(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ bits: Int) -> UInt {
        guard count > 0 else { return 0 }
        let up = UInt(bits), down = 64 &- up
        var i = count &- 1
        var high = unsafe a[i]
        let out = high &>> down
        while i > 0 {
            let low = unsafe a[i &- 1]
            unsafe result[i] = high &<< up | low &>> down
            high = low
            i &-= 1
        }
        unsafe result[0] = high &<< up
        return out
    }

    /// `result = a >> bits` for `0 < bits < 64`; returns the bits that were pushed out, at the top of a limb. `result`
    /// may be `a`, or lie below it.
    static func shiftRight(_ result: LimbBuffer, _ a: LimbSource, _ count: Int, _ bits: Int) -> UInt {
        guard count > 0 else { return 0 }
        let down = UInt(bits), up = 64 &- down
        var low = unsafe a[0]
        let out = low &<< up
        var i = 0
        while i &+ 1 < count {
            let high = unsafe a[i &+ 1]
            unsafe result[i] = low &>> down | high &<< up
            low = high
            i &+= 1
        }
        unsafe result[i] = low &>> down
        return out
    }
}
