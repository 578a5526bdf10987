/// The name of an algorithm in DER: a path of numbers (ITU-T X.660).
struct ObjectIdentifier: Equatable, Sendable {
    private let numbers: [UInt64]

    /// The identifier of these numbers.
    init(_ numbers: UInt64...) {
        self.numbers = numbers
    }

    /// Reads the contents of a DER element (X.690 §8.19), which must not have numbers beyond 63 bits.
    init(decoding bytes: Span<UInt8>) throws(CryptoError) {
        var numbers: [UInt64] = []
        var number: UInt64 = 0
        var isWithin = false
        for index in bytes.indices {
            guard number < 1 << 56, isWithin || bytes[index] != 0x80 else { throw Self.malformed }
            number = number << 7 | UInt64(bytes[index] & 0x7f)
            isWithin = bytes[index] & 0x80 != 0
            if isWithin { continue }
            if numbers.isEmpty {
                // The first two numbers share a place; the first is 0, 1 or 2.
                let first = min(number / 40, 2)
                numbers = [first, number - 40 * first]
            } else {
                numbers.append(number)
            }
            number = 0
        }
        if isWithin || numbers.isEmpty { throw Self.malformed }
        self.numbers = numbers
    }

    private static var malformed: CryptoError { .invalidKey("DER has a malformed object identifier") }

    // Keys (RFC 8017 appendix A.1, RFC 8410 §3, RFC 5480 §2.1.1, RFC 4055 §1.2).
    static let rsa = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 1)
    static let rsaPSS = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 10)
    static let ed25519 = ObjectIdentifier(1, 3, 101, 112)
    static let ed448 = ObjectIdentifier(1, 3, 101, 113)
    static let x25519 = ObjectIdentifier(1, 3, 101, 110)
    static let ellipticCurve = ObjectIdentifier(1, 2, 840, 10045, 2, 1)
    static let dsa = ObjectIdentifier(1, 2, 840, 10040, 4, 1)

    // Encryption with a passphrase (RFC 8018 appendix A, RFC 7914 §7).
    static let pbes2 = ObjectIdentifier(1, 2, 840, 113549, 1, 5, 13)
    static let pbkdf2 = ObjectIdentifier(1, 2, 840, 113549, 1, 5, 12)
    static let scrypt = ObjectIdentifier(1, 3, 6, 1, 4, 1, 11591, 4, 11)

    /// The hash function when this is HMAC with it (RFC 8018 appendix B.1.2).
    var hmacHash: HashAlgorithm? {
        guard numbers.dropLast() == [1, 2, 840, 113549, 2] else { return nil }
        return switch numbers.last {
        case 7: .insecure(.sha1)
        case 8: .sha224
        case 9: .sha256
        case 10: .sha384
        case 11: .sha512
        case 12: .sha512t224
        case 13: .sha512t256
        default: nil
        }
    }

    /// The cipher when this is one in CBC mode (RFC 8018 appendix B.2).
    var cbcCipher: CBCCipher? {
        switch numbers {
        case [2, 16, 840, 1, 101, 3, 4, 1, 2]: .aes128
        case [2, 16, 840, 1, 101, 3, 4, 1, 22]: .aes192
        case [2, 16, 840, 1, 101, 3, 4, 1, 42]: .aes256
        case [1, 2, 840, 113549, 3, 7]: .tripleDES
        default: nil
        }
    }
}

extension ObjectIdentifier: CustomStringConvertible {
    /// The name where there is one that people know, or else the numbers with dots between them.
    var description: String {
        switch self {
        case .rsa: "RSA"
        case .rsaPSS: "RSA-PSS"
        case .ed25519: "Ed25519"
        case .ed448: "Ed448"
        case .x25519: "X25519"
        case .ellipticCurve: "ECDSA"
        case .dsa: "DSA"
        case .pbes2: "PBES2"
        case .pbkdf2: "PBKDF2"
        case .scrypt: "scrypt"
        default: dotted
        }
    }

    /// The numbers with dots between them.
    var dotted: String { numbers.map(String.init).joined(separator: ".") }
}
