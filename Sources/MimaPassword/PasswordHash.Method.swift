public import MimaCrypto

extension PasswordHash {
    /// A scheme with its costs, as new hashes are made.
    public enum Method: Hashable, Sendable {
        /// Argon2, written as `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
        case argon2(Argon2)
        /// scrypt with N = 2^`logCost`, written as `$scrypt$ln=…,r=…,p=…$salt$hash`.
        case scrypt(logCost: Int, blockSize: Int = 8, parallelism: Int = 1)
        /// bcrypt with 2^`cost` passes, 4 to 31, written as `$2b$…`. It refuses passwords that it would cut: those of
        /// more than 72 bytes or with a zero byte.
        case bcrypt(cost: Int, prefix: BcryptPrefix = .b)
        /// bcrypt of the password's HMAC-SHA-256, whose key is the salt, in base64: passlib's
        /// `$bcrypt-sha256$v=2,t=2b,r=…$salt$hash`. It takes any password.
        case bcryptSHA256(cost: Int)
        /// PBKDF2, written as `spelling` says.
        case pbkdf2(PBKDF2Function, iterations: Int, spelling: PBKDF2Spelling = .passlib)

        /// Argon2id with 19 MiB and 2 passes: what OWASP recommends first in 2026.
        public static let recommended = argon2(.recommended)
        /// scrypt with N = 2^17, r = 8, p = 1, which OWASP recommends where there is no Argon2.
        public static let recommendedScrypt = scrypt(logCost: 17)
        /// bcrypt with a cost of 12; OWASP asks for 10 at least, and recommends it for systems that have it already.
        public static let recommendedBcrypt = bcrypt(cost: 12)
        /// The same for passwords of any size.
        public static let recommendedBcryptSHA256 = bcryptSHA256(cost: 12)
        /// PBKDF2 with HMAC-SHA-256 and 600,000 iterations, which OWASP recommends under FIPS 140.
        public static let recommendedPBKDF2 = pbkdf2(.sha256, iterations: 600_000)

        /// The scheme without its costs.
        public var scheme: Scheme {
            switch self {
            case .argon2(let argon2): argon2.variant.scheme
            case .scrypt: .scrypt
            case .bcrypt: .bcrypt
            case .bcryptSHA256: .bcryptSHA256
            case .pbkdf2(let function, _, _): function.scheme
            }
        }
    }

    /// What stands before a new bcrypt hash.
    public enum BcryptPrefix: String, Hashable, Sendable {
        /// "$2a$", for programs that read nothing else. Of a rare kind of password with bytes from 128 on, libxcrypt and
        /// PHP make another hash under this prefix than OpenBSD, Go and Python, with whom new hashes agree here; the
        /// other prefixes mean the same everywhere.
        case a = "2a"
        /// "$2b$", OpenBSD's of 2014 and Python's.
        case b = "2b"
        /// "$2y$", PHP's and Apache's.
        case y = "2y"
    }

    /// The hash function under the HMAC of a PBKDF2.
    public enum PBKDF2Function: Hashable, Sendable, CaseIterable {
        /// SHA-1, for systems that have nothing else.
        case sha1
        /// SHA-256.
        case sha256
        /// SHA-512.
        case sha512
    }

    /// How a PBKDF2 hash is written.
    public enum PBKDF2Spelling: Hashable, Sendable, CaseIterable {
        /// passlib's `$pbkdf2-sha256$600000$salt$hash`, in a base64 with "." for "+".
        case passlib
        /// Django's `pbkdf2_sha256$600000$salt$hash`; it has none for SHA-512.
        case django
        /// The PHC string format's `$pbkdf2-sha256$i=600000,l=32$salt$hash`.
        case phc
    }
}
