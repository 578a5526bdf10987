extension BlowfishCore {
    /// bcrypt's passes: `times` times ``expand0State(key:)`` with the first key and then with the second.
    ///
    /// Both keys are to have bytes; see ``expandState(salt:key:)``.
    package mutating func expand0State(alternating first: Span<UInt8>, _ second: Span<UInt8>, times: Int) {
        for _ in 0..<times {
            expand0State(key: first)
            expand0State(key: second)
        }
    }

    /// Changes bits of the first subkey, as some variants of bcrypt do before the key schedule.
    package mutating func mixFirstSubkey(with mask: UInt32) {
        unsafe words[0] ^= mask
    }
}
