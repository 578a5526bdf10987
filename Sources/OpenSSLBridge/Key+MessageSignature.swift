import COpenSSL

// Signatures over a whole message, by a scheme that has its own hash, such as Ed25519.

extension Key {
    /// Signs `message`, by a variant of EdDSA when one is named, which the running libcrypto must offer.
    package func signature(for message: Span<UInt8>, _ instance: Instance? = nil) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        try unsafe Instance.withParameters(instance) { (parameters) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_DigestSignInit_ex(context, nil, nil, nil, nil, pointer, parameters),
                "EVP_DigestSignInit_ex"
            )
        }
        return try unsafe message.withUnsafeBufferPointer { (message) throws(OpenSSLFailure) in
            var size = 0
            try check(
                unsafe EVP_DigestSign(context, nil, &size, message.baseAddress, message.count),
                "EVP_DigestSign"
            )
            return try [UInt8](capacity: size) { (output) throws(OpenSSLFailure) in
                try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                    var written = buffer.count
                    try check(
                        unsafe EVP_DigestSign(
                            context,
                            buffer.baseAddress,
                            &written,
                            message.baseAddress,
                            message.count
                        ),
                        "EVP_DigestSign"
                    )
                    count = written
                }
            }
        }
    }

    /// Whether `signature` is this key's over `message`, by a variant of EdDSA when one is named, which the running
    /// libcrypto must offer.
    package func isValidSignature(
        _ signature: Span<UInt8>,
        for message: Span<UInt8>,
        _ instance: Instance? = nil
    ) throws(OpenSSLFailure) -> Bool {
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        try unsafe Instance.withParameters(instance) { (parameters) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, pointer, parameters),
                "EVP_DigestVerifyInit_ex"
            )
        }
        return unsafe signature.withUnsafeBufferPointer { signature in
            unsafe message.withUnsafeBufferPointer { message in
                let code = unsafe EVP_DigestVerify(
                    context,
                    signature.baseAddress,
                    signature.count,
                    message.baseAddress,
                    message.count
                )
                // A malformed signature is an error to libcrypto and a signature that does not verify to us.
                ERR_clear_error()
                return code == 1
            }
        }
    }
}
