import COpenSSL

/// Poly1305 alone (RFC 8439 §2.5), for schemes that put it together with a cipher in their own way.
package enum Poly1305 {
    @safe
    private struct Fetched: @unchecked Sendable {
        // Sendable: an EVP_MAC is immutable once fetched; this one is never freed.
        let pointer: OpaquePointer?
        static let poly1305 = unsafe Fetched(pointer: EVP_MAC_fetch(nil, "POLY1305", nil))
    }

    /// The tag of `message` under `key`, 16 bytes. The key has 32 and must never serve twice.
    package static func tag(of message: Span<UInt8>, key: Span<UInt8>) throws(OpenSSLFailure) -> [UInt8] {
        precondition(key.count == 32, "a key of the wrong size")
        let algorithm = try unsafe check(Fetched.poly1305.pointer, "EVP_MAC_fetch")
        let context = try unsafe check(EVP_MAC_CTX_new(algorithm), "EVP_MAC_CTX_new")
        defer { unsafe EVP_MAC_CTX_free(context) }
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_init(context, key.baseAddress, key.count, nil), "EVP_MAC_init")
        }
        try unsafe message.withUnsafeBufferPointer { (message) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_update(context, message.baseAddress, message.count), "EVP_MAC_update")
        }
        return try [UInt8](capacity: 16) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                var written = 0
                try check(unsafe EVP_MAC_final(context, buffer.baseAddress, &written, buffer.count), "EVP_MAC_final")
                count = written
            }
        }
    }
}
