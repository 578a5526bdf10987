internal import MimaBytes
internal import MimaCrypto
internal import MimaIO

/// A stored Argon2: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, where no `v` means the version 0x10.
struct Argon2Hash: StoredHash {
    let argon2: Argon2
    let salt: [UInt8]
    let hash: [UInt8]

    var scheme: PasswordHash.Scheme { argon2.variant.scheme }

    init(argon2: Argon2, salt: [UInt8], hash: [UInt8]) {
        self.argon2 = argon2
        self.salt = salt
        self.hash = hash
    }

    init(_ variant: Argon2.Variant, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(variant.scheme, fields)
        var version = Argon2.Version.v10
        if let field = reader.upcoming, field.hasPrefix("v=") {
            _ = try reader.text("version")
            guard let named = Argon2.Version(rawValue: try reader.number(String(field.dropFirst(2)), "version")) else {
                throw reader.malformed("the version is neither 16 nor 19")
            }
            version = named
        }
        let numbers = try reader.numbers(["m", "t", "p"])
        argon2 = Argon2(variant, version: version, memory: numbers[0], passes: numbers[1], parallelism: numbers[2])
        salt = try reader.base64("salt", 8...64)
        // The reference implementation makes 4 bytes at least, but 4 bytes are found by trying.
        hash = try reader.base64("hash", 10...512)
        try reader.end()
        do throws(CryptoError) { try argon2.requireRanges() } catch { throw reader.malformed("\(error)") }
    }

    static func make(_ argon2: Argon2, _ password: SecretBytes) throws(PasswordError) -> Argon2Hash {
        let salt = SecureRandom.bytes(PasswordHash.Method.saltByteCount)
        let key = try throwingArgon2Error { () throws(CryptoError) in
            try argon2.hash(Argon2.Inputs(password: password, salt: salt), byteCount: 32)
        }
        return Argon2Hash(argon2: argon2, salt: salt, hash: key.withBytes { [UInt8](copying: $0) })
    }

    var text: String {
        let version = argon2.version == .v10 ? "" : "$v=\(argon2.version.rawValue)"
        let costs = "m=\(argon2.memory),t=\(argon2.passes),p=\(argon2.parallelism)"
        let spelling = Base64Spelling.unpadded
        return "$\(argon2.variant.rawValue)\(version)$\(costs)$\(spelling.encode(salt))$\(spelling.encode(hash))"
    }

    var parameters: [PasswordHash.Parameter] {
        [
            .init("version", argon2.version.rawValue), .init("memory in KiB", argon2.memory),
            .init("passes", argon2.passes), .init("parallelism", argon2.parallelism),
            .init("salt in bytes", salt.count), .init("hash in bytes", hash.count),
        ]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {
        try limits.requireMemory(argon2.memory, times: argon2.passes)
        try limits.require("parallelism", argon2.parallelism, atMost: limits.parallelism)
    }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        let key = try throwingArgon2Error { () throws(CryptoError) in
            try argon2.hash(Argon2.Inputs(password: password, salt: salt), byteCount: hash.count)
        }
        return key.isEqual(to: hash.span)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        guard case .argon2(let wanted) = method else { return false }
        // The parallelism is no measure of strength: more of it lets an attacker do more at once, too.
        return argon2.version.rawValue >= wanted.version.rawValue && argon2.memory >= wanted.memory
            && argon2.passes >= wanted.passes && salt.count >= PasswordHash.Method.saltByteCount && hash.count >= 32
    }
}

extension Argon2.Variant {
    var scheme: PasswordHash.Scheme {
        switch self {
        case .d: .argon2d
        case .i: .argon2i
        case .id: .argon2id
        }
    }
}

extension [UInt8] {
    init(copying bytes: Span<UInt8>) {
        self.init(capacity: bytes.count) { output in output.append(copying: bytes) }
    }
}

/// Runs `body`, giving an error of Argon2 as the error that callers see.
func throwingArgon2Error<R>(_ body: () throws(CryptoError) -> R) throws(PasswordError) -> R {
    do throws(CryptoError) {
        return try body()
    } catch {
        switch error {
        case .parameterOutOfRange(let what, let found, let allowed):
            throw .parameterOutOfRange(what, found: found, allowed: allowed)
        case .outOfMemory(let kibibytes): throw .outOfMemory(kibibytes: kibibytes)
        default: throw .crypto(error)
        }
    }
}
