internal import MimaBytes
internal import MimaCrypto

/// A stored sha256-crypt or sha512-crypt: `$5$rounds=5000$salt$hash`, `$6$…` (U. Drepper, "Unix crypt using SHA-256 and
/// SHA-512", 2008). Read for migration alone.
struct SHACryptHash: StoredHash {
    enum Function {
        case sha256
        case sha512

        var algorithm: HashAlgorithm { self == .sha256 ? .sha256 : .sha512 }

        /// The order in which the digest's bytes are written.
        var places: [Int] {
            // Groups of three whose members step through the thirds of the digest, in turn.
            let third = self == .sha256 ? 10 : 21
            let turns = self == .sha256 ? [0, 2, 1] : [0, 1, 2]
            var places: [Int] = []
            for group in 0..<third {
                let rotation = turns[group % 3]
                // Written from the highest byte of a group; the lowest is read first.
                for member in [2, 1, 0] { places.append(group + third * ((member + rotation) % 3)) }
            }
            return places + (self == .sha256 ? [30, 31] : [63])
        }
    }

    private let function: Function
    private let rounds: Int
    private let salt: SecretBytes
    private let hash: [UInt8]

    var scheme: PasswordHash.Scheme { function == .sha256 ? .sha256Crypt : .sha512Crypt }

    init(_ function: Function, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(function == .sha256 ? .sha256Crypt : .sha512Crypt, fields)
        var rounds = 5000
        if let field = reader.upcoming, field.hasPrefix("rounds=") {
            rounds = try reader.number(String(try reader.text("rounds").dropFirst(7)), "number of rounds")
            if !(1000...999_999_999).contains(rounds) {
                throw reader.malformed("the number of rounds is not 1000 to 999999999")
            }
        }
        let salt = try reader.text("salt")
        if salt.utf8.count > 16 { throw reader.malformed("the salt has more than 16 characters") }
        let byteCount = function.algorithm.byteCount
        let hash = CryptBase64.decode(try reader.text("hash"), byteCount: byteCount, places: function.places)
        guard let hash else { throw reader.malformed("the hash is not the canonical text of \(byteCount) bytes") }
        try reader.end()
        self.function = function
        self.rounds = rounds
        self.salt = SecretBytes(copying: salt.utf8.span)
        self.hash = hash
    }

    var parameters: [PasswordHash.Parameter] {
        [.init("rounds", rounds), .init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {
        try limits.require("number of rounds", rounds, atMost: limits.iterations)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool { false }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try digest(password.beforeZeroByte).isEqual(to: hash.span)
    }

    private func digest(_ password: SecretBytes) throws(PasswordError) -> SecretBytes {
        let algorithm = function.algorithm
        var message = CryptMessage()
        for part in [password, salt, password] { message.add(part) }
        let inner = try message.hash(algorithm)

        message = CryptMessage()
        message.add(password)
        message.add(salt)
        message.add(inner, repeatedTo: password.count)
        var bits = password.count
        while bits > 0 {
            message.add(bits & 1 == 1 ? inner : password)
            bits >>= 1
        }
        var result = try message.hash(algorithm)

        let passwordPart = try stretched(password, times: password.count, to: password.count)
        let saltTimes = result.withBytes { 16 + Int($0[0]) }
        let saltPart = try stretched(salt, times: saltTimes, to: salt.count)
        for round in 0..<rounds {
            message = CryptMessage()
            message.add(round & 1 == 1 ? passwordPart : result)
            if round % 3 != 0 { message.add(saltPart) }
            if round % 7 != 0 { message.add(passwordPart) }
            message.add(round & 1 == 1 ? result : passwordPart)
            result = try message.hash(algorithm)
        }
        return result
    }

    /// The digest of `bytes` repeated `times`, itself repeated to `count` bytes.
    private func stretched(_ bytes: SecretBytes, times: Int, to count: Int) throws(PasswordError) -> SecretBytes {
        var message = CryptMessage()
        for _ in 0..<times { message.add(bytes) }
        let digest = try message.hash(function.algorithm)
        message = CryptMessage()
        message.add(digest, repeatedTo: count)
        return message.bytes
    }
}
