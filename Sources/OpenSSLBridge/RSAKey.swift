import COpenSSL
internal import MimaBytes

extension Key {
    /// An RSA public key from its numbers, big-endian.
    package static func rsaPublicKey(modulus: [UInt8], exponent: [UInt8]) throws(OpenSSLFailure) -> Key {
        try make("RSA", .publicKey, from: [.number("n", modulus), .number("e", exponent)])
    }

    /// An RSA private key from its numbers, which must belong together.
    package static func rsaPrivateKey(_ numbers: RSAPrivateNumbers) throws(OpenSSLFailure) -> Key {
        try make("RSA", .keyPair, from: numbers.parameters)
    }

    /// The numbers of an RSA private key with two primes.
    package func rsaPrivateNumbers() throws(OpenSSLFailure) -> RSAPrivateNumbers {
        RSAPrivateNumbers(
            modulus: try number("n"),
            publicExponent: try number("e"),
            privateExponent: try secretNumber("d"),
            prime1: try secretNumber("rsa-factor1"),
            prime2: try secretNumber("rsa-factor2"),
            exponent1: try secretNumber("rsa-exponent1"),
            exponent2: try secretNumber("rsa-exponent2"),
            coefficient: try secretNumber("rsa-coefficient1")
        )
    }

    /// The size of the modulus in bits.
    package var bitCount: Int { Int(unsafe EVP_PKEY_get_bits(pointer)) }
}

extension RSAPrivateNumbers {
    /// The numbers under libcrypto's names.
    package var parameters: [KeyParameter] {
        var parameters: [KeyParameter] = [
            .number("n", modulus),
            .number("e", publicExponent),
            .number("d", privateExponent),
            .number("rsa-factor1", prime1),
            .number("rsa-factor2", prime2),
            .number("rsa-exponent1", exponent1),
            .number("rsa-exponent2", exponent2),
            .number("rsa-coefficient1", coefficient),
        ]
        for (names, other) in zip(Self.otherNames, otherPrimes) {
            parameters.append(.number(names.prime, other.prime))
            parameters.append(.number(names.exponent, other.exponent))
            parameters.append(.number(names.coefficient, other.coefficient))
        }
        return parameters
    }

    private static let otherNames: [(prime: StaticString, exponent: StaticString, coefficient: StaticString)] = [
        ("rsa-factor3", "rsa-exponent3", "rsa-coefficient2"),
        ("rsa-factor4", "rsa-exponent4", "rsa-coefficient3"),
        ("rsa-factor5", "rsa-exponent5", "rsa-coefficient4"),
    ]

    /// How many primes beyond the second libcrypto takes for a modulus of so many bits: with more of them, each would be
    /// easy to find.
    package static func maximumOtherPrimes(bitCount: Int) -> Int {
        switch bitCount {
        case ..<1024: 0
        case ..<4096: 1
        case ..<8192: 2
        default: 3
        }
    }
}
