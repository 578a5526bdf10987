package import MimaBytes

/// bcrypt_pbkdf, with which OpenSSH turns a passphrase into the key of an encrypted private key: PBKDF2's construction
/// over a hash made of Blowfish's expensive key schedule.
///
/// No standard describes it. Its definition is OpenBSD's implementation, which OpenSSH's PROTOCOL.key names.
package enum BcryptPBKDF {
    /// The sizes of key that can be derived, in bytes.
    package static let keyByteCounts = 1...1024
    /// The sizes of salt, in bytes. OpenSSH's is 16.
    package static let saltByteCounts = 1...(1 << 20)

    /// Derives a key of `byteCount` bytes.
    ///
    /// The time is proportional to `rounds`, and to the number of 64-byte pieces of the key.
    ///
    /// - Parameters:
    ///   - passphrase: At least one byte.
    ///   - salt: 1 byte to 1 MiB.
    ///   - rounds: At least 1. `ssh-keygen` takes 16 or 24 unless told otherwise, depending on its version.
    ///   - maximumRounds: The most that `rounds` may be, since it comes from a file that someone else may have written.
    ///   - byteCount: 1 to 1024.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` or
    /// ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when a parameter is out of its range.
    package static func deriveKey(
        passphrase: SecretBytes,
        salt: Span<UInt8>,
        rounds: Int,
        maximumRounds: Int,
        byteCount: Int
    ) throws(CryptoError) -> SecretBytes {
        try requireByteCount(passphrase.count, of: "passphrase", in: 1...Int.max)
        try requireByteCount(salt.count, of: "salt", in: saltByteCounts)
        let allowedRounds = 1...max(1, maximumRounds)
        if !allowedRounds.contains(rounds) {
            throw .parameterOutOfRange("number of bcrypt rounds", found: rounds, allowed: allowedRounds)
        }
        if !keyByteCounts.contains(byteCount) {
            throw .parameterOutOfRange("size of the derived key", found: byteCount, allowed: keyByteCounts)
        }

        let password = try sha512(passphrase)
        let blockByteCount = BcryptHashPair.byteCount
        let blockCount = (byteCount + blockByteCount - 1) / blockByteCount
        // Blocks are made in pairs; when their number is odd, the last one made is not used.
        var blocks = [UInt8](repeating: 0, count: (blockCount + 1) / 2 * 2 * blockByteCount)
        defer { wipe(&blocks) }
        var hashes = BcryptHashPair()
        for block in stride(from: 0, to: blockCount, by: 2) {
            var salts = (try sha512(salt, number(block + 1)), try sha512(salt, number(block + 2)))
            for round in 1...rounds {
                let pair = hashes.hash(password: password, salts: salts)
                combine(pair.0, into: &blocks, at: block * blockByteCount)
                combine(pair.1, into: &blocks, at: (block + 1) * blockByteCount)
                if round < rounds { salts = (try sha512(pair.0), try sha512(pair.1)) }
            }
        }
        return SecretBytes(count: byteCount) { output in
            // Where PBKDF2 puts its blocks one after the other, these are dealt out byte by byte, so that half of the
            // key takes as long to find as all of it.
            for index in 0..<byteCount {
                output.append(blocks[index % blockCount * blockByteCount + index / blockCount])
            }
        }
    }

    /// The four bytes, highest first, that tell one block's first salt from another's.
    private static func number(_ block: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: block >> $0) }
    }

    private static func combine(_ hash: SecretBytes, into blocks: inout [UInt8], at offset: Int) {
        hash.withBytes { hash in
            for index in hash.indices { blocks[offset + index] ^= hash[index] }
        }
    }

    private static func sha512(_ secret: SecretBytes) throws(CryptoError) -> SecretBytes {
        try secret.withBytes { (bytes) throws(CryptoError) in try sha512(bytes) }
    }

    /// The digest of `bytes` followed by `suffix`. The context is one of its own, because it is wiped as a whole.
    private static func sha512(_ bytes: Span<UInt8>, _ suffix: [UInt8] = []) throws(CryptoError) -> SecretBytes {
        try SecretBytes(count: HashAlgorithm.sha512.byteCount) { (output) throws(CryptoError) in
            var hash = try HashContext(.sha512)
            hash.update(bytes)
            hash.update(suffix)
            hash.finalize(into: &output)
        }
    }
}
