import COpenSSL
package import MimaBytes

extension Key {
    /// Encrypts with RSAES-OAEP (RFC 8017 §7.1), MGF1 over `mask`, or over the same hash.
    package func oaepEncrypt(
        _ message: Span<UInt8>,
        digest: DigestAlgorithm,
        mask: DigestAlgorithm? = nil,
        label: Span<UInt8>
    ) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe oaepContext(digest: digest, mask: mask, label: label, encrypting: true)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        return try unsafe Self.encrypt(message, in: context)
    }

    /// Decrypts RSAES-OAEP, or gives nil when the ciphertext is not one for this key, hash and label: why is not told.
    package func oaepDecrypt(
        _ ciphertext: Span<UInt8>,
        digest: DigestAlgorithm,
        mask: DigestAlgorithm? = nil,
        label: Span<UInt8>
    ) throws(OpenSSLFailure) -> SecretBytes? {
        let context = try unsafe oaepContext(digest: digest, mask: mask, label: label, encrypting: false)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        return unsafe Self.decrypt(ciphertext, in: context, capacity: (bitCount + 7) / 8)
    }

    private func oaepContext(
        digest: DigestAlgorithm,
        mask: DigestAlgorithm? = nil,
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
                unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, (mask ?? digest).pointer),
                "EVP_PKEY_CTX_set_rsa_mgf1_md"
            )
            if label.count > 0 {
                // libcrypto takes ownership of the label when the call succeeds, and only then.
                let owned = unsafe label.withUnsafeBufferPointer {
                    unsafe CRYPTO_memdup($0.baseAddress, $0.count, #file, #line)
                }
                // Without memory for the copy it would be no label, silently.
                guard unsafe owned != nil else { throw OpenSSLFailure.drain(after: "CRYPTO_memdup") }
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
