public import MimaBytes
internal import MimaCrypto

extension PasswordHash {
    /// A new hash of `password` with a fresh salt, as the policy says.
    ///
    /// Throws ``PasswordError/passwordTooLong(found:limit:)`` and ``PasswordError/zeroByteInPassword`` rather than
    /// hash a part of the password, ``PasswordError/passwordNotAllowed(_:)``, and as the method's algorithm does for
    /// its parameters.
    public static func make(
        _ password: SecretBytes,
        policy: Policy = .recommended
    ) throws(PasswordError) -> PasswordHash {
        try policy.limits.require(password)
        var prepared = try policy.normalization.apply(password)
        let pepperID = policy.peppers?.current
        if let peppers = policy.peppers {
            prepared = try peppers.apply(peppers.current, to: prepared)
        }
        let text = try policy.method.hash(prepared)
        return PasswordHash(try StoredText.parse(text), text: text, pepperID: pepperID)
    }

    /// The same for a password in UTF-8.
    public static func make(_ password: String, policy: Policy = .recommended) throws(PasswordError) -> PasswordHash {
        try make(SecretBytes(copying: password.utf8.span), policy: policy)
    }

    /// The same for a password as plain bytes.
    public static func make(_ password: [UInt8], policy: Policy = .recommended) throws(PasswordError) -> PasswordHash {
        try make(SecretBytes(copying: password), policy: policy)
    }
}

extension PasswordHash.Method {
    /// The size of new salts in bytes.
    static let saltByteCount = 16

    /// The text of a new hash.
    func hash(_ password: SecretBytes) throws(PasswordError) -> String {
        switch self {
        case .argon2(let argon2):
            return try Argon2Hash.make(argon2, password).text
        case .scrypt(let logCost, let blockSize, let parallelism):
            let cost = ScryptCost(logCost: logCost, blockSize: blockSize, parallelism: parallelism)
            return try ScryptHash.make(cost, password).text
        case .bcrypt(let cost, let prefix):
            return try BcryptHash.make(cost: cost, prefix: prefix, password).text
        case .bcryptSHA256(let cost):
            return try BcryptSHA256Hash.make(cost: cost, password).text
        case .pbkdf2(let function, let iterations, let spelling):
            return try PBKDF2Hash.make(function, iterations: iterations, spelling: spelling, password)
        }
    }

    /// The text of a hash with these costs that no password is known for, made without spending them.
    func emptyHash() throws(PasswordError) -> String {
        let salt = SecureRandom.bytes(PasswordHash.Method.saltByteCount)
        switch self {
        case .argon2(let argon2):
            try throwingArgon2Error { () throws(CryptoError) in try argon2.requireRanges() }
            return Argon2Hash(argon2: argon2, salt: salt, hash: SecureRandom.bytes(32)).text
        case .scrypt(let logCost, let blockSize, let parallelism):
            let cost = ScryptCost(logCost: logCost, blockSize: blockSize, parallelism: parallelism)
            return ScryptHash(cost: cost, salt: salt, hash: SecureRandom.bytes(32)).text
        case .bcrypt(let cost, let prefix):
            return BcryptHash(prefix: prefix.rawValue, cost: cost, salt: salt, hash: SecureRandom.bytes(23)).text
        case .bcryptSHA256(let cost):
            let inner = BcryptHash(prefix: "2b", cost: cost, salt: salt, hash: SecureRandom.bytes(23))
            return BcryptSHA256Hash(inner: inner, form: .passlib2).text
        case .pbkdf2(let function, let iterations, let spelling):
            let key = SecureRandom.bytes(function.byteCount)
            return try PBKDF2Hash.text(function, iterations, spelling, salt: salt, key: key)
        }
    }
}
