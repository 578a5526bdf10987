import COpenSSL
package import MimaBytes

extension Key {
    /// Encrypts with RSAES-PKCS1-v1_5 (RFC 8017 §7.2).
    package func pkcs1Encrypt(_ message: Span<UInt8>) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe pkcs1Context { unsafe EVP_PKEY_encrypt_init($0) }
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

    /// Decrypts RSAES-PKCS1-v1_5, or gives nil when the padding is wrong: to tell that to whoever sent the ciphertext is
    /// to decrypt it for them (Bleichenbacher's attack). A libcrypto of 3.2 and later gives random bytes instead.
    package func pkcs1Decrypt(_ ciphertext: Span<UInt8>) throws(OpenSSLFailure) -> SecretBytes? {
        let context = try unsafe pkcs1Context { unsafe EVP_PKEY_decrypt_init($0) }
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

    private func pkcs1Context(_ start: (OpaquePointer) -> Int32) throws(OpenSSLFailure) -> OpaquePointer {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        do throws(OpenSSLFailure) {
            try check(unsafe start(context), "EVP_PKEY_encrypt_init")
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING),
                "EVP_PKEY_CTX_set_rsa_padding"
            )
        } catch {
            unsafe EVP_PKEY_CTX_free(context)
            throw error
        }
        return unsafe context
    }
}
