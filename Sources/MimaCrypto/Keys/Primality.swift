internal import OpenSSLBridge

/// Whether numbers are primes.
public enum Primality {
    /// The size in bytes of the largest number that is tested: the time grows with the fourth power of the size.
    public static var maximumByteCount: Int { 2048 }

    /// Whether the number, big-endian, is a prime, by libcrypto's test (Miller and Rabin's with random bases, FIPS 186-5
    /// appendix B.3): a composite number passes with a probability below 2^-128, whoever chose it.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when it is larger than ``maximumByteCount``.
    public static func isPrime(_ number: [UInt8]) throws(CryptoError) -> Bool {
        try requireByteCount(number.count, of: "number", in: 0...maximumByteCount)
        return try throwingCryptoError { () throws(OpenSSLFailure) in try FiniteField.isPrime(number) }
    }
}
