extension PasswordHash {
    /// How a password was made into a hash.
    @nonexhaustive
    public enum Scheme: String, Hashable, Sendable, CaseIterable {
        /// Argon2id (RFC 9106): the choice for new hashes.
        case argon2id
        /// Argon2i.
        case argon2i
        /// Argon2d.
        case argon2d
        /// scrypt (RFC 7914).
        case scrypt
        /// bcrypt, which looks at the first 72 bytes of a password alone.
        case bcrypt
        /// bcrypt of an HMAC-SHA-256 or SHA-256 of the password, which takes a password of any size.
        case bcryptSHA256 = "bcrypt-sha256"
        /// PBKDF2 (RFC 8018) with HMAC-SHA-1.
        case pbkdf2SHA1 = "pbkdf2-sha1"
        /// PBKDF2 with HMAC-SHA-256.
        case pbkdf2SHA256 = "pbkdf2-sha256"
        /// PBKDF2 with HMAC-SHA-512.
        case pbkdf2SHA512 = "pbkdf2-sha512"
        /// The crypt(3) of many rounds of SHA-256, "$5$".
        case sha256Crypt = "sha256-crypt"
        /// The crypt(3) of many rounds of SHA-512, "$6$".
        case sha512Crypt = "sha512-crypt"
        /// The crypt(3) of a thousand rounds of MD5, "$1$": broken by the speed of today's machines.
        case md5Crypt = "md5-crypt"
        /// Apache's variant of it, "$apr1$".
        case apacheMD5 = "apr1"
        /// One SHA-1 without a salt, "{SHA}" in htpasswd files: no protection at all.
        case sha1 = "sha1"

        /// Whether hashes of this scheme are read only to be replaced.
        public var isObsolete: Bool {
            switch self {
            case .md5Crypt, .apacheMD5, .sha1: true
            default: false
            }
        }
    }
}

extension PasswordHash.Scheme: CustomStringConvertible {
    /// The scheme's usual name.
    public var description: String { rawValue }
}
