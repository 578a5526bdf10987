internal import MimaBytes
internal import MimaCrypto

/// What an scrypt costs, and the derivation with it.
struct ScryptCost {
    /// N as a power of two.
    let logCost: Int
    /// r
    let blockSize: Int
    /// p
    let parallelism: Int

    var parameters: [PasswordHash.Parameter] {
        [
            .init("N as a power of two", logCost), .init("block size", blockSize), .init("parallelism", parallelism),
            .init("memory in KiB", memory ?? .max),
        ]
    }

    /// The memory in KiB, or nil when it is more than can be counted.
    var memory: Int? {
        guard (1...40).contains(logCost) else { return nil }
        let (bytes, overflow) = (128 << logCost).multipliedReportingOverflow(by: blockSize)
        return overflow ? nil : bytes / 1024
    }

    /// Throws unless RFC 7914 §2 allows the numbers, as far as this machine can count.
    func requireRanges() throws(PasswordError) {
        try MimaPassword.require(logCost, "power of two of the scrypt cost", in: 1...40)
        try MimaPassword.require(blockSize, "scrypt block size", in: 1...(1 << 20))
        try MimaPassword.require(parallelism, "scrypt parallelism", in: 1...(1 << 20))
        if logCost >= 16 * blockSize {
            throw .parameterOutOfRange(
                "power of two of the scrypt cost",
                found: logCost,
                allowed: 1...(16 * blockSize - 1)
            )
        }
    }

    func require(_ limits: PasswordHash.Limits) throws(PasswordError) {
        try limits.requireMemory(memory ?? .max, times: parallelism)
    }

    func key(_ password: SecretBytes, salt: [UInt8], byteCount: Int) throws(PasswordError) -> SecretBytes {
        try requireRanges()
        var scrypt = Scrypt(cost: 1 << logCost, blockSize: blockSize, parallelism: parallelism)
        // Whoever made the hash has chosen its cost, and the policy has capped it.
        if let memory = scrypt.memory {
            scrypt = Scrypt(
                cost: 1 << logCost,
                blockSize: blockSize,
                parallelism: parallelism,
                maximumMemory: memory
            )
        }
        return try throwingPasswordError { () throws(CryptoError) in
            try scrypt.deriveKey(from: password, salt: salt, byteCount: byteCount).secretBytes
        }
    }

    func isAsStrong(as method: PasswordHash.Method) -> Bool {
        guard case .scrypt(let wantedLog, let wantedSize, let wantedParallelism) = method else { return false }
        return logCost >= wantedLog && blockSize >= wantedSize && parallelism >= wantedParallelism
    }
}
