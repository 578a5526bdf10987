/// How a passphrase becomes the key under which a private key is encrypted, in the formats that leave the choice.
public enum PassphraseDerivation: Hashable, Sendable {
    /// PBKDF2 with HMAC over a hash function (RFC 8018 §5.2).
    case pbkdf2(HashAlgorithm, iterations: Int)
    /// scrypt (RFC 7914), N, r and p.
    case scrypt(cost: Int, blockSize: Int, parallelism: Int)

    /// PBKDF2 with HMAC-SHA-256, 600,000 times: OWASP's advice of 2026, and what every program reads.
    public static var pbkdf2: PassphraseDerivation { .pbkdf2(.sha256, iterations: 600_000) }

    /// scrypt with N = 2^14, r = 8 and p = 5, OWASP's advice of 2026 for the most memory that OpenSSL allows to files
    /// of others, 32 MiB.
    public static var scrypt: PassphraseDerivation { .scrypt(cost: 1 << 14, blockSize: 8, parallelism: 5) }
}
