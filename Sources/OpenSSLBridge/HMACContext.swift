import COpenSSL

/// A running HMAC with its key: an owned EVP_MAC_CTX.
@safe
package struct HMACContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer
    /// The size of the authentication code in bytes.
    package let byteCount: Int

    private init(owning pointer: OpaquePointer, byteCount: Int) {
        unsafe self.pointer = unsafe pointer
        self.byteCount = byteCount
    }

    @safe
    private struct Fetched: @unchecked Sendable {
        // Sendable: an EVP_MAC is immutable once fetched; this one is never freed.
        let pointer: OpaquePointer?
        static let hmac = unsafe Fetched(pointer: EVP_MAC_fetch(nil, "HMAC", nil))
    }

    /// Starts an HMAC over `digest` with `key`, of any length.
    package static func start(_ digest: DigestAlgorithm, key: Span<UInt8>) throws(OpenSSLFailure) -> HMACContext {
        let fetched = try unsafe check(Fetched.hmac.pointer, "EVP_MAC_fetch(HMAC)")
        let context = try unsafe HMACContext(
            owning: check(EVP_MAC_CTX_new(fetched), "EVP_MAC_CTX_new"),
            byteCount: digest.byteCount
        )
        let parameters = unsafe [Parameter.text("digest", digest.name), Parameter.end]
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            // A null key would mean "keep the one there is", so an empty key still needs an address.
            var none: UInt8 = 0
            let code =
                if let address = key.baseAddress {
                    unsafe EVP_MAC_init(context.pointer, address, key.count, parameters)
                } else {
                    unsafe EVP_MAC_init(context.pointer, &none, 0, parameters)
                }
            try check(code, "EVP_MAC_init")
        }
        return context
    }

    deinit {
        unsafe EVP_MAC_CTX_free(pointer)
    }

    /// Adds bytes to the message.
    package mutating func update(_ bytes: Span<UInt8>) throws(OpenSSLFailure) {
        try unsafe bytes.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_update(pointer, input.baseAddress, input.count), "EVP_MAC_update")
        }
    }

    /// Ends the message and appends its authentication code to `output`. The owner must let go of the context then.
    package mutating func finish(into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        try appendCode(to: &output)
    }

    /// Ends the message, appends its authentication code to `output` and starts another message under the same key,
    /// without the cost of setting the key again.
    package mutating func finishAndRestart(into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        try appendCode(to: &output)
        try check(unsafe EVP_MAC_init(pointer, nil, 0, nil), "EVP_MAC_init")
    }

    /// A second context in the same state.
    package borrowing func copy() throws(OpenSSLFailure) -> HMACContext {
        try unsafe HMACContext(
            owning: check(EVP_MAC_CTX_dup(pointer), "EVP_MAC_CTX_dup"),
            byteCount: byteCount
        )
    }

    private borrowing func appendCode(to output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= byteCount, "no room for the authentication code")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var written = 0
            try check(unsafe EVP_MAC_final(pointer, free.baseAddress, &written, free.count), "EVP_MAC_final")
            count += written
        }
    }
}
