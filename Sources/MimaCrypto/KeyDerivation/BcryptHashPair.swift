internal import MimaBytes

/// The hash inside of bcrypt_pbkdf, of two inputs at once: bcrypt with a fixed cost of 64 passes, the digests of the
/// password and the salt in place of the two themselves, and a text of its own.
///
/// A single hash would take the same time as two: see ``BlowfishCore/expand0State(_:key:_:key:)``.
struct BcryptHashPair: ~Copyable {
    /// The size of one hash in bytes.
    static let byteCount = 32

    private var first = BlowfishCore()
    private var second = BlowfishCore()

    /// The hashes of one password with each of two salts, all given as their SHA-512 digests.
    mutating func hash(password: SecretBytes, salts: (SecretBytes, SecretBytes)) -> (SecretBytes, SecretBytes) {
        password.withBytes { password in
            salts.0.withBytes { firstSalt in
                salts.1.withBytes { secondSalt in
                    first.reset()
                    second.reset()
                    first.expandState(salt: firstSalt, key: password)
                    second.expandState(salt: secondSalt, key: password)
                    for _ in 0..<64 {
                        BlowfishCore.expand0State(&first, key: firstSalt, &second, key: secondSalt)
                        BlowfishCore.expand0State(&first, key: password, &second, key: password)
                    }
                }
            }
        }
        return (BcryptHashPair.encipheredText(first), BcryptHashPair.encipheredText(second))
    }

    /// "OxychromaticBlowfishSwatDynamite" enciphered 64 times as four blocks, its words written lowest byte first.
    private static func encipheredText(_ state: borrowing BlowfishCore) -> SecretBytes {
        let text: InlineArray<8, UInt32> = [
            0x4f78_7963, 0x6872_6f6d, 0x6174_6963, 0x426c_6f77, 0x6669_7368, 0x5377_6174, 0x4479_6e61, 0x6d69_7465,
        ]
        return SecretBytes(count: byteCount) { output in
            for index in stride(from: 0, to: text.count, by: 2) {
                var left = text[index]
                var right = text[index + 1]
                for _ in 0..<64 { state.encipher(&left, &right) }
                for half in [left, right] {
                    for shift in stride(from: 0, to: 32, by: 8) {
                        output.append(UInt8(truncatingIfNeeded: half >> shift))
                    }
                }
            }
        }
    }
}
