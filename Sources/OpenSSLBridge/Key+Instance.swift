import COpenSSL
package import MimaBytes

extension Key {
    /// How a scheme that signs the message itself is used other than plainly: one of EdDSA's variants (RFC 8032 §5.1
    /// and §5.2), or ML-DSA and SLH-DSA with their context (FIPS 204 §5.2, FIPS 205 §10.2).
    package struct Instance: Sendable {
        fileprivate let parameters: [KeyParameter]

        /// A variant of EdDSA under libcrypto's name, such as "Ed25519ph"; the context is signed besides the message
        /// and has at most 255 bytes.
        package init(name: StaticString, context: [UInt8]) {
            parameters = [.text("instance", name), .bytes("context-string", context)]
        }

        /// ML-DSA or SLH-DSA, with a context of at most 255 bytes; signed with random bytes, unless it is to give the
        /// same signature each time or the bytes are given. When `isMessageDigest`, the message is ML-DSA's mu, of 64
        /// bytes.
        package init(
            context: [UInt8],
            isDeterministic: Bool,
            entropy: SecretBytes? = nil,
            isMessageDigest: Bool = false
        ) {
            var parameters: [KeyParameter] = []
            if !context.isEmpty { parameters.append(.bytes("context-string", context)) }
            if isDeterministic { parameters.append(.count("deterministic", 1)) }
            if let entropy { parameters.append(.secret("test-entropy", entropy)) }
            if isMessageDigest { parameters.append(.count("mu", 1)) }
            self.parameters = parameters
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
        try unsafe KeyParameter.withArray(instance.parameters) { (array) throws(OpenSSLFailure) in
            try unsafe body(array)
        }
    }
}
