import COpenSSL
package import MimaBytes

extension Key {
    /// How a message is encrypted to a key, other than by OAEP.
    package enum EncryptionPadding: Sendable {
        /// SM2 (GB/T 32918.4) over SM3, in ASN.1.
        case sm2
        /// RSAES-PKCS1-v1_5 (RFC 8017 §7.2).
        case pkcs1
        /// RSA's bare operation, on as many bytes as the modulus has.
        case raw
    }

    /// Encrypts a message.
    package func encrypt(
        _ message: Span<UInt8>,
        _ padding: EncryptionPadding
    ) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_encrypt_init(context), "EVP_PKEY_encrypt_init")
        try unsafe padding.apply(to: context)
        return try unsafe Self.encrypt(message, in: context)
    }

    /// Decrypts, or gives nil when that fails: why is not told. The plaintext has at most `capacity` bytes.
    package func decrypt(
        _ ciphertext: Span<UInt8>,
        _ padding: EncryptionPadding,
        capacity: Int
    ) throws(OpenSSLFailure) -> SecretBytes? {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_decrypt_init(context), "EVP_PKEY_decrypt_init")
        try unsafe padding.apply(to: context)
        return unsafe Self.decrypt(ciphertext, in: context, capacity: capacity)
    }

    /// Encrypts in a context that is ready for it.
    @unsafe
    static func encrypt(_ message: Span<UInt8>, in context: OpaquePointer) throws(OpenSSLFailure) -> [UInt8] {
        return try unsafe message.withUnsafeBufferPointer { (message) throws(OpenSSLFailure) in
            var size = 0
            try check(
                unsafe EVP_PKEY_encrypt(context, nil, &size, message.baseAddress, message.count),
                "EVP_PKEY_encrypt"
            )
            return try [UInt8](capacity: size) { (output) throws(OpenSSLFailure) in
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

    /// Decrypts in a context that is ready for it, or gives nil when that fails: why is not told.
    @unsafe
    static func decrypt(_ ciphertext: Span<UInt8>, in context: OpaquePointer, capacity: Int) -> SecretBytes? {
        var isGood = false
        let message = unsafe ciphertext.withUnsafeBufferPointer { ciphertext in
            SecretBytes(count: capacity) { output in
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
}

extension Key.EncryptionPadding {
    fileprivate func apply(to context: OpaquePointer) throws(OpenSSLFailure) {
        switch self {
        case .sm2: break
        case .pkcs1:
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING),
                "EVP_PKEY_CTX_set_rsa_padding"
            )
        case .raw:
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_NO_PADDING),
                "EVP_PKEY_CTX_set_rsa_padding"
            )
        }
    }
}
