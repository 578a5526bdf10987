internal import MimaBytes
internal import MimaCrypto

/// bcrypt itself (N. Provos and D. Mazières, "A Future-Adaptable Password Scheme", 1999).
///
/// Its S-boxes are looked up at places that depend on the password, as the algorithm demands.
enum Bcrypt {
    /// The costs that exist.
    static let costs = 4...31
    static let saltByteCount = 16
    /// One byte less than is computed, as the first program had it.
    static let hashByteCount = 23

    /// The hash of a key under a salt of 16 bytes, with 2^`cost` passes.
    static func hash(_ key: BcryptKey, salt: [UInt8], cost: Int) -> SecretBytes {
        var state = BlowfishCore()
        state.mixFirstSubkey(with: key.firstSubkeyMask)
        key.bytes.withBytes { key in
            state.expandState(salt: salt.span, key: key)
            state.expand0State(alternating: key, salt.span, times: 1 << cost)
        }
        return encipheredText(state)
    }

    /// "OrpheanBeholderScryDoubt" enciphered 64 times as three blocks.
    private static func encipheredText(_ state: borrowing BlowfishCore) -> SecretBytes {
        let text: InlineArray<6, UInt32> = [
            0x4f72_7068, 0x6561_6e42, 0x6568_6f6c, 0x6465_7253, 0x6372_7944, 0x6f75_6274,
        ]
        let whole = SecretBytes(count: 24) { output in
            for index in stride(from: 0, to: text.count, by: 2) {
                var left = text[index]
                var right = text[index + 1]
                for _ in 0..<64 { state.encipher(&left, &right) }
                for half in [left, right] {
                    for shift: UInt32 in [24, 16, 8, 0] { output.append(UInt8(truncatingIfNeeded: half >> shift)) }
                }
            }
        }
        return whole.withBytes { SecretBytes(copying: $0.extracting(first: hashByteCount)) }
    }
}
