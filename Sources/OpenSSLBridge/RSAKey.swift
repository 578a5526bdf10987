import COpenSSL
internal import MimaBytes

extension Key {
    /// An RSA public key from its numbers, big-endian.
    package static func rsaPublicKey(modulus: [UInt8], exponent: [UInt8]) throws(OpenSSLFailure) -> Key {
        try rsaKey(
            [("n", SecretBytes(copying: modulus)), ("e", SecretBytes(copying: exponent))],
            selection: mima_EVP_PKEY_PUBLIC_KEY()
        )
    }

    /// An RSA private key from its numbers, which must belong together.
    package static func rsaPrivateKey(_ numbers: RSAPrivateNumbers) throws(OpenSSLFailure) -> Key {
        try rsaKey(
            [
                ("n", SecretBytes(copying: numbers.modulus)),
                ("e", SecretBytes(copying: numbers.publicExponent)),
                ("d", numbers.privateExponent),
                ("rsa-factor1", numbers.prime1),
                ("rsa-factor2", numbers.prime2),
                ("rsa-exponent1", numbers.exponent1),
                ("rsa-exponent2", numbers.exponent2),
                ("rsa-coefficient1", numbers.coefficient),
            ],
            selection: mima_EVP_PKEY_KEYPAIR()
        )
    }

    private static func rsaKey(
        _ numbers: [(name: StaticString, bigEndian: SecretBytes)],
        selection: Int32
    ) throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_name(nil, "RSA", nil), "EVP_PKEY_CTX_new_from_name")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_fromdata_init(context), "EVP_PKEY_fromdata_init")
        let block = littleEndian(numbers.map(\.bigEndian))
        return try block.withBytes { (block) throws(OpenSSLFailure) in
            try unsafe block.withUnsafeBufferPointer { (block) throws(OpenSSLFailure) in
                var parameters: [OSSL_PARAM] = unsafe []
                var start = 0
                for (name, bigEndian) in numbers {
                    let number = unsafe UnsafeBufferPointer(rebasing: block[start..<(start + bigEndian.count)])
                    unsafe parameters.append(Parameter.number(name, number))
                    start += bigEndian.count
                }
                unsafe parameters.append(Parameter.end)
                var made: OpaquePointer?
                try check(unsafe EVP_PKEY_fromdata(context, &made, selection, &parameters), "EVP_PKEY_fromdata")
                return unsafe Key(owning: try unsafe check(made, "EVP_PKEY_fromdata"))
            }
        }
    }

    /// The numbers one after another, each in the machine's order of bytes, which libcrypto's parameters have and which
    /// is little-endian wherever Swift runs on Linux. One block that is wiped: OSSL_PARAM_BLD would leave copies.
    private static func littleEndian(_ numbers: [SecretBytes]) -> SecretBytes {
        SecretBytes(count: numbers.reduce(0) { $0 + $1.count }) { output in
            for number in numbers {
                number.withBytes { number in
                    for index in number.indices.reversed() { output.append(number[index]) }
                }
            }
        }
    }

    /// The size of the modulus in bits.
    package var bitCount: Int { Int(unsafe EVP_PKEY_get_bits(pointer)) }
}
