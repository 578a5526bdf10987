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
}

extension Key.Instance {
    /// Lends the parameters that choose `instance`; nil for the plain scheme.
    @unsafe
    static func withParameters(
        _ instance: Key.Instance?,
        _ body: (UnsafeMutablePointer<OSSL_PARAM>?) throws(OpenSSLFailure) -> Void
    ) throws(OpenSSLFailure) {
        guard let instance else { return try body(nil) }
        try unsafe KeyParameter.withArray(
            [.text("instance", instance.name), .bytes("context-string", instance.context)]
        ) { (array) throws(OpenSSLFailure) in
            try unsafe body(array)
        }
    }
}
