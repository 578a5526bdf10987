internal import MimaBytes
internal import OpenSSLBridge

extension RSAPrivateNumbers {
    /// Reads an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2). Whether the numbers belong together is not asked.
    static func reading(pkcs1 bytes: Span<UInt8>) throws(CryptoError) -> RSAPrivateNumbers {
        var outer = DERReader(0..<bytes.count)
        var reader = try outer.readSequence(in: bytes)
        try outer.requireEnd()
        guard let version = try reader.readSmallNumber(in: bytes), version <= 1 else {
            throw .invalidKey("the RSA private key is of an unknown version")
        }
        let modulus = try reader.readInteger(in: bytes)
        let publicExponent = try reader.readInteger(in: bytes)
        var secrets: [SecretBytes] = []
        for _ in 0..<6 { secrets.append(try reader.readSecretInteger(in: bytes)) }
        let otherPrimes = version == 1 ? try readOtherPrimes(&reader, of: modulus, in: bytes) : []
        try reader.requireEnd()
        return RSAPrivateNumbers(
            modulus: modulus,
            publicExponent: publicExponent,
            privateExponent: secrets[0],
            prime1: secrets[1],
            prime2: secrets[2],
            exponent1: secrets[3],
            exponent2: secrets[4],
            coefficient: secrets[5],
            otherPrimes: otherPrimes
        )
    }

    /// Reads what a key of more than two primes has behind the others.
    private static func readOtherPrimes(
        _ reader: inout DERReader,
        of modulus: [UInt8],
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> [OtherPrime] {
        var list = try reader.readSequence(in: bytes)
        var primes: [OtherPrime] = []
        while !list.isAtEnd {
            guard primes.count < maximumOtherPrimes(bitCount: RSA.bitCount(modulus)) else {
                throw .unsupported("the RSA key has more primes than its size allows")
            }
            var parts = try list.readSequence(in: bytes)
            primes.append(
                OtherPrime(
                    prime: try parts.readSecretInteger(in: bytes),
                    exponent: try parts.readSecretInteger(in: bytes),
                    coefficient: try parts.readSecretInteger(in: bytes)
                )
            )
            try parts.requireEnd()
        }
        if primes.isEmpty { throw .invalidKey("the RSA private key has only two primes, and says that it has more") }
        return primes
    }

    /// The key as an RSAPrivateKey of PKCS#1 (RFC 8017 appendix A.1.2).
    func pkcs1() -> SecretBytes {
        let secrets = [privateExponent, prime1, prime2, exponent1, exponent2, coefficient]
        var parts: [DERElement] = [.integer(otherPrimes.isEmpty ? 0 : 1), .integer(modulus), .integer(publicExponent)]
        parts += secrets.map { .integer($0) }
        if !otherPrimes.isEmpty {
            parts.append(
                .sequence(
                    otherPrimes.map {
                        .sequence([.integer($0.prime), .integer($0.exponent), .integer($0.coefficient)])
                    }
                )
            )
        }
        return DERElement.sequence(parts).encode()
    }
}
