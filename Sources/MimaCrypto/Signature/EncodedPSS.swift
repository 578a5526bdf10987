internal import MimaBytes

/// EMSA-PSS (RFC 8017 §9.1), for the hash functions with which libcrypto does not do PSS itself.
struct EncodedPSS {
    let hash: HashAlgorithm
    let maskHash: HashAlgorithm
    let salt: SignatureScheme.SaltSize

    /// What a digest becomes with a fresh salt, in as many bytes as a modulus of `modulusBitCount` bits.
    func encode(digest: Span<UInt8>, modulusBitCount: Int) throws(CryptoError) -> [UInt8] {
        let bits = modulusBitCount - 1
        let size = (bits + 7) / 8
        let room = size - hash.byteCount - 2
        let saltSize =
            switch salt {
            case .digest: hash.byteCount
            case .byteCount(let count): count
            case .any: room
            }
        guard room >= 0, (0...room).contains(saltSize) else {
            throw .parameterOutOfRange(
                "size in bytes of the salt for this key",
                found: saltSize,
                allowed: 0...max(0, room)
            )
        }
        let salt = SecureRandom.bytes(saltSize)
        let tag = try innerHash(digest, salt[...])
        var data = [UInt8](repeating: 0, count: size - hash.byteCount - 1 - saltSize - 1) + [1] + salt
        let mask = try mask(seed: tag, byteCount: data.count)
        for index in data.indices { data[index] ^= mask[index] }
        data[0] &= 0xff >> UInt8(8 * size - bits)
        let encoded = data + tag + [0xbc]
        return [UInt8](repeating: 0, count: (modulusBitCount + 7) / 8 - size) + encoded
    }

    /// Whether `message`, as many bytes as a modulus of `modulusBitCount` bits, is what the digest can become.
    func matches(_ message: [UInt8], digest: Span<UInt8>, modulusBitCount: Int) throws(CryptoError) -> Bool {
        let bits = modulusBitCount - 1
        let size = (bits + 7) / 8
        // A modulus of 8n + 1 bits leaves a byte that is zero.
        guard message.count >= size, message.dropLast(size).allSatisfy({ $0 == 0 }) else { return false }
        let encoded = Array(message.suffix(size))
        let hashSize = hash.byteCount
        guard size >= hashSize + 2, encoded.last == 0xbc else { return false }
        var data = Array(encoded.prefix(size - hashSize - 1))
        let tag = Array(encoded[data.count..<(size - 1)])
        let spare = UInt8(8 * size - bits)
        guard data[0] & ~(0xff >> spare) == 0 else { return false }
        let mask = try mask(seed: tag, byteCount: data.count)
        for index in data.indices { data[index] ^= mask[index] }
        data[0] &= 0xff >> spare
        guard let start = data.firstIndex(where: { $0 != 0 }), data[start] == 1 else { return false }
        let found = data[(start + 1)...]
        switch salt {
        case .digest: if found.count != hashSize { return false }
        case .byteCount(let count): if found.count != count { return false }
        case .any: break
        }
        return try innerHash(digest, found) == tag
    }

    private func innerHash(_ digest: Span<UInt8>, _ salt: ArraySlice<UInt8>) throws(CryptoError) -> [UInt8] {
        var context = try HashContext(hash)
        context.update([UInt8](repeating: 0, count: 8))
        context.update(digest)
        context.update(Array(salt))
        return context.finalize()
    }

    /// MGF1 (RFC 8017 appendix B.2.1), or SHAKE's output itself (RFC 8702 §2).
    private func mask(seed: [UInt8], byteCount: Int) throws(CryptoError) -> [UInt8] {
        switch maskHash {
        case .shake128: return try HashAlgorithm.shake128(byteCount: byteCount).hash(seed)
        case .shake256: return try HashAlgorithm.shake256(byteCount: byteCount).hash(seed)
        default: break
        }
        var mask: [UInt8] = []
        var counter: UInt32 = 0
        while mask.count < byteCount {
            mask += try maskHash.hash(seed + (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * $0)) })
            counter += 1
        }
        return Array(mask.prefix(byteCount))
    }
}
