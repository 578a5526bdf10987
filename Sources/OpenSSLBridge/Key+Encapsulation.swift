import COpenSSL
package import MimaBytes

// Key encapsulation, by ML-KEM alone: libcrypto 3.0 has the functions for RSA, and later releases the algorithm.

extension Key {
    /// A new secret of `secretByteCount` bytes and the ciphertext by which the private key's holder gets at it.
    ///
    /// The random bytes are libcrypto's own, unless they are given: a test may know what comes of them.
    package func encapsulate(
        secretByteCount: Int,
        ciphertextByteCount: Int,
        entropy: SecretBytes? = nil
    ) throws(OpenSSLFailure) -> (secret: SecretBytes, ciphertext: [UInt8]) {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        let parameters: [KeyParameter] = entropy.map { [.secret("ikme", $0)] } ?? []
        try unsafe KeyParameter.withArray(parameters) { (array) throws(OpenSSLFailure) in
            try check(unsafe EVP_PKEY_encapsulate_init(context, array), "EVP_PKEY_encapsulate_init")
        }
        var ciphertext: [UInt8] = []
        let secret = try SecretBytes(count: secretByteCount) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (secret, secretCount) throws(OpenSSLFailure) in
                var (written, ciphertextWritten) = (secret.count, ciphertextByteCount)
                ciphertext = try [UInt8](capacity: ciphertextByteCount) { (output) throws(OpenSSLFailure) in
                    try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                        try check(
                            unsafe EVP_PKEY_encapsulate(
                                context,
                                buffer.baseAddress,
                                &ciphertextWritten,
                                secret.baseAddress,
                                &written
                            ),
                            "EVP_PKEY_encapsulate"
                        )
                        count = ciphertextWritten
                    }
                }
                secretCount = written
            }
        }
        return (secret, ciphertext)
    }

    /// The secret of `secretByteCount` bytes in a ciphertext of the right size. One that was altered gives another
    /// secret, and no error: that is the algorithm's answer to it.
    package func decapsulate(
        _ ciphertext: Span<UInt8>,
        secretByteCount: Int
    ) throws(OpenSSLFailure) -> SecretBytes {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_decapsulate_init(context, nil), "EVP_PKEY_decapsulate_init")
        return try unsafe ciphertext.withUnsafeBufferPointer { (ciphertext) throws(OpenSSLFailure) in
            try SecretBytes(count: secretByteCount) { (output) throws(OpenSSLFailure) in
                try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                    var written = buffer.count
                    try check(
                        unsafe EVP_PKEY_decapsulate(
                            context,
                            buffer.baseAddress,
                            &written,
                            ciphertext.baseAddress,
                            ciphertext.count
                        ),
                        "EVP_PKEY_decapsulate"
                    )
                    count = written
                }
            }
        }
    }
}

extension Key {
    /// Whether the private and the public part belong together; libcrypto computes the one from the other.
    package func isConsistent() throws(OpenSSLFailure) -> Bool {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        let isGood = unsafe EVP_PKEY_pairwise_check(context) == 1
        if !isGood { ERR_clear_error() }
        return isGood
    }

    /// Whether the running libcrypto, and the provider that the system's policy allows, offers keys of a type.
    package static func isOffered(_ type: StaticString) -> Bool {
        guard let fetched = unsafe EVP_KEYMGMT_fetch(nil, type.cString, nil) else {
            ERR_clear_error()
            return false
        }
        unsafe EVP_KEYMGMT_free(fetched)
        return true
    }
}
