import COpenSSL

extension Key {
    /// One of EdDSA's variants beside the pure one (RFC 8032 §5.1 and §5.2).
    package struct Instance: Sendable {
        /// libcrypto's name, such as "Ed25519ph".
        package let name: StaticString
        /// What is signed besides the message, at most 255 bytes.
        package let context: [UInt8]

        package init(name: StaticString, context: [UInt8]) {
            self.name = name
            self.context = context
        }
    }

    /// Whether the running libcrypto offers the variants. It began to with a release, and the ones before take the
    /// parameters and sign without them: so it is asked which parameters it knows.
    package func offersInstances() throws(OpenSSLFailure) -> Bool {
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        var operation: OpaquePointer?
        try check(
            unsafe EVP_DigestVerifyInit_ex(context, &operation, nil, nil, nil, pointer, nil),
            "EVP_DigestVerifyInit_ex"
        )
        defer { ERR_clear_error() }
        guard let operation = unsafe operation, let known = unsafe EVP_PKEY_CTX_settable_params(operation) else {
            return false
        }
        return unsafe OSSL_PARAM_locate_const(known, ("instance" as StaticString).cString) != nil
    }

    /// Signs `message` by a variant of EdDSA that the running libcrypto offers.
    package func signature(for message: Span<UInt8>, _ instance: Instance) throws(OpenSSLFailure) -> [UInt8] {
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        try unsafe instance.withParameters { (parameters) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_DigestSignInit_ex(context, nil, nil, nil, nil, pointer, parameters),
                "EVP_DigestSignInit_ex"
            )
        }
        let size = Int(unsafe EVP_PKEY_get_size(pointer))
        return try unsafe message.withUnsafeBufferPointer { (message) throws(OpenSSLFailure) in
            try [UInt8](capacity: size) { (output) throws(OpenSSLFailure) in
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

    /// Whether `signature` is this key's over `message` by a variant of EdDSA that the running libcrypto offers.
    package func isValidSignature(
        _ signature: Span<UInt8>,
        for message: Span<UInt8>,
        _ instance: Instance
    ) throws(OpenSSLFailure) -> Bool {
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        defer { unsafe EVP_MD_CTX_free(context) }
        try unsafe instance.withParameters { (parameters) throws(OpenSSLFailure) in
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
                if code != 1 { ERR_clear_error() }
                return code == 1
            }
        }
    }
}

extension Key.Instance {
    fileprivate func withParameters(
        _ body: (UnsafeMutablePointer<OSSL_PARAM>) throws(OpenSSLFailure) -> Void
    ) throws(OpenSSLFailure) {
        try unsafe KeyParameter.withArray(
            [.text("instance", name), .bytes("context-string", context)]
        ) { (array) throws(OpenSSLFailure) in
            try unsafe body(array)
        }
    }
}
