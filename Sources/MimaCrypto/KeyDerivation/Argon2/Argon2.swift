public import MimaBytes

/// Argon2 (RFC 9106): a key from a password, at a cost in time and memory of the caller's choosing.
///
/// For stored passwords use MimaPassword's `PasswordHash`, which chooses a salt and writes the parameters beside the
/// hash.
public struct Argon2: Hashable, Sendable {
    /// How a block finds the one that it is mixed with.
    public enum Variant: String, Hashable, Sendable, CaseIterable {
        /// By the contents of the blocks: the hardest to speed up, but the accesses tell something of the password.
        case d = "argon2d"
        /// By the place alone.
        case i = "argon2i"
        /// By the place for half of the first pass, then by the contents: the one that RFC 9106 tells to use.
        case id = "argon2id"

        var number: UInt32 {
            switch self {
            case .d: 0
            case .i: 1
            case .id: 2
            }
        }
    }

    /// The version of the algorithm.
    public enum Version: Int, Hashable, Sendable, CaseIterable {
        /// 0x10, of 2015: later passes overwrite blocks. To read old hashes.
        case v10 = 0x10
        /// 0x13, RFC 9106's: later passes are mixed into what a block had.
        case v13 = 0x13
    }

    /// Which of the three it is.
    public let variant: Variant
    /// Which version it is.
    public let version: Version
    /// The memory in KiB: at least 8 times the parallelism.
    public let memory: Int
    /// The number of passes over the memory, at least 1.
    public let passes: Int
    /// The number of lanes, 1 to 2^24 - 1, which are filled on as many threads as there are cores for.
    public let parallelism: Int

    /// Argon2 with `memory` KiB, `passes` and `parallelism`.
    public init(_ variant: Variant = .id, version: Version = .v13, memory: Int, passes: Int, parallelism: Int = 1) {
        self.variant = variant
        self.version = version
        self.memory = memory
        self.passes = passes
        self.parallelism = parallelism
    }

    /// OWASP's first choice of 2026: Argon2id with 19 MiB and 2 passes.
    public static let recommended = Argon2(memory: 19456, passes: 2)

    /// Derives a key of `byteCount` bytes, 4 to 2^24.
    ///
    /// - Parameters:
    ///   - password: Up to 2^32 - 1 bytes.
    ///   - salt: At least 8 bytes; 16 random ones for a stored password.
    ///   - secret: A key that is not stored beside the hash.
    ///   - associatedData: What the hash is to be bound to.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)``, or ``CryptoError/outOfMemory(kibibytes:)``
    /// when the system does not give the memory. Parameters that come from input are to be capped by the caller.
    public func deriveKey(
        from password: SecretBytes,
        salt: [UInt8],
        secret: SecretBytes? = nil,
        associatedData: [UInt8] = [],
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        SymmetricKey(
            try hash(
                Inputs(password: password, salt: salt, secret: secret, associatedData: associatedData),
                byteCount: byteCount
            )
        )
    }

    /// What is hashed.
    package struct Inputs {
        let password: SecretBytes
        let salt: [UInt8]
        let secret: SecretBytes?
        let associatedData: [UInt8]

        package init(
            password: SecretBytes,
            salt: [UInt8],
            secret: SecretBytes? = nil,
            associatedData: [UInt8] = []
        ) {
            self.password = password
            self.salt = salt
            self.secret = secret
            self.associatedData = associatedData
        }
    }

    package func hash(_ inputs: Inputs, byteCount: Int) throws(CryptoError) -> SecretBytes {
        try requireRanges()
        let limit = Int(UInt32.max)
        try require(byteCount, "size of the Argon2 hash", in: Argon2.hashByteCounts)
        try require(inputs.salt.count, "size of the Argon2 salt", in: 8...limit)
        try require(inputs.password.count, "size of the password", in: 0...limit)
        try require(inputs.secret?.count ?? 0, "size of the Argon2 secret", in: 0...limit)
        try require(inputs.associatedData.count, "size of the Argon2 associated data", in: 0...limit)
        switch Argon2Engine.choice(for: self, libcryptoHas: Argon2Engine.libcryptoHas(variant)) {
        case .libcrypto: return try hashWithLibcrypto(inputs, byteCount: byteCount)
        case .swift: return try hashInSwift(inputs, byteCount: byteCount)
        }
    }

    /// The sizes of a hash in bytes; RFC 9106 goes up to 2^32 - 1, which nobody needs.
    static let hashByteCounts = 4...(1 << 24)

    /// Throws unless there is an Argon2 with these parameters.
    package func requireRanges() throws(CryptoError) {
        try require(parallelism, "Argon2 parallelism", in: 1...(1 << 24 - 1))
        try require(memory, "Argon2 memory in KiB", in: (8 * parallelism)...Int(UInt32.max))
        try require(passes, "number of Argon2 passes", in: 1...Int(UInt32.max))
    }
}

/// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` unless `value` is in `allowed`.
private func require(_ value: Int, _ what: String, in allowed: ClosedRange<Int>) throws(CryptoError) {
    if !allowed.contains(value) { throw .parameterOutOfRange(what, found: value, allowed: allowed) }
}
