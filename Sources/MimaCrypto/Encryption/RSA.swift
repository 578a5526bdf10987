internal import OpenSSLBridge

/// RSA (RFC 8017).
public enum RSA {
    /// Encryption for the holder of the private key.
    public enum Encryption {}

    /// The sizes in bits that a modulus may have: less is no protection, and more takes minutes.
    public static var modulusBitCounts: ClosedRange<Int> { 2048...16384 }

    /// Throws unless the numbers, big-endian without leading zeros, are those of a key that can be used: the modulus
    /// odd and of a size within the limits, the exponent odd, at least 3 and of at most 64 bits.
    static func requirePublicKey(
        modulus: [UInt8],
        exponent: [UInt8],
        limits: KeyLimits = .standard
    ) throws(CryptoError) {
        let bits = bitCount(modulus)
        if !limits.modulusBitCounts.contains(bits) {
            throw .parameterOutOfRange(
                "size in bits of the RSA modulus",
                found: bits,
                allowed: limits.modulusBitCounts
            )
        }
        guard let lowest = modulus.last, lowest & 1 == 1 else { throw .invalidKey("the RSA modulus is even") }
        let exponentBits = bitCount(exponent)
        if !(2...64).contains(exponentBits) {
            throw .parameterOutOfRange("size in bits of the RSA exponent", found: exponentBits, allowed: 2...64)
        }
        guard let lowest = exponent.last, lowest & 1 == 1 else { throw .invalidKey("the RSA exponent is even") }
        if isFromFaultyGenerator(modulus) {
            throw .invalidKey("the RSA key was made by a generator whose keys can be broken (CVE-2017-15361)")
        }
    }

    /// The size in bits of a number, big-endian without leading zeros.
    static func bitCount(_ number: [UInt8]) -> Int {
        guard let first = number.first else { return 0 }
        return number.count * 8 - first.leadingZeroBitCount
    }

    /// Throws unless the numbers belong together.
    static func requireConsistent(_ numbers: RSAPrivateNumbers) throws(CryptoError) {
        let isConsistent = try throwingCryptoError { () throws(OpenSSLFailure) in try numbers.areConsistent() }
        if !isConsistent { throw .invalidKey("the numbers of the RSA private key do not belong together") }
    }
}
