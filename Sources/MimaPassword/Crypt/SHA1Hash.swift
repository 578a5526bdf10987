internal import MimaBytes
internal import MimaCrypto

/// A stored SHA-1 without salt or rounds: `{SHA}` and base64, as `htpasswd -s` and LDAP servers wrote. Read for migration
/// alone.
struct SHA1Hash: StoredHash {
    static let prefix = "{SHA}"

    private let hash: [UInt8]

    var scheme: PasswordHash.Scheme { .sha1 }

    init(_ text: String) throws(PasswordError) {
        var reader = FieldReader(.sha1, [String(text.dropFirst(SHA1Hash.prefix.utf8.count))])
        hash = try reader.base64("hash", 20...20, .padded)
    }

    var parameters: [PasswordHash.Parameter] { [.init("hash in bytes", hash.count)] }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {}

    func isAsStrong(as method: PasswordHash.Method) -> Bool { false }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        var message = CryptMessage()
        message.add(password)
        return try message.hash(.insecure(.sha1)).isEqual(to: hash.span)
    }
}
