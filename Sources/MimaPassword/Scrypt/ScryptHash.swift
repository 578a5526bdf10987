internal import MimaBytes
internal import MimaCrypto

/// A stored scrypt: passlib's `$scrypt$ln=17,r=8,p=1$salt$hash`, or Django's `scrypt$131072$salt$8$1$hash`, whose salt
/// is text.
struct ScryptHash: StoredHash {
    let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    var scheme: PasswordHash.Scheme { .scrypt }

    init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    init(phc fields: [String]) throws(PasswordError) {
        var reader = FieldReader(.scrypt, fields)
        let numbers = try reader.numbers(["ln", "r", "p"])
        cost = ScryptCost(logCost: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        salt = try reader.base64("salt", 0...1024)
        hash = try reader.base64("hash", 16...128)
        try reader.end()
        do throws(PasswordError) { try cost.requireRanges() } catch { throw reader.malformed("\(error)") }
    }

    init(django fields: [String]) throws(PasswordError) {
        var reader = FieldReader(.scrypt, fields)
        let count = try reader.number("cost")
        salt = Array(try reader.text("salt").utf8)
        let blockSize = try reader.number("block size")
        let parallelism = try reader.number("parallelism")
        hash = try reader.base64("hash", 16...128, .padded)
        try reader.end()
        guard count.nonzeroBitCount == 1 else { throw reader.malformed("the cost is not a power of two") }
        cost = ScryptCost(logCost: count.trailingZeroBitCount, blockSize: blockSize, parallelism: parallelism)
        do throws(PasswordError) { try cost.requireRanges() } catch { throw reader.malformed("\(error)") }
    }

    static func make(_ cost: ScryptCost, _ password: SecretBytes) throws(PasswordError) -> ScryptHash {
        let salt = SecureRandom.bytes(PasswordHash.Method.saltByteCount)
        let key = try cost.key(password, salt: salt, byteCount: 32)
        return ScryptHash(cost: cost, salt: salt, hash: key.withBytes { [UInt8](copying: $0) })
    }

    /// passlib's form.
    var text: String {
        let spelling = Base64Spelling.unpadded
        let costs = "ln=\(cost.logCost),r=\(cost.blockSize),p=\(cost.parallelism)"
        return "$scrypt$\(costs)$\(spelling.encode(salt))$\(spelling.encode(hash))"
    }

    var parameters: [PasswordHash.Parameter] {
        cost.parameters + [.init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) { try cost.require(limits) }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try cost.key(password, salt: salt, byteCount: hash.count).isEqual(to: hash.span)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        cost.isAsStrong(as: method) && salt.count >= PasswordHash.Method.saltByteCount && hash.count >= 32
    }
}
