import COpenSSL

/// libcrypto's key derivation functions, each fetched once for the process.
package enum KDF {
    @safe
    private struct Fetched: @unchecked Sendable {
        // Sendable: an EVP_KDF is immutable once fetched; these are never freed.
        let pointer: OpaquePointer?
        static let pbkdf2 = unsafe Fetched(pointer: EVP_KDF_fetch(nil, "PBKDF2", nil))
        static let scrypt = unsafe Fetched(pointer: EVP_KDF_fetch(nil, "SCRYPT", nil))
    }

    /// PBKDF2 (RFC 8018 §5.2): fills what `output` has free.
    package static func pbkdf2(
        _ digest: DigestAlgorithm,
        password: Span<UInt8>,
        salt: Span<UInt8>,
        iterations: UInt64,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        var iterations = iterations
        // Without this libcrypto enforces the minima of SP 800-132 under some configurations; the caller decides here.
        var lenient: UInt64 = 1
        try unsafe password.withUnsafeBufferPointer { (password) throws(OpenSSLFailure) in
            try unsafe salt.withUnsafeBufferPointer { (salt) throws(OpenSSLFailure) in
                try unsafe withUnsafeMutablePointer(to: &iterations) { (iterations) throws(OpenSSLFailure) in
                    try unsafe withUnsafeMutablePointer(to: &lenient) { (lenient) throws(OpenSSLFailure) in
                        let parameters = unsafe [
                            Parameter.number("pkcs5", lenient),
                            Parameter.text("digest", digest.name),
                            Parameter.bytes("pass", password),
                            Parameter.bytes("salt", salt),
                            Parameter.number("iter", iterations),
                            Parameter.end,
                        ]
                        try unsafe derive(Fetched.pbkdf2.pointer, parameters, into: &output)
                    }
                }
            }
        }
    }

    /// scrypt (RFC 7914): fills what `output` has free, with at most `maximumMemory` bytes of memory.
    package static func scrypt(
        password: Span<UInt8>,
        salt: Span<UInt8>,
        cost: UInt64,
        blockSize: UInt64,
        parallelism: UInt64,
        maximumMemory: UInt64,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        var numbers: InlineArray<4, UInt64> = [cost, blockSize, parallelism, maximumMemory]
        var span = numbers.mutableSpan
        try unsafe password.withUnsafeBufferPointer { (password) throws(OpenSSLFailure) in
            try unsafe salt.withUnsafeBufferPointer { (salt) throws(OpenSSLFailure) in
                try unsafe span.withUnsafeMutableBufferPointer { (numbers) throws(OpenSSLFailure) in
                    guard let first = numbers.baseAddress else { return }
                    let parameters = unsafe [
                        Parameter.bytes("pass", password),
                        Parameter.bytes("salt", salt),
                        Parameter.number("n", first),
                        Parameter.number("r", first + 1),
                        Parameter.number("p", first + 2),
                        Parameter.number("maxmem_bytes", first + 3),
                        Parameter.end,
                    ]
                    try unsafe derive(Fetched.scrypt.pointer, parameters, into: &output)
                }
            }
        }
    }

    static func derive(
        _ algorithm: OpaquePointer?,
        _ parameters: [OSSL_PARAM],
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        let algorithm = try unsafe check(algorithm, "EVP_KDF_fetch")
        let context = try unsafe check(EVP_KDF_CTX_new(algorithm), "EVP_KDF_CTX_new")
        defer { unsafe EVP_KDF_CTX_free(context) }
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            try check(
                unsafe EVP_KDF_derive(context, free.baseAddress, free.count, parameters),
                "EVP_KDF_derive"
            )
            count = buffer.count
        }
    }
}
