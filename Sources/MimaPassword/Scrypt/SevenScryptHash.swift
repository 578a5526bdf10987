internal import MimaBytes

/// The scrypt of crypt(3): `$7$`, one character for the cost, five each for r and p, the salt as text, `$`, the hash.
struct SevenScryptHash: StoredHash {
    private let cost: ScryptCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    var scheme: PasswordHash.Scheme { .scrypt }

    init(_ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(.scrypt, fields)
        let setting = Array(try reader.text("setting").utf8)
        guard setting.count >= 11,
            let logCost = CryptBase64.number(setting[0..<1]),
            let blockSize = CryptBase64.number(setting[1..<6]),
            let parallelism = CryptBase64.number(setting[6..<11])
        else { throw reader.malformed("the setting is not a cost, a block size, a parallelism and a salt") }
        cost = ScryptCost(logCost: logCost, blockSize: blockSize, parallelism: parallelism)
        salt = Array(setting.dropFirst(11))
        guard let bytes = CryptBase64.decode(try reader.text("hash"), byteCount: 32) else {
            throw reader.malformed("the hash is not the canonical text of 32 bytes")
        }
        hash = bytes
        try reader.end()
        do throws(PasswordError) { try cost.requireRanges() } catch { throw reader.malformed("\(error)") }
    }

    var parameters: [PasswordHash.Parameter] {
        cost.parameters + [.init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) { try cost.require(limits) }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try cost.key(password.beforeZeroByte, salt: salt, byteCount: hash.count).isEqual(to: hash.span)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        cost.isAsStrong(as: method) && salt.count >= PasswordHash.Method.saltByteCount
    }
}
