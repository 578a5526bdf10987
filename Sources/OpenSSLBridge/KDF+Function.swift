import COpenSSL

extension KDF {
    /// A key derivation function of libcrypto's, fetched once for the process.
    @safe
    package struct Function: @unchecked Sendable {
        // Sendable: an EVP_KDF is immutable once fetched; this one is never freed.
        let pointer: OpaquePointer

        private init?(fetching name: StaticString) {
            guard let fetched = unsafe EVP_KDF_fetch(nil, name.cString, nil) else {
                ERR_clear_error()
                return nil
            }
            unsafe self.pointer = fetched
        }

        // Each is nil where the running libcrypto, or the provider that the system's policy allows, does not offer it.
        package static let x963 = Function(fetching: "X963KDF")
        package static let oneStep = Function(fetching: "SSKDF")
        package static let tls1PRF = Function(fetching: "TLS1-PRF")
        package static let ssh = Function(fetching: "SSHKDF")
        package static let pkcs12 = Function(fetching: "PKCS12KDF")
    }

    /// What a function is told, under the name that it knows it by.
    package enum Setting: Sendable {
        case digest(DigestAlgorithm)
        /// MD5 and SHA-1 side by side, as TLS 1.0 and 1.1 have it.
        case digestMD5AndSHA1
        /// One of "HMAC", "KMAC-128" and "KMAC-256".
        case code(StaticString)
        case bytes(StaticString, [UInt8])
        case number(StaticString, Int)
        case text(StaticString, StaticString)
    }

    /// Fills what `output` has free with a key from `secret`, which the function knows as `secretName`.
    package static func derive(
        _ function: Function,
        secret: Span<UInt8>,
        named secretName: StaticString,
        settings: [Setting],
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        var parameters = ParameterList()
        parameters.add(secretName, bytes: secret)
        for setting in settings {
            switch setting {
            case .digest(let digest): parameters.add("digest", text: digest.name)
            case .digestMD5AndSHA1: parameters.add("digest", text: "MD5-SHA1")
            case .code(let name): parameters.add("mac", text: name)
            case .bytes(let name, let bytes): parameters.add(name, bytes: bytes.span)
            case .number(let name, let number): parameters.add(name, number: UInt64(number))
            case .text(let name, let text): parameters.add(name, text: text)
            }
        }
        let context = try unsafe check(EVP_KDF_CTX_new(function.pointer), "EVP_KDF_CTX_new")
        defer { unsafe EVP_KDF_CTX_free(context) }
        unsafe try parameters.withEntries { (parameters) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                try check(unsafe EVP_KDF_derive(context, free.baseAddress, free.count, parameters), "EVP_KDF_derive")
                count = buffer.count
            }
        }
    }
}
