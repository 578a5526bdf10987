internal import MimaBytes
internal import MimaCrypto

/// A stored PBKDF2: passlib's `$pbkdf2-sha256$600000$salt$hash`, the PHC form `$pbkdf2-sha256$i=600000,l=32$salt$hash`,
/// or Django's `pbkdf2_sha256$600000$salt$hash`, whose salt is text.
struct PBKDF2Hash: StoredHash {
    private let function: PasswordHash.PBKDF2Function
    private let iterations: Int
    private let salt: [UInt8]
    private let hash: [UInt8]

    var scheme: PasswordHash.Scheme { function.scheme }

    init(_ function: PasswordHash.PBKDF2Function, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(function.scheme, fields)
        if let field = reader.upcoming, field.hasPrefix("i=") {
            let numbers = try reader.numbers(["i", "l"])
            iterations = numbers[0]
            salt = try reader.base64("salt", 0...1024)
            hash = try reader.base64("hash", 16...128)
            if hash.count != numbers[1] { throw reader.malformed("the hash is not of the size that it names") }
        } else {
            iterations = try reader.number("number of iterations")
            salt = try reader.base64("salt", 0...1024, .dotted)
            hash = try reader.base64("hash", function.byteCount...function.byteCount, .dotted)
        }
        try reader.end()
        self.function = function
        try requireIterations(reader)
    }

    init(django function: PasswordHash.PBKDF2Function, _ fields: [String]) throws(PasswordError) {
        var reader = FieldReader(function.scheme, fields)
        iterations = try reader.number("number of iterations")
        salt = Array(try reader.text("salt").utf8)
        hash = try reader.base64("hash", function.byteCount...function.byteCount, .padded)
        try reader.end()
        self.function = function
        try requireIterations(reader)
    }

    private func requireIterations(_ reader: FieldReader) throws(PasswordError) {
        if iterations == 0 || iterations > Int32.max {
            throw reader.malformed("the number of iterations is not 1 to \(Int32.max)")
        }
    }

    static func make(
        _ function: PasswordHash.PBKDF2Function,
        iterations: Int,
        spelling: PasswordHash.PBKDF2Spelling,
        _ password: SecretBytes
    ) throws(PasswordError) -> String {
        let random = SecureRandom.bytes(PasswordHash.Method.saltByteCount)
        let salt = spelling == .django ? Array(Base64Spelling.letters(random).utf8) : random
        let key = try key(function, iterations, password, salt: salt, byteCount: function.byteCount)
        return try text(function, iterations, spelling, salt: random, key: key.withBytes { [UInt8](copying: $0) })
    }

    static func text(
        _ function: PasswordHash.PBKDF2Function,
        _ iterations: Int,
        _ spelling: PasswordHash.PBKDF2Spelling,
        salt: [UInt8],
        key: [UInt8]
    ) throws(PasswordError) -> String {
        switch spelling {
        case .passlib:
            let base64 = Base64Spelling.dotted
            let name = function == .sha1 ? "pbkdf2" : "\(function.scheme)"
            return "$\(name)$\(iterations)$\(base64.encode(salt))$\(base64.encode(key))"
        case .phc:
            let base64 = Base64Spelling.unpadded
            let costs = "i=\(iterations),l=\(key.count)"
            return "$\(function.scheme)$\(costs)$\(base64.encode(salt))$\(base64.encode(key))"
        case .django:
            let name: String
            switch function {
            case .sha1: name = "pbkdf2_sha1"
            case .sha256: name = "pbkdf2_sha256"
            case .sha512:
                throw .crypto(.unsupported("Django has no PBKDF2 with SHA-512"))
            }
            let base64 = Base64Spelling.padded
            return "\(name)$\(iterations)$\(Base64Spelling.letters(salt))$\(base64.encode(key))"
        }
    }

    private static func key(
        _ function: PasswordHash.PBKDF2Function,
        _ iterations: Int,
        _ password: SecretBytes,
        salt: [UInt8],
        byteCount: Int
    ) throws(PasswordError) -> SecretBytes {
        try throwingPasswordError { () throws(CryptoError) in
            try PBKDF2(function.algorithm, iterations: iterations)
                .deriveKey(from: password, salt: salt, byteCount: byteCount).secretBytes
        }
    }

    var parameters: [PasswordHash.Parameter] {
        [.init("iterations", iterations), .init("salt in bytes", salt.count), .init("hash in bytes", hash.count)]
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {
        try limits.require("number of iterations", iterations, atMost: limits.iterations)
    }

    func matches(_ password: SecretBytes) throws(PasswordError) -> Bool {
        try PBKDF2Hash.key(function, iterations, password, salt: salt, byteCount: hash.count).isEqual(to: hash.span)
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        guard case .pbkdf2(_, let wanted, _) = method else { return false }
        return iterations >= wanted && salt.count >= PasswordHash.Method.saltByteCount
            && hash.count >= function.byteCount
    }
}

extension PasswordHash.PBKDF2Function {
    var scheme: PasswordHash.Scheme {
        switch self {
        case .sha1: .pbkdf2SHA1
        case .sha256: .pbkdf2SHA256
        case .sha512: .pbkdf2SHA512
        }
    }

    var algorithm: HashAlgorithm {
        switch self {
        case .sha1: .insecure(.sha1)
        case .sha256: .sha256
        case .sha512: .sha512
        }
    }

    /// The size of new hashes in bytes: the function's own, since more would cost a defender alone.
    var byteCount: Int { algorithm.byteCount }
}

extension Base64Spelling {
    /// Random bytes as letters and digits alone, as Django has salts: base64 with the two other characters taken out
    /// of it by replacement, which costs less than a bit in all.
    static func letters(_ random: [UInt8]) -> String {
        Base64Spelling.unpadded.encode(random).replacing("+", with: "A").replacing("/", with: "B")
    }
}
