// The alphabets are computed, never looked up: a table indexed by a secret tells, through the cache, a neighbour on the
// same machine what the secret was. The two functions make masks without branches from which the values are put
// together.

/// 0xff when `byte` is one of the `count` values from `first` on, otherwise 0.
func mask(_ byte: UInt8, from first: UInt8, count: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt16(byte &- first) &- UInt16(count)) &>> 8)
}

/// 0xff when `byte` is greater than `limit`, otherwise 0.
func mask(_ byte: UInt8, above limit: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: (UInt16(limit) &- UInt16(byte)) &>> 8)
}
