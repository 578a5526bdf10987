import COpenSSL
package import MimaBytes

extension Key {
    /// An RSA public key from its numbers, big-endian, without leading zeros.
    package static func rsaPublicKey(modulus: Span<UInt8>, exponent: Span<UInt8>) throws(OpenSSLFailure) -> Key {
        let modulus = littleEndian(modulus)
        let exponent = littleEndian(exponent)
        return try modulus.withBytes { (modulus) throws(OpenSSLFailure) in
            try exponent.withBytes { (exponent) throws(OpenSSLFailure) in
                try unsafe modulus.withUnsafeBufferPointer { (modulus) throws(OpenSSLFailure) in
                    try unsafe exponent.withUnsafeBufferPointer { (exponent) throws(OpenSSLFailure) in
                        try unsafe fromRSANumbers(
                            [Parameter.number("n", modulus), Parameter.number("e", exponent), Parameter.end],
                            selection: mima_EVP_PKEY_PUBLIC_KEY()
                        )
                    }
                }
            }
        }
    }

    private static func fromRSANumbers(
        _ parameters: [OSSL_PARAM],
        selection: Int32
    ) throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_name(nil, "RSA", nil), "EVP_PKEY_CTX_new_from_name")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_fromdata_init(context), "EVP_PKEY_fromdata_init")
        var made: OpaquePointer?
        var parameters = unsafe parameters
        try check(unsafe EVP_PKEY_fromdata(context, &made, selection, &parameters), "EVP_PKEY_fromdata")
        return unsafe Key(owning: try unsafe check(made, "EVP_PKEY_fromdata"))
    }

    private static func littleEndian(_ number: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: number.count) { output in
            for index in number.indices.reversed() { output.append(number[index]) }
        }
    }

    /// An RSA private key in DER as PKCS#1 has it (RFC 8017 appendix A.1.2).
    package static func rsaPrivateKey(pkcs1: Span<UInt8>) throws(OpenSSLFailure) -> Key {
        try unsafe pkcs1.withUnsafeBufferPointer { (der) throws(OpenSSLFailure) in
            var position = der.baseAddress
            return unsafe Key(
                owning: try unsafe check(
                    d2i_PrivateKey(EVP_PKEY_RSA, nil, &position, der.count),
                    "d2i_PrivateKey"
                )
            )
        }
    }

    /// The size of the modulus in bits.
    package var bitCount: Int { Int(unsafe EVP_PKEY_get_bits(pointer)) }

    /// Whether the numbers of a private key belong together.
    package func isConsistentPair() -> Bool {
        guard let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil) else { return false }
        defer {
            unsafe EVP_PKEY_CTX_free(context)
            ERR_clear_error()
        }
        return unsafe EVP_PKEY_pairwise_check(context) == 1
    }

    /// Encrypts with RSAES-OAEP (RFC 8017 §7.1), MGF1 over the same hash.
    package func oaepEncrypt(
        _ message: Span<UInt8>,
        digest: DigestAlgorithm,
        label: Span<UInt8>
    ) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe oaepContext(digest: digest, label: label, encrypting: true)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        return try unsafe message.withUnsafeBufferPointer { (message) throws(OpenSSLFailure) in
            try [UInt8](capacity: (bitCount + 7) / 8) { (output) throws(OpenSSLFailure) in
                try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                    var written = buffer.count
                    try check(
                        unsafe EVP_PKEY_encrypt(
                            context,
                            buffer.baseAddress,
                            &written,
                            message.baseAddress,
                            message.count
                        ),
                        "EVP_PKEY_encrypt"
                    )
                    count = written
                }
            }
        }
    }

    /// Decrypts RSAES-OAEP, or gives nil when the ciphertext is not one for this key, hash and label: why is not told.
    package func oaepDecrypt(
        _ ciphertext: Span<UInt8>,
        digest: DigestAlgorithm,
        label: Span<UInt8>
    ) throws(OpenSSLFailure) -> SecretBytes? {
        let context = try unsafe oaepContext(digest: digest, label: label, encrypting: false)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        var isGood = false
        let message = unsafe ciphertext.withUnsafeBufferPointer { ciphertext in
            SecretBytes(count: (bitCount + 7) / 8) { output in
                unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                    var written = buffer.count
                    isGood =
                        unsafe EVP_PKEY_decrypt(
                            context,
                            buffer.baseAddress,
                            &written,
                            ciphertext.baseAddress,
                            ciphertext.count
                        ) == 1
                    count = isGood ? written : 0
                }
            }
        }
        ERR_clear_error()
        return isGood ? message : nil
    }

    private func oaepContext(
        digest: DigestAlgorithm,
        label: Span<UInt8>,
        encrypting: Bool
    ) throws(OpenSSLFailure) -> OpaquePointer {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        do throws(OpenSSLFailure) {
            try check(
                unsafe encrypting ? EVP_PKEY_encrypt_init(context) : EVP_PKEY_decrypt_init(context),
                "EVP_PKEY_encrypt_init"
            )
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING),
                "EVP_PKEY_CTX_set_rsa_padding"
            )
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_oaep_md(context, digest.pointer),
                "EVP_PKEY_CTX_set_rsa_oaep_md"
            )
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest.pointer),
                "EVP_PKEY_CTX_set_rsa_mgf1_md"
            )
            if label.count > 0 {
                // libcrypto takes ownership of the label when the call succeeds, and only then.
                let owned = unsafe label.withUnsafeBufferPointer {
                    unsafe CRYPTO_memdup($0.baseAddress, $0.count, #file, #line)
                }
                guard unsafe EVP_PKEY_CTX_set0_rsa_oaep_label(context, owned, Int32(label.count)) > 0 else {
                    unsafe CRYPTO_free(owned, #file, #line)
                    throw OpenSSLFailure.drain(after: "EVP_PKEY_CTX_set0_rsa_oaep_label")
                }
            }
        } catch {
            unsafe EVP_PKEY_CTX_free(context)
            throw error
        }
        return unsafe context
    }
}
