internal import MimaCrypto

/// Tells the formats of stored passwords apart.
enum StoredText {
    /// More than any format needs; what is longer is not worth looking at.
    static let byteLimit = 2048

    static func parse(_ text: String) throws(PasswordError) -> any StoredHash {
        // Printable ASCII alone: a text with a space or a line feed has been cut or joined somewhere.
        guard text.utf8.count <= byteLimit, text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw .unknownFormat
        }
        let fields = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        if fields[0] != "" || fields.count < 3 {
            return try parseNamed(text, fields)
        }
        let rest = Array(fields.dropFirst(2))
        switch fields[1] {
        case "argon2id": return try Argon2Hash(.id, rest)
        case "argon2i": return try Argon2Hash(.i, rest)
        case "argon2d": return try Argon2Hash(.d, rest)
        case "scrypt": return try ScryptHash(phc: rest)
        case "7": return try SevenScryptHash(rest)
        case "2a", "2b", "2x", "2y": return try BcryptHash(prefix: fields[1], rest)
        case "bcrypt-sha256": return try BcryptSHA256Hash(passlib: rest)
        case "pbkdf2": return try PBKDF2Hash(.sha1, rest)
        case "pbkdf2-sha1": return try PBKDF2Hash(.sha1, rest)
        case "pbkdf2-sha256": return try PBKDF2Hash(.sha256, rest)
        case "pbkdf2-sha512": return try PBKDF2Hash(.sha512, rest)
        case "5": return try SHACryptHash(.sha256, rest)
        case "6": return try SHACryptHash(.sha512, rest)
        case "1": return try MD5CryptHash(.md5Crypt, rest)
        case "apr1": return try MD5CryptHash(.apacheMD5, rest)
        default: throw .unknownFormat
        }
    }

    /// The formats that start with a name: Django's, and LDAP's "{SHA}".
    private static func parseNamed(_ text: String, _ fields: [String]) throws(PasswordError) -> any StoredHash {
        let rest = Array(fields.dropFirst())
        switch fields[0] {
        case "pbkdf2_sha1": return try PBKDF2Hash(django: .sha1, rest)
        case "pbkdf2_sha256": return try PBKDF2Hash(django: .sha256, rest)
        case "scrypt": return try ScryptHash(django: rest)
        // Django puts its name before the text that another library made, with or without that one's own "$".
        case "argon2":
            guard let variant = rest.first.flatMap(Argon2.Variant.init(rawValue:)) else { throw .unknownFormat }
            return try Argon2Hash(variant, Array(rest.dropFirst()))
        case "bcrypt", "bcrypt_sha256":
            guard rest.count == 4, rest[0].isEmpty else { throw .malformed(.bcrypt, "it has not the parts it should") }
            let inner = try BcryptHash(prefix: rest[1], Array(rest.dropFirst(2)))
            return fields[0] == "bcrypt" ? inner : BcryptSHA256Hash(inner: inner, form: .django)
        default:
            if text.hasPrefix(SHA1Hash.prefix) { return try SHA1Hash(text) }
            throw .unknownFormat
        }
    }
}
