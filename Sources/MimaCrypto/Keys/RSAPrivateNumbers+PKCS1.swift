internal import MimaBytes
internal import OpenSSLBridge

extension RSAPrivateNumbers {
    /// Reads an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2). Whether the numbers belong together is not asked.
    static func reading(pkcs1 bytes: Span<UInt8>) throws(CryptoError) -> RSAPrivateNumbers {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        switch try reader.readSmallNumber(in: bytes) {
        case 0: break
        case 1: throw .unsupported("RSA keys with more than two primes are not supported")
        default: throw .invalidKey("the RSA private key is of an unknown version")
        }
        let modulus = try reader.readInteger(in: bytes)
        let publicExponent = try reader.readInteger(in: bytes)
        let numbers = RSAPrivateNumbers(
            modulus: modulus,
            publicExponent: publicExponent,
            privateExponent: try reader.readSecretInteger(in: bytes),
            prime1: try reader.readSecretInteger(in: bytes),
            prime2: try reader.readSecretInteger(in: bytes),
            exponent1: try reader.readSecretInteger(in: bytes),
            exponent2: try reader.readSecretInteger(in: bytes),
            coefficient: try reader.readSecretInteger(in: bytes)
        )
        try reader.requireEnd()
        return numbers
    }

    /// The key as an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2).
    func pkcs1() -> SecretBytes {
        let secrets = [privateExponent, prime1, prime2, exponent1, exponent2, coefficient]
        return DERElement.sequence(
            [.integer(0), .integer(modulus), .integer(publicExponent)] + secrets.map { .integer($0) }
        ).encode()
    }
}
