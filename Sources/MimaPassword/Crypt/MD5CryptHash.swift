internal import MimaBytes
internal import MimaCrypto

/// A stored md5-crypt: `$1$salt$hash` as FreeBSD made it first, or Apache's `$apr1$salt$hash`, which differs in this
/// prefix alone. Read for migration alone.
struct MD5CryptHash: StoredHash {
    let scheme: PasswordHash.Scheme
    private let salt: SecretBytes
    private let hash: [UInt8]

    init(_ scheme: PasswordHash.Scheme, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(scheme, fields)
        let salt = try reader.text("salt")
        if salt.utf8.count > 8 { throw reader.malformed("the salt has more than 8 characters") }
        let places = [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11]
        guard let hash = CryptBase64.decode(try reader.text("hash"), byteCount: 16, places: places) else {
            throw reader.malformed("the hash is not the canonical text of 16 bytes")
        }
        try reader.end()
        self.scheme = scheme
        self.salt = SecretBytes(copying: salt.utf8.span)
        self.hash = hash
    }

    var parameters: [PasswordHash.Parameter] {
        [.init("rounds", 1000), .init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {}

    func isAsStrong(as method: PasswordHash.Method) -> Bool { false }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try digest(password.beforeZeroByte).isEqual(to: hash.span)
    }

    private func digest(_ password: SecretBytes) throws(PasswordError) -> SecretBytes {
        let algorithm = HashAlgorithm.insecure(.md5)
        var message = CryptMessage()
        for part in [password, salt, password] { message.add(part) }
        let inner = try message.hash(algorithm)

        message = CryptMessage()
        message.add(password)
        message.add(SecretBytes(copying: (scheme == .apacheMD5 ? "$apr1$" : "$1$").utf8.span))
        message.add(salt)
        message.add(inner, repeatedTo: password.count)
        let zero = SecretBytes(copying: [0])
        var bits = password.count
        while bits > 0 {
            // The first program meant something else here; all others do what it did.
            message.add(bits & 1 == 1 ? zero : password, first: 1)
            bits >>= 1
        }
        var result = try message.hash(algorithm)

        for round in 0..<1000 {
            message = CryptMessage()
            message.add(round & 1 == 1 ? password : result)
            if round % 3 != 0 { message.add(salt) }
            if round % 7 != 0 { message.add(password) }
            message.add(round & 1 == 1 ? result : password)
            result = try message.hash(algorithm)
        }
        return result
    }
}
