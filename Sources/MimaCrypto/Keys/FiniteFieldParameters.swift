internal import MimaBytes
package import OpenSSLBridge

/// The numbers that DSA and DH keys share with others (FIPS 186-4 §4.1, RFC 2631 §2.2), big-endian without leading
/// zeros.
package struct FiniteFieldParameters: Hashable, Sendable {
    /// The prime modulus.
    package let p: [UInt8]
    /// The order of the generator, a prime; not all of DH's formats have it.
    package let q: [UInt8]?
    /// The generator.
    package let g: [UInt8]

    /// Takes over numbers. Leading zeros do not count.
    package init(p: [UInt8], q: [UInt8]?, g: [UInt8]) {
        self.p = p.withoutLeadingZeros
        self.q = q?.withoutLeadingZeros
        self.g = g.withoutLeadingZeros
    }

    package var bitCount: Int { RSA.bitCount(p) }

    /// The sizes in bits of q that DSA's signatures can have, by FIPS 186-4 §4.2 and by what libcrypto makes.
    private static var subgroupBitCounts: ClosedRange<Int> { 160...256 }

    /// Throws unless the numbers could be parameters. Primes are taken on trust: who chose them could as well have
    /// published the private key.
    func requireValid(of algorithm: String, limits: KeyLimits) throws(CryptoError) {
        // 10000 bits are the most that libcrypto computes with.
        let allowed = min(limits.minimumModulusBitCount, 10000)...10000
        if !allowed.contains(bitCount) {
            throw .parameterOutOfRange("size in bits of the \(algorithm) modulus", found: bitCount, allowed: allowed)
        }
        guard let last = p.last, last & 1 == 1 else { throw .invalidKey("the \(algorithm) modulus is even") }
        guard isWithin(g) else { throw .invalidKey("the generator of the \(algorithm) key is out of range") }
        guard let q else {
            if algorithm == "DSA" { throw .invalidKey("the DSA key has no order") }
            return
        }
        if algorithm == "DSA" && !Self.subgroupBitCounts.contains(RSA.bitCount(q)) {
            throw .parameterOutOfRange(
                "size in bits of the DSA order",
                found: RSA.bitCount(q),
                allowed: Self.subgroupBitCounts
            )
        }
        guard let last = q.last, last & 1 == 1, RSA.bitCount(q) >= 160, q.isNumber(lessThan: p) else {
            throw .invalidKey("the order of the \(algorithm) key is out of range")
        }
        let isGroup = try throwingCryptoError { () throws(OpenSSLFailure) in
            guard try FiniteField.isMultiple(ofOneLessThan: p, q) else { return false }
            return try FiniteField.power(g, SecretBytes(copying: q), modulo: p) == [1]
        }
        if !isGroup { throw .invalidKey("the numbers of the \(algorithm) key do not belong together") }
    }

    /// Throws unless `y`, without leading zeros, is a public key with these parameters, which are valid.
    func requireValid(publicKey y: [UInt8], of algorithm: String) throws(CryptoError) {
        guard isWithin(y) else { throw .invalidKey("the public part of the \(algorithm) key is out of range") }
        guard let q else { return }
        let isMember = try throwingCryptoError { () throws(OpenSSLFailure) in
            try FiniteField.power(y, SecretBytes(copying: q), modulo: p) == [1]
        }
        if !isMember { throw .invalidKey("the public part of the \(algorithm) key is not of its group") }
    }

    /// Whether the number is at least 2 and at most p - 2: 1 and p - 1 are of small order.
    private func isWithin(_ number: [UInt8]) -> Bool {
        var largest = p
        // p is odd, so that this is p - 1.
        largest[largest.count - 1] &= 0xfe
        return number != [1] && !number.isEmpty && number.isNumber(lessThan: largest)
    }

    /// The numbers under libcrypto's names.
    package var parameters: [KeyParameter] {
        var parameters: [KeyParameter] = [.number("p", p), .number("g", g)]
        if let q { parameters.append(.number("q", q)) }
        return parameters
    }
}

extension [UInt8] {
    var withoutLeadingZeros: [UInt8] { first == 0 ? Array(drop { $0 == 0 }) : self }

    /// Whether this number is less than the other, both big-endian without leading zeros. Not for secrets.
    func isNumber(lessThan other: [UInt8]) -> Bool {
        count == other.count ? lexicographicallyPrecedes(other) : count < other.count
    }
}

extension SecretBytes {
    /// The number, big-endian, in exactly `byteCount` bytes; nil when it does not fit.
    func resized(to byteCount: Int) -> SecretBytes? {
        if count == byteCount { return self }
        return withBytes { bytes in
            let excess = max(0, bytes.count - byteCount)
            var lost: UInt8 = 0
            for index in 0..<excess { lost |= bytes[index] }
            if lost != 0 { return nil }
            return SecretBytes(count: byteCount) { output in
                for _ in 0..<max(0, byteCount - bytes.count) { output.append(0) }
                for index in excess..<bytes.count { output.append(bytes[index]) }
            }
        }
    }

    /// The number without the zero bytes in front.
    var withoutLeadingZeros: SecretBytes {
        withBytes { bytes in
            var start = 0
            while start < bytes.count && bytes[start] == 0 { start += 1 }
            return start == 0 ? self : SecretBytes(copying: bytes.extracting(start..<bytes.count))
        }
    }

    /// Whether the number is less than the other one, which is not secret; both big-endian without leading zeros. The
    /// time depends on the sizes alone.
    func isNumber(lessThan other: [UInt8]) -> Bool {
        if count != other.count { return count < other.count }
        return withBytes { bytes in
            // Subtracts, and looks at the borrow alone.
            var borrow = 0
            for index in bytes.indices.reversed() {
                borrow = (Int(bytes[index]) - Int(other[index]) - borrow) >> 8 & 1
            }
            return borrow == 1
        }
    }
}

extension FiniteFieldParameters {
    /// Whether q is (p - 1) / 2.
    var hasSafePrime: Bool { q == Self.half(p) }

    /// Half of the number, rounded down.
    private static func half(_ number: [UInt8]) -> [UInt8] {
        var carry: UInt8 = 0
        return number.map { byte in
            defer { carry = byte & 1 }
            return byte >> 1 | carry << 7
        }.withoutLeadingZeros
    }

    /// The same with q, where it is known because they are those of a group of RFC 7919 or RFC 3526.
    func completed() throws(CryptoError) -> FiniteFieldParameters {
        guard q == nil, g == [2] else { return self }
        for name in Self.groupNames(bitCount: bitCount) {
            let known = try throwingCryptoError { () throws(OpenSSLFailure) in
                try Key.make("DH", .parameters, from: [.text("group", name)]).number("p")
            }
            if known == p { return FiniteFieldParameters(p: p, q: Self.half(p), g: g) }
        }
        return self
    }

    /// libcrypto's names for the groups of this size.
    private static func groupNames(bitCount: Int) -> [StaticString] {
        switch bitCount {
        case 1536: ["modp_1536"]
        case 2048: ["ffdhe2048", "modp_2048"]
        case 3072: ["ffdhe3072", "modp_3072"]
        case 4096: ["ffdhe4096", "modp_4096"]
        case 6144: ["ffdhe6144", "modp_6144"]
        case 8192: ["ffdhe8192", "modp_8192"]
        default: []
        }
    }

    /// libcrypto's name for the type of DH keys with these parameters: those with an order of their own are another
    /// type to it.
    package var dhType: StaticString { q == nil || hasSafePrime ? "DH" : "DHX" }
}
