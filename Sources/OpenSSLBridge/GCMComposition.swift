import COpenSSL

/// Galois/Counter Mode over a block cipher for which libcrypto has no such cipher of its own: libcrypto's own mode
/// (CRYPTO_gcm128) over its own block cipher.
@safe
package struct GCMComposition: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer
    /// Outlives the context, which keeps its address.
    private let function: BlockFunction

    private init(owning pointer: OpaquePointer, over function: consuming BlockFunction) {
        unsafe self.pointer = pointer
        self.function = function
    }

    deinit {
        unsafe CRYPTO_gcm128_release(pointer)
    }

    /// Sets up the mode over `function`, which must encrypt.
    package static func start(over function: consuming BlockFunction) throws(OpenSSLFailure) -> GCMComposition {
        let pointer = try unsafe check(CRYPTO_gcm128_new(function.key, BlockFunction.block), "CRYPTO_gcm128_new")
        return unsafe GCMComposition(owning: pointer, over: function)
    }

    /// Appends the ciphertext, as long as the plaintext, and `tagByteCount` bytes of tag, at most 16.
    package mutating func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        tagByteCount: Int,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition((1...16).contains(tagByteCount), "a tag of the wrong size")
        precondition(output.freeCapacity >= plaintext.count + tagByteCount, "no room for the sealed message")
        try begin(nonce: nonce, authenticating: additionalData)
        let pointer = unsafe self.pointer
        try unsafe plaintext.withUnsafeBufferPointer { (plaintext) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                if !plaintext.isEmpty {
                    try Self.require(
                        unsafe CRYPTO_gcm128_encrypt(pointer, plaintext.baseAddress, free.baseAddress, plaintext.count),
                        "CRYPTO_gcm128_encrypt"
                    )
                }
                let tag = unsafe UnsafeMutableBufferPointer(rebasing: free[plaintext.count...])
                unsafe CRYPTO_gcm128_tag(pointer, tag.baseAddress, tagByteCount)
                count += plaintext.count + tagByteCount
            }
        }
    }

    /// Appends the plaintext and gives true, or, when the tag is not that of the message, wipes the room it used, leaves
    /// `output` as it was and gives false.
    package mutating func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        precondition((1...16).contains(tag.count), "a tag of the wrong size")
        precondition(output.freeCapacity >= ciphertext.count, "no room for the plaintext")
        try begin(nonce: nonce, authenticating: additionalData)
        let pointer = unsafe self.pointer
        return try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var isAuthentic = false
            defer { if !isAuthentic { unsafe OPENSSL_cleanse(free.baseAddress, ciphertext.count) } }
            try unsafe ciphertext.withUnsafeBufferPointer { (ciphertext) throws(OpenSSLFailure) in
                if ciphertext.isEmpty { return }
                try Self.require(
                    unsafe CRYPTO_gcm128_decrypt(pointer, ciphertext.baseAddress, free.baseAddress, ciphertext.count),
                    "CRYPTO_gcm128_decrypt"
                )
            }
            isAuthentic = unsafe tag.withUnsafeBufferPointer { tag in
                unsafe CRYPTO_gcm128_finish(pointer, tag.baseAddress, tag.count) == 0
            }
            if isAuthentic { count += ciphertext.count }
            return isAuthentic
        }
    }

    private func begin(nonce: Span<UInt8>, authenticating additionalData: Span<UInt8>) throws(OpenSSLFailure) {
        precondition(!nonce.isEmpty, "a nonce of no bytes")
        let pointer = unsafe self.pointer
        unsafe nonce.withUnsafeBufferPointer { nonce in
            unsafe CRYPTO_gcm128_setiv(pointer, nonce.baseAddress, nonce.count)
        }
        if additionalData.isEmpty { return }
        try unsafe additionalData.withUnsafeBufferPointer { (data) throws(OpenSSLFailure) in
            try Self.require(unsafe CRYPTO_gcm128_aad(pointer, data.baseAddress, data.count), "CRYPTO_gcm128_aad")
        }
    }

    /// These functions, unlike others, give 0 for success.
    private static func require(_ code: Int32, _ operation: StaticString) throws(OpenSSLFailure) {
        if code != 0 { throw OpenSSLFailure.drain(after: operation) }
    }
}
