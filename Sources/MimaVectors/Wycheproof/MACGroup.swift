internal import MimaBytes
internal import MimaCrypto

/// Message authentication codes, whole or cut to the group's size.
struct MACGroup: VectorGroup {
    static let typeName = "MacTest"

    let type: String
    /// The size of the tag in bits.
    let tagSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let msg: HexBytes
        let tag: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let byteCount = try MACAlgorithm.suiteByteCount(algorithm, tagSize: tagSize)
        let mac = try MACAlgorithm.available(suiteName: algorithm, byteCount: byteCount)
        return { test in
            let key = SymmetricKey(data: test.key.bytes)
            return mac.verdict(on: test.tag.bytes, byteCount: byteCount, for: test.msg.bytes, using: key)
        }
    }
}

/// Codes that take a nonce.
struct MACWithIVGroup: VectorGroup {
    static let typeName = "MacWithIvTest"

    let type: String
    /// The size of the tag in bits.
    let tagSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let iv: HexBytes
        let msg: HexBytes
        let tag: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let byteCount = try MACAlgorithm.suiteByteCount(algorithm, tagSize: tagSize)
        let ciphers: [String: GMACCipher] = ["AES-GMAC": .aes, "ARIA-GMAC": .aria, "SM4-GMAC": .sm4]
        guard let cipher = ciphers[algorithm] else { throw Missing(algorithm) }
        try MACAlgorithm.gmac(cipher, nonce: [0]).require(byteCount: byteCount)
        return { test in
            let mac = MACAlgorithm.gmac(cipher, nonce: test.iv.bytes)
            let key = SymmetricKey(data: test.key.bytes)
            return mac.verdict(on: test.tag.bytes, byteCount: byteCount, for: test.msg.bytes, using: key)
        }
    }
}

extension MACAlgorithm {
    /// The size of a tag in bytes.
    static func suiteByteCount(_ name: String, tagSize: Int) throws(Missing) -> Int {
        // No code that is here is longer; a damaged file must not take all memory.
        guard tagSize.isMultiple(of: 8), (8...8192).contains(tagSize) else {
            throw Missing("\(name) with a tag of \(tagSize) bits")
        }
        return tagSize / 8
    }

    /// The code that a suite calls by this name, if it is here, with codes of `byteCount` bytes or more.
    static func available(suiteName name: String, byteCount: Int) throws(Missing) -> MACAlgorithm {
        let algorithm: MACAlgorithm
        if name.hasPrefix("HMAC") {
            algorithm = .hmac(try .available(suiteName: String(name.dropFirst(4))))
        } else if let fixed = suiteNames(byteCount: byteCount)[name] {
            algorithm = fixed
        } else if let sipHash = sipHash(suiteName: name) {
            algorithm = sipHash
        } else {
            throw Missing(name)
        }
        try algorithm.require(byteCount: byteCount)
        return algorithm
    }

    /// Throws unless the code is here, and has `byteCount` bytes or more.
    func require(byteCount: Int) throws(Missing) {
        if byteCount > self.byteCount { throw Missing("\(self) with a tag of \(8 * byteCount) bits") }
        if !isAvailable { throw Missing("\(self), which this libcrypto does not offer") }
    }

    private static func suiteNames(byteCount: Int) -> [String: MACAlgorithm] {
        [
            "AES-CMAC": .cmac(.aes),
            "ARIA-CMAC": .cmac(.aria),
            "CAMELLIA-CMAC": .cmac(.camellia),
            "SM4-CMAC": .cmac(.sm4),
            "3DES-CMAC": .cmac(.insecure(.tripleDES)),
            "KMAC128": .kmac128(byteCount: byteCount),
            "KMAC256": .kmac256(byteCount: byteCount),
            "POLY1305": .poly1305,
            "BLAKE2b-MAC": .blake2b(byteCount: byteCount),
            "BLAKE2s-MAC": .blake2s(byteCount: byteCount),
        ]
    }

    /// "SipHash-2-4", or "SipHashX-2-4" for the one of 16 bytes.
    private static func sipHash(suiteName name: String) -> MACAlgorithm? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "SipHash" || parts[0] == "SipHashX",
            let compression = Int(parts[1]), let finalization = Int(parts[2])
        else { return nil }
        return .sipHash(
            compressionRounds: compression,
            finalizationRounds: finalization,
            byteCount: parts[0] == "SipHashX" ? 16 : 8
        )
    }

    /// Verifies `tag`, of `byteCount` bytes, through each door of the library: all must agree.
    func verdict(on tag: [UInt8], byteCount: Int, for message: [UInt8], using key: SymmetricKey) -> Verdict {
        do throws(CryptoError) {
            let whole = try authenticationCode(for: message, using: key)
            let code = Array(whole[..<byteCount])
            let isWhole = byteCount == self.byteCount
            let isValid =
                isWhole
                ? try isValidAuthenticationCode(tag, authenticating: message, using: key)
                : constantTimeEquals(code, tag)
            if isValid != (code == tag) {
                return .wrong(expected: "verification to agree with the code", found: "\(isValid)")
            }
            if try codeOfPieces(of: message, using: key) != whole {
                return .wrong(expected: "the same code from pieces of 7 bytes", found: "another")
            }
            if isValid { return .accepted }
            let (expected, found) = Verdict.difference(tag, code)
            return .rejected("the code \(found) instead of \(expected)")
        } catch {
            return Verdict(error)
        }
    }

    private func codeOfPieces(of message: [UInt8], using key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        var context = try MACContext(self, key: key)
        for start in stride(from: 0, to: message.count, by: 7) {
            context.update(message.span.extracting(start..<min(start + 7, message.count)))
            context = context.copy()
        }
        return context.finalize()
    }
}
