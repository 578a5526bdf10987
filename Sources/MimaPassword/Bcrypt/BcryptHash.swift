internal import MimaBytes
internal import MimaCrypto

/// A stored bcrypt: `$2b$12$`, 22 characters of salt and 31 of hash.
///
/// The prefixes are told apart as the programs that write them do. `$2b$` and `$2y$` are the algorithm. `$2a$` is the
/// same, but for a rare kind of password of which ``BcryptKey/deliberatelyDifferent`` tells; both readings are tried.
/// `$2x$` marks hashes of the program that took bytes from 128 on for negative numbers. Not reproduced is the other old
/// bug, that OpenBSD before 2014 counted a password's length in one byte: from 255 bytes on such a hash was made of
/// very few of them, and whoever has one has to be given a new password.
struct BcryptHash: StoredHash {
    let prefix: String
    let cost: Int
    let salt: [UInt8]
    let hash: [UInt8]

    var scheme: PasswordHash.Scheme { .bcrypt }

    init(prefix: String, cost: Int, salt: [UInt8], hash: [UInt8]) {
        self.prefix = prefix
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// The parts after the prefix.
    init(prefix: String, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(.bcrypt, fields)
        guard ["2a", "2b", "2x", "2y"].contains(prefix) else { throw reader.malformed("the prefix is not known") }
        let digits = try reader.text("cost")
        // Two digits, the only number in all these formats with a leading zero.
        guard digits.utf8.count == 2 else { throw reader.malformed("the cost has not two digits") }
        let cost = try reader.number(digits.hasPrefix("0") ? String(digits.dropFirst()) : digits, "cost")
        guard Bcrypt.costs.contains(cost) else { throw reader.malformed("the cost is not 04 to 31") }
        let text = try reader.text("hash")
        try reader.end()
        guard text.utf8.count == 53 else { throw reader.malformed("the salt and the hash have not 53 characters") }
        guard let salt = BcryptBase64.decode(text.prefix(22), byteCount: Bcrypt.saltByteCount),
            let hash = BcryptBase64.decode(text.dropFirst(22), byteCount: Bcrypt.hashByteCount)
        else { throw reader.malformed("the salt or the hash is not canonical base64") }
        self.init(prefix: prefix, cost: cost, salt: salt, hash: hash)
    }

    static func make(
        cost: Int,
        prefix: PasswordHash.BcryptPrefix,
        _ password: SecretBytes
    ) throws(PasswordError) -> BcryptHash {
        try MimaPassword.require(cost, "bcrypt cost", in: Bcrypt.costs)
        if password.count > BcryptKey.byteCount {
            throw .passwordTooLong(found: password.count, limit: BcryptKey.byteCount)
        }
        if password.hasZeroByte { throw .zeroByteInPassword }
        let salt = SecureRandom.bytes(Bcrypt.saltByteCount)
        let hash = Bcrypt.hash(BcryptKey(password), salt: salt, cost: cost)
        return BcryptHash(
            prefix: prefix.rawValue,
            cost: cost,
            salt: salt,
            hash: hash.withBytes { [UInt8](copying: $0) }
        )
    }

    var text: String {
        "$\(prefix)$\(cost < 10 ? "0" : "")\(cost)$\(BcryptBase64.encode(salt))\(BcryptBase64.encode(hash))"
    }

    var parameters: [PasswordHash.Parameter] {
        [.init("cost", cost), .init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {
        try limits.require("bcrypt cost", cost, atMost: limits.bcryptCost)
    }

    /// Passwords with a zero byte never match: with the algorithm's repetition "a" and "a", 0, "a" would be the same.
    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        if password.hasZeroByte { return false }
        let key = BcryptKey(password)
        if prefix == "2x" { return matches(key.withSignBug) }
        if matches(key) { return true }
        guard prefix == "2a", let other = key.deliberatelyDifferent else { return false }
        return matches(other)
    }

    private func matches(_ key: BcryptKey) -> Bool {
        Bcrypt.hash(key, salt: salt, cost: cost).isEqual(to: hash.span)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        guard case .bcrypt(let wanted, _) = method else { return false }
        return cost >= wanted && prefix != "2x"
    }
}

extension SecretBytes {
    var hasZeroByte: Bool {
        withBytes { bytes in
            var found = false
            for index in bytes.indices where bytes[index] == 0 { found = true }
            return found
        }
    }
}
