import Glibc
public import MimaBytes
internal import MimaCrypto

/// Makes passwords for people and machines from random numbers, and says how hard they are to guess.
public enum PasswordGenerator {
    /// A new password.
    public struct Password: Sendable {
        /// The password in ASCII.
        public let secret: SecretBytes
        /// The entropy in bits: the logarithm of how many passwords were equally likely.
        public let entropy: Double
    }

    /// The characters of a password.
    public enum Alphabet: String, Hashable, Sendable, CaseIterable {
        /// The 94 printable characters of ASCII but the space.
        case printable
        /// The 62 letters and digits.
        case alphanumeric
        /// The 56 letters and digits that are not mistaken for each other: without 0, O, 1, l, I and o.
        case readable
        /// The ten digits.
        case digits

        var characters: [UInt8] {
            let printable = Array(UInt8(0x21)...0x7e)
            let alphanumeric = printable.filter { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: false
                }
            }
            switch self {
            case .printable: return printable
            case .alphanumeric: return alphanumeric
            case .readable: return alphanumeric.filter { !Array("0O1lIo".utf8).contains($0) }
            case .digits: return alphanumeric.filter { $0 <= UInt8(ascii: "9") }
            }
        }
    }

    /// How many characters or words a password may have.
    public static let counts = 1...1000

    /// A password of `count` characters, each chosen alone.
    ///
    /// Throws ``PasswordError/parameterOutOfRange(_:found:allowed:)`` when the count is not 1 to 1000.
    public static func characters(_ count: Int, from alphabet: Alphabet = .alphanumeric) throws(PasswordError)
        -> Password
    {
        try require(count, "number of characters", in: counts)
        let characters = alphabet.characters
        let secret = SecretBytes(count: count) { output in
            for _ in 0..<count {
                output.append(characters[SecureRandom.number(in: 0...(characters.count - 1))])
            }
        }
        return Password(secret: secret, entropy: Double(count) * log2(Double(characters.count)))
    }

    /// A passphrase of `count` words from a list of 1,296, each chosen alone.
    ///
    /// Throws ``PasswordError/parameterOutOfRange(_:found:allowed:)`` when the count is not 1 to 1000.
    public static func words(_ count: Int, separator: String = "-") throws(PasswordError) -> Password {
        try require(count, "number of words", in: counts)
        let words = WordList.words
        let separator = Array(separator.utf8)
        let longest = words.reduce(0) { max($0, $1.utf8.count) } + separator.count
        let secret = SecretBytes(count: count * longest) { output in
            for index in 0..<count {
                if index > 0 { for byte in separator { output.append(byte) } }
                for byte in words[SecureRandom.number(in: 0...(words.count - 1))].utf8 { output.append(byte) }
            }
        }
        return Password(secret: secret, entropy: Double(count) * log2(Double(words.count)))
    }
}
