internal import MimaBytes
internal import OpenSSLBridge

extension RSAPrivateNumbers {
    /// Reads an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2). Whether the numbers belong together is not asked.
    static func reading(pkcs1 bytes: Span<UInt8>) throws(CryptoError) -> RSAPrivateNumbers {
        var outer = DERReader(0..<bytes.count)
        var reader = DERReader(try outer.read(.sequence, in: bytes))
        try outer.requireEnd()
        switch try reader.readSmallNumber(in: bytes) {
        case 0: break
        case 1: throw .unsupported("RSA keys with more than two primes are not supported")
        default: throw .invalidKey("the RSA private key is of an unknown version")
        }
        let modulus = try reader.readPublicNumber(in: bytes)
        let publicExponent = try reader.readPublicNumber(in: bytes)
        let numbers = RSAPrivateNumbers(
            modulus: modulus,
            publicExponent: publicExponent,
            privateExponent: try reader.readSecretNumber(in: bytes),
            prime1: try reader.readSecretNumber(in: bytes),
            prime2: try reader.readSecretNumber(in: bytes),
            exponent1: try reader.readSecretNumber(in: bytes),
            exponent2: try reader.readSecretNumber(in: bytes),
            coefficient: try reader.readSecretNumber(in: bytes)
        )
        try reader.requireEnd()
        return numbers
    }

    /// The key as an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2).
    func pkcs1() -> SecretBytes {
        let secrets = [privateExponent, prime1, prime2, exponent1, exponent2, coefficient]
        let version: [UInt8] = []
        var count = DERWriter.integerByteCount(version.span)
        count += DERWriter.integerByteCount(modulus.span) + DERWriter.integerByteCount(publicExponent.span)
        for secret in secrets { count += secret.withBytes { DERWriter.integerByteCount($0) } }
        return SecretBytes(count: DERWriter.elementByteCount(count)) { output in
            DERWriter.appendHeader(.sequence, count: count, to: &output)
            for number in [version, modulus, publicExponent] { DERWriter.appendInteger(number.span, to: &output) }
            for secret in secrets {
                secret.withBytes { number in DERWriter.appendInteger(number, to: &output) }
            }
        }
    }
}

extension DERReader {
    fileprivate mutating func readPublicNumber(in bytes: Span<UInt8>) throws(CryptoError) -> [UInt8] {
        try readNumber(in: bytes).map { bytes[$0] }
    }

    fileprivate mutating func readSecretNumber(in bytes: Span<UInt8>) throws(CryptoError) -> SecretBytes {
        SecretBytes(copying: bytes.extracting(try readNumber(in: bytes)))
    }
}
