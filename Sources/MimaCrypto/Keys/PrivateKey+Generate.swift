internal import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// Makes a random key.
    ///
    /// `bitCount` is the size of the modulus, for RSA, DSA and DH alone: 3072 unless it is given. RSA takes 2048 to
    /// 16384, DSA 2048 or 3072 (FIPS 186-4 §4.2), DH the sizes of RFC 7919's groups: 2048, 3072, 4096, 6144, 8192.
    /// Large RSA and DSA keys take minutes.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` or ``CryptoError/unsupported(_:)`` for another size,
    /// and ``CryptoError/unavailable(algorithm:)`` when the running libcrypto does not have the algorithm or curve.
    public static func generate(
        _ algorithm: KeyAlgorithm,
        bitCount: Int? = nil,
        limits: KeyLimits = .standard
    ) throws(CryptoError) -> PrivateKey {
        switch algorithm {
        case .rsa, .rsaPSS:
            return try rsa(bitCount: bitCount ?? 3072, limits: limits, forPSS: algorithm == .rsaPSS)
        case .dsa: return try dsa(bitCount: bitCount ?? 3072, limits: limits)
        case .dh: return try dh(bitCount: bitCount ?? 3072)
        default: break
        }
        if bitCount != nil { throw .unsupported("the size of \(algorithm) keys cannot be chosen") }
        return switch algorithm {
        case .ec(let curve): try ec(curve)
        case .ed448: try raw(.ed448)
        case .x25519: try raw(.x25519)
        case .x448: try raw(.x448)
        case .postQuantum(let algorithm): try generate(algorithm)
        default: try raw(.ed25519)
        }
    }

    /// Makes a random RSA key with a chosen exponent, which is odd, at least 3 and of at most 32 bits; 65537 is usual.
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` or ``CryptoError/invalidKey(_:)`` for another one.
    public static func generateRSA(
        bitCount: Int = 3072,
        publicExponent: Int = 65537,
        limits: KeyLimits = .standard
    ) throws(CryptoError) -> PrivateKey {
        try rsa(bitCount: bitCount, publicExponent: publicExponent, limits: limits, forPSS: false)
    }

    private static func rsa(
        bitCount: Int,
        publicExponent: Int = 65537,
        limits: KeyLimits,
        forPSS: Bool
    ) throws(CryptoError) -> PrivateKey {
        if !limits.modulusBitCounts.contains(bitCount) {
            throw .parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: bitCount,
                allowed: limits.modulusBitCounts
            )
        }
        let exponents = 3...Int(UInt32.max)
        if !exponents.contains(publicExponent) {
            throw .parameterOutOfRange("RSA exponent", found: publicExponent, allowed: exponents)
        }
        if publicExponent & 1 == 0 { throw .invalidKey("the RSA exponent is even") }
        let exponent = (0..<4).map { UInt8(truncatingIfNeeded: publicExponent >> (24 - 8 * $0)) }.withoutLeadingZeros
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.generate(forPSS ? "RSA-PSS" : "RSA", [.count("bits", bitCount), .number("e", exponent)])
        }
        let numbers = try throwingCryptoError { () throws(OpenSSLFailure) in try key.rsaPrivateNumbers() }
        let (n, e) = (numbers.modulus, numbers.publicExponent)
        let publicKey = try PublicKey(forPSS ? .rsaPSS(n: n, e: e, nil) : .rsa(n: n, e: e), limits: limits)
        return PrivateKey(material: .rsa(numbers), key: key, publicKey: publicKey)
    }

    private static func ec(_ curve: EllipticCurve) throws(CryptoError) -> PrivateKey {
        // Asked before, because libcrypto would fail for a reason that it does not name.
        let size = try curve.group().orderByteCount
        let (key, scalar, point) = try throwingCryptoError { () throws(OpenSSLFailure) in
            let key = try Key.generate(curve.openSSLType, [.text("group", curve.openSSLName)])
            return (
                key, try key.secretNumber("priv", byteCount: size),
                try key.octets("pub", capacity: 1 + 2 * curve.fieldByteCount)
            )
        }
        return PrivateKey(material: .scalar(scalar), key: key, publicKey: try PublicKey(.ec(curve, point: point)))
    }

    private static func raw(_ kind: Key.RawKind) throws(CryptoError) -> PrivateKey {
        let (key, bytes, publicBytes) = try throwingCryptoError { () throws(OpenSSLFailure) in
            let key = try Key.generate(kind)
            return (key, try key.rawPrivateKey(kind), try key.rawPublicKey(kind))
        }
        return PrivateKey(material: .raw(bytes), key: key, publicKey: try PublicKey(.raw(kind, publicBytes)))
    }

    private static func dsa(bitCount: Int, limits: KeyLimits) throws(CryptoError) -> PrivateKey {
        let sizes = [1024, 2048, 3072].filter { limits.minimumModulusBitCount <= $0 }
        guard sizes.contains(bitCount) else {
            throw .unsupported("DSA keys have \(sizes.map(String.init).joined(separator: " or ")) bits")
        }
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.generateParameters(
                "DSA",
                [.count("pbits", bitCount), .count("qbits", bitCount == 1024 ? 160 : 256)]
            ).generateKey()
        }
        return try finiteField(key, isDSA: true, limits: limits)
    }

    private static func dh(bitCount: Int) throws(CryptoError) -> PrivateKey {
        let group: StaticString
        switch bitCount {
        case 2048: group = "ffdhe2048"
        case 3072: group = "ffdhe3072"
        case 4096: group = "ffdhe4096"
        case 6144: group = "ffdhe6144"
        case 8192: group = "ffdhe8192"
        default: throw .unsupported("the groups for DH have 2048, 3072, 4096, 6144 or 8192 bits")
        }
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.generate("DH", [.text("group", group)])
        }
        return try finiteField(key, isDSA: false, limits: .standard)
    }

    private static func finiteField(
        _ key: Key,
        isDSA: Bool,
        limits: KeyLimits
    ) throws(CryptoError) -> PrivateKey {
        let (parameters, secret, y) = try throwingCryptoError { () throws(OpenSSLFailure) in
            (
                FiniteFieldParameters(p: try key.number("p"), q: try key.number("q"), g: try key.number("g")),
                try key.secretNumber("priv"), try key.number("pub")
            )
        }
        let publicKey = try PublicKey(isDSA ? .dsa(parameters, y: y) : .dh(parameters, y: y), limits: limits)
        return PrivateKey(material: .scalar(secret), key: key, publicKey: publicKey)
    }
}
