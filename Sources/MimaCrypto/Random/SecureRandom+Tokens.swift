internal import MimaBytes

extension SecureRandom {
    /// How the random bytes of a token are written.
    public enum TokenSpelling: Hashable, Sendable, CaseIterable {
        /// Two hexadecimal digits a byte, in lower case.
        case hex
        /// RFC 4648 §5 without padding: letters, digits, "-" and "_", which URLs and file names take as they are.
        case base64URL
        /// RFC 4648 §6 without padding, in lower case: letters and the digits 2 to 7, which people can read out.
        case base32
    }

    /// The sizes of a token in bytes of randomness.
    public static let tokenByteCounts = 1...(1 << 20)

    /// A token of `byteCount` random bytes, such as for a session or a link: 16 cannot be guessed.
    ///
    /// The text is an ordinary string, which is not wiped. Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)``
    /// unless the size is one of ``tokenByteCounts``.
    public static func token(
        byteCount: Int = 32,
        _ spelling: TokenSpelling = .base64URL
    ) throws(CryptoError) -> String {
        if !tokenByteCounts.contains(byteCount) {
            throw .parameterOutOfRange("size of a token in bytes", found: byteCount, allowed: tokenByteCounts)
        }
        return secret(byteCount: byteCount).withBytes { bytes in
            switch spelling {
            case .hex: Hex.encode(bytes)
            case .base64URL: Base64.encode(bytes, alphabet: .urlSafe, padded: false)
            case .base32: Base32.encode(bytes, padded: false).lowercased()
            }
        }
    }

    /// A token of `characterCount` characters, each of `alphabet` as likely as any other.
    ///
    /// It has `characterCount` times the binary logarithm of the alphabet's size of entropy in bits. Throws
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` unless it has 1 to 2^20 characters, and
    /// ``CryptoError/unsupported(_:)`` when the alphabet has fewer than two characters or one of them twice.
    public static func token(characterCount: Int, from alphabet: String) throws(CryptoError) -> String {
        if !tokenByteCounts.contains(characterCount) {
            throw .parameterOutOfRange("number of characters", found: characterCount, allowed: tokenByteCounts)
        }
        let characters = Array(alphabet)
        if characters.count < 2 || Set(characters).count != characters.count {
            throw .unsupported("an alphabet has two characters or more, and none of them twice")
        }
        var generator = SecureRandom()
        var text = ""
        for _ in 0..<characterCount {
            text.append(characters[Int(generator.next(upperBound: UInt64(characters.count)))])
        }
        return text
    }
}
