internal import MimaBytes

/// A password as bcrypt's key schedule takes it: its bytes and a zero byte, repeated to 72 bytes.
struct BcryptKey {
    /// The 72 bytes.
    let bytes: SecretBytes
    /// What is added with exclusive or to the first subkey before the schedule: 0 but for the case that
    /// ``deliberatelyDifferent`` is about.
    let firstSubkeyMask: UInt32

    static let byteCount = 72

    /// The key of a password without zero bytes, of which the first 72 bytes count.
    init(_ password: SecretBytes) {
        bytes = password.withBytes { password in
            SecretBytes(count: BcryptKey.byteCount) { output in
                var index = 0
                while output.freeCapacity > 0 {
                    output.append(index < password.count ? password[index] : 0)
                    index = index < password.count ? index + 1 : 0
                }
            }
        }
        firstSubkeyMask = 0
    }

    private init(bytes: SecretBytes, firstSubkeyMask: UInt32) {
        self.bytes = bytes
        self.firstSubkeyMask = firstSubkeyMask
    }

    /// The key as crypt_blowfish before 1.1 (2011) made it, which took bytes from 128 on for negative numbers: "$2x$".
    /// Each such byte overwrites the up to three before it in its word.
    var withSignBug: BcryptKey {
        BcryptKey(bytes: signExtended.bytes, firstSubkeyMask: 0)
    }

    /// The key as crypt_blowfish and libxcrypt have made it for "$2a$" since, where that is another.
    ///
    /// A password with bytes from 128 on could get the same hash from the program with the bug as from one without.
    /// So that a hash from the buggy one does not also let in other passwords, they then change a bit of the first
    /// subkey on purpose, for "$2a$" alone. Nil for all other passwords.
    var deliberatelyDifferent: BcryptKey? {
        let (wrong, isExtended) = signExtended
        return isExtended && wrong == bytes ? BcryptKey(bytes: bytes, firstSubkeyMask: 0x10000) : nil
    }

    /// The key with the bug, and whether a byte other than the first of its word was negative.
    private var signExtended: (bytes: SecretBytes, isExtended: Bool) {
        var isExtended = false
        let bytes = self.bytes.withBytes { bytes in
            SecretBytes(count: BcryptKey.byteCount) { output in
                for start in stride(from: 0, to: BcryptKey.byteCount, by: 4) {
                    var word: UInt32 = 0
                    for place in 0..<4 {
                        word = word << 8 | UInt32(truncatingIfNeeded: Int8(bitPattern: bytes[start + place]))
                        if place > 0 && bytes[start + place] >= 128 { isExtended = true }
                    }
                    for shift: UInt32 in [24, 16, 8, 0] { output.append(UInt8(truncatingIfNeeded: word >> shift)) }
                }
            }
        }
        return (bytes, isExtended)
    }
}
