internal import MimaBytes
internal import MimaCrypto

/// A stored bcrypt of a hash of the password, which lifts the limit of 72 bytes and takes zero bytes.
struct BcryptSHA256Hash: StoredHash {
    enum Form {
        /// passlib's `$bcrypt-sha256$v=2,t=2b,r=12$salt$hash`: the HMAC-SHA-256 of the password under the salt's text,
        /// in base64. The salt keeps a hash that another site lost from being tried as the password's.
        case passlib2
        /// passlib's older `$bcrypt-sha256$2b,12$salt$hash`: the SHA-256 in base64.
        case passlib1
        /// Django's `bcrypt_sha256$$2b$12$…`: the SHA-256 in hexadecimal.
        case django
    }

    let inner: BcryptHash
    let form: Form

    var scheme: PasswordHash.Scheme { .bcryptSHA256 }

    init(inner: BcryptHash, form: Form) {
        self.inner = inner
        self.form = form
    }

    init(passlib fields: [String]) throws(PasswordError) {
        var reader = FieldReader(.bcryptSHA256, fields)
        let settings = try reader.text("settings").split(separator: ",", omittingEmptySubsequences: false)
        let salt = try reader.text("salt")
        let hash = try reader.text("hash")
        try reader.end()
        let prefix: Substring
        let cost: Substring
        if settings.count == 3, settings[0] == "v=2", settings[1].hasPrefix("t="), settings[2].hasPrefix("r=") {
            form = .passlib2
            prefix = settings[1].dropFirst(2)
            cost = settings[2].dropFirst(2)
        } else if settings.count == 2 {
            form = .passlib1
            prefix = settings[0]
            cost = settings[1]
        } else {
            throw reader.malformed("the settings should be v=2, t and r")
        }
        // Unlike in bcrypt's own format there is no leading zero, and only these two prefixes were ever written.
        let number = try reader.number(String(cost), "cost")
        guard Bcrypt.costs.contains(number), ["2a", "2b"].contains(prefix) else {
            throw reader.malformed("the settings name no bcrypt")
        }
        guard salt.utf8.count == 22 else { throw reader.malformed("the salt has not 22 characters") }
        let padded = number < 10 ? "0\(number)" : "\(number)"
        do throws(PasswordError) {
            inner = try BcryptHash(prefix: String(prefix), [padded, salt + hash])
        } catch .malformed(_, let what) {
            throw reader.malformed(what)
        }
    }

    static func make(cost: Int, _ password: SecretBytes) throws(PasswordError) -> BcryptSHA256Hash {
        try MimaPassword.require(cost, "bcrypt cost", in: Bcrypt.costs)
        let salt = SecureRandom.bytes(Bcrypt.saltByteCount)
        let hash = Bcrypt.hash(BcryptKey(key(password, .passlib2, salt: salt)), salt: salt, cost: cost)
        return BcryptSHA256Hash(
            inner: BcryptHash(prefix: "2b", cost: cost, salt: salt, hash: hash.withBytes { [UInt8](copying: $0) }),
            form: .passlib2
        )
    }

    /// passlib's form, or Django's.
    var text: String {
        let salt = BcryptBase64.encode(inner.salt)
        let hash = BcryptBase64.encode(inner.hash)
        return switch form {
        case .passlib2: "$bcrypt-sha256$v=2,t=\(inner.prefix),r=\(inner.cost)$\(salt)$\(hash)"
        case .passlib1: "$bcrypt-sha256$\(inner.prefix),\(inner.cost)$\(salt)$\(hash)"
        case .django: "bcrypt_sha256$\(inner.text)"
        }
    }

    /// What bcrypt gets in place of the password.
    private static func key(_ password: SecretBytes, _ form: Form, salt: [UInt8]) -> SecretBytes {
        switch form {
        case .passlib2:
            let key = SecretBytes(copying: BcryptBase64.encode(salt).utf8.span)
            return Peppers.base64Code(of: password, key: key, padded: true)
        case .passlib1, .django:
            return password.withBytes { password in
                SHA256.hash(data: password).withBytes { digest in
                    if form == .passlib1 { return SecretBytes(copying: digest).base64(padded: true) }
                    return SecretBytes(count: 2 * digest.count) { Hex.encode(digest, into: &$0) }
                }
            }
        }
    }

    var parameters: [PasswordHash.Parameter] { inner.parameters }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) { try inner.require(limits) }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try inner.matches(BcryptSHA256Hash.key(password, form, salt: inner.salt))
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        guard case .bcryptSHA256(let wanted) = method else { return false }
        // The other forms hash without a salt first.
        return inner.cost >= wanted && form == .passlib2
    }
}
