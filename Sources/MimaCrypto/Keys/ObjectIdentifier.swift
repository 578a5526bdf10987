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
    static let x448 = ObjectIdentifier(1, 3, 101, 111)
    static let primeField = ObjectIdentifier(1, 2, 840, 10045, 1, 1)
    static let dhPKCS3 = ObjectIdentifier(1, 2, 840, 113549, 1, 3, 1)
    static let dhX942 = ObjectIdentifier(1, 2, 840, 10046, 2, 1)
    static let mgf1 = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 8)
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
    static let pbeMD5DES = ObjectIdentifier(1, 2, 840, 113549, 1, 5, 3)
    static let pbeSHA1DES = ObjectIdentifier(1, 2, 840, 113549, 1, 5, 10)
    static let pkcs12TripleDES = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 1, 3)
    static let pkcs12TwoKeyTripleDES = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 1, 4)
    static let pkcs12RC2With128Bits = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 1, 5)
    static let pkcs12RC2With40Bits = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 1, 6)
    static let pbmac1 = ObjectIdentifier(1, 2, 840, 113549, 1, 5, 14)

    // PKCS#12 (RFC 7292 §4.2, RFC 2985 §5.5) and the contents of PKCS#7 (RFC 2315 §14).
    static let data = ObjectIdentifier(1, 2, 840, 113549, 1, 7, 1)
    static let encryptedData = ObjectIdentifier(1, 2, 840, 113549, 1, 7, 6)
    static let keyBag = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 10, 1, 1)
    static let shroudedKeyBag = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 10, 1, 2)
    static let certificateBag = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 10, 1, 3)
    static let safeContentsBag = ObjectIdentifier(1, 2, 840, 113549, 1, 12, 10, 1, 6)
    static let x509Certificate = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 22, 1)
    static let friendlyName = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 20)
    static let localKeyID = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 21)
    static let scrypt = ObjectIdentifier(1, 3, 6, 1, 4, 1, 11591, 4, 11)

    // CMS (RFC 5652 §11.2, RFC 5084 §3.2, RFC 8017 appendix A.2.1).
    static let messageDigest = ObjectIdentifier(1, 2, 840, 113549, 1, 9, 4)
    static let aes128GCM = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 6)
    static let aes192GCM = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 26)
    static let aes256GCM = ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 46)
    static let rsaOAEP = ObjectIdentifier(1, 2, 840, 113549, 1, 1, 7)

    /// The contents of a DER element (X.690 §8.19).
    var encoded: [UInt8] {
        guard numbers.count >= 2 else { return [] }
        return ([40 * numbers[0] + numbers[1]] + numbers.dropFirst(2)).flatMap { number in
            var bytes = [UInt8(number & 0x7f)]
            var rest = number >> 7
            while rest != 0 {
                bytes.append(0x80 | UInt8(rest & 0x7f))
                rest >>= 7
            }
            return bytes.reversed()
        }
    }

    /// The hash functions that have a name of their own here.
    private static let hashes: [(HashAlgorithm, ObjectIdentifier)] = [
        (.insecure(.sha1), ObjectIdentifier(1, 3, 14, 3, 2, 26)),
        (.sha256, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 1)),
        (.sha384, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 2)),
        (.sha512, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 3)),
        (.sha224, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 4)),
        (.sha512t224, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 5)),
        (.sha512t256, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 6)),
    ]

    /// The hash function when this is one's name (RFC 8017 appendix B.1).
    var hash: HashAlgorithm? { Self.hashes.first { $0.1 == self }?.0 }

    /// The name of a hash function, if it has one.
    init?(hash: HashAlgorithm) {
        guard let found = Self.hashes.first(where: { $0.0 == hash }) else { return nil }
        self = found.1
    }

    /// HMAC with a hash function (RFC 8018 appendix B.1.2, NIST's list of SHA-3, GB/T 33560).
    private static let hmacs: [(HashAlgorithm, ObjectIdentifier)] = [
        (.insecure(.sha1), ObjectIdentifier(1, 2, 840, 113549, 2, 7)),
        (.sha224, ObjectIdentifier(1, 2, 840, 113549, 2, 8)),
        (.sha256, ObjectIdentifier(1, 2, 840, 113549, 2, 9)),
        (.sha384, ObjectIdentifier(1, 2, 840, 113549, 2, 10)),
        (.sha512, ObjectIdentifier(1, 2, 840, 113549, 2, 11)),
        (.sha512t224, ObjectIdentifier(1, 2, 840, 113549, 2, 12)),
        (.sha512t256, ObjectIdentifier(1, 2, 840, 113549, 2, 13)),
        (.sha3t224, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 13)),
        (.sha3t256, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 14)),
        (.sha3t384, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 15)),
        (.sha3t512, ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 2, 16)),
        (.sm3, ObjectIdentifier(1, 2, 156, 10197, 1, 401, 2)),
    ]

    /// The hash function when this is HMAC with it.
    var hmacHash: HashAlgorithm? { Self.hmacs.first { $0.1 == self }?.0 }

    /// The name of HMAC with a hash function, if it has one.
    init?(hmac hash: HashAlgorithm) {
        guard let found = Self.hmacs.first(where: { $0.0 == hash }) else { return nil }
        self = found.1
    }

    /// The cipher when this is one in CBC mode.
    var cbcCipher: CBCCipher? { CBCCipher.named.first { ObjectIdentifier(cbcCipher: $0) == self } }

    /// The name of a cipher in CBC mode (RFC 8018 appendix B.2).
    init(cbcCipher: CBCCipher) {
        self =
            switch cbcCipher {
            case .aes128: ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 2)
            case .aes192: ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 22)
            case .aes256: ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 1, 42)
            case .tripleDES: ObjectIdentifier(1, 2, 840, 113549, 3, 7)
            case .des: ObjectIdentifier(1, 3, 14, 3, 2, 7)
            // Without a name of their own here: PKCS#12's schemes name them together with their derivation.
            case .twoKeyTripleDES: .pkcs12TwoKeyTripleDES
            case .rc2With40Bits: .pkcs12RC2With40Bits
            case .rc2With128Bits: .pkcs12RC2With128Bits
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
        case .x448: "X448"
        case .ellipticCurve: "ECDSA"
        case .dsa: "DSA"
        case .pbes2: "PBES2"
        case .pbkdf2: "PBKDF2"
        case .scrypt: "scrypt"
        case .rsaOAEP: "RSA-OAEP"
        case .aes128GCM: "AES-128-GCM"
        case .aes192GCM: "AES-192-GCM"
        case .aes256GCM: "AES-256-GCM"
        case ObjectIdentifier(cbcCipher: .aes128): "AES-128-CBC"
        case ObjectIdentifier(cbcCipher: .aes192): "AES-192-CBC"
        case ObjectIdentifier(cbcCipher: .aes256): "AES-256-CBC"
        case ObjectIdentifier(cbcCipher: .tripleDES): "3DES-CBC"
        default: dotted
        }
    }

    /// The numbers with dots between them.
    var dotted: String { numbers.map(String.init).joined(separator: ".") }
}
