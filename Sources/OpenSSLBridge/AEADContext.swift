import COpenSSL

/// A keyed cipher for authenticated encryption, one direction: an owned EVP_CIPHER_CTX that keeps the key schedule
/// from one message to the next.
///
/// The tag is 16 bytes, the one length it takes: libcrypto would accept a tag of a single byte.
@safe
package struct AEADContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer
    /// The size of every nonce in bytes.
    package let nonceByteCount: Int

    /// The size of the authentication tag in bytes.
    package static let tagByteCount = 16

    private init(owning pointer: OpaquePointer, nonceByteCount: Int) {
        unsafe self.pointer = pointer
        self.nonceByteCount = nonceByteCount
    }

    package enum Direction: Int32, Sendable {
        case open = 0
        case seal = 1
    }

    /// Sets the key, whose size must be the algorithm's, and the size of the nonces.
    package static func start(
        _ algorithm: CipherAlgorithm,
        _ direction: Direction,
        key: Span<UInt8>,
        nonceByteCount: Int
    ) throws(OpenSSLFailure) -> AEADContext {
        precondition(key.count == algorithm.keyByteCount, "a key of the wrong size")
        let context = try unsafe AEADContext(
            owning: check(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new"),
            nonceByteCount: nonceByteCount
        )
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            if nonceByteCount == algorithm.ivByteCount {
                try unsafe context.set(algorithm, key: key.baseAddress, direction)
            } else {
                // The nonce's size comes before the key: GCM derives nothing from it, other modes do.
                try unsafe context.set(algorithm, key: nil, direction)
                try check(
                    unsafe EVP_CIPHER_CTX_ctrl(context.pointer, EVP_CTRL_AEAD_SET_IVLEN, Int32(nonceByteCount), nil),
                    "EVP_CTRL_AEAD_SET_IVLEN"
                )
                try unsafe context.set(nil, key: key.baseAddress, direction)
            }
        }
        return context
    }

    private func set(
        _ algorithm: CipherAlgorithm?,
        key: UnsafePointer<UInt8>?,
        _ direction: Direction
    ) throws(OpenSSLFailure) {
        try check(
            unsafe EVP_CipherInit_ex2(pointer, algorithm?.pointer, key, nil, direction.rawValue, nil),
            "EVP_CipherInit_ex2"
        )
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(pointer)
    }

    /// Appends the ciphertext, as long as the plaintext, and the tag to `output`.
    package mutating func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= plaintext.count + Self.tagByteCount, "no room for the sealed message")
        try begin(nonce: nonce, authenticating: additionalData)
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            try unsafe process(plaintext, into: free)
            var unused: Int32 = 0
            let tag = unsafe UnsafeMutableBufferPointer(rebasing: free[plaintext.count...])
            try check(unsafe EVP_CipherFinal_ex(pointer, tag.baseAddress, &unused), "EVP_CipherFinal_ex")
            try check(
                unsafe EVP_CIPHER_CTX_ctrl(
                    pointer,
                    EVP_CTRL_AEAD_GET_TAG,
                    Int32(Self.tagByteCount),
                    tag.baseAddress
                ),
                "EVP_CTRL_AEAD_GET_TAG"
            )
            count += plaintext.count + Self.tagByteCount
        }
    }

    /// Appends the plaintext to `output` and gives true, or, when the tag is not that of the message, leaves `output`
    /// as it was, wipes the room it used there and gives false. It wipes that room when it throws, too.
    package mutating func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        precondition(output.freeCapacity >= ciphertext.count, "no room for the plaintext")
        precondition(tag.count == Self.tagByteCount, "a tag of the wrong size")
        try begin(nonce: nonce, authenticating: additionalData)
        try unsafe tag.withUnsafeBufferPointer { (tag) throws(OpenSSLFailure) in
            // libcrypto only reads the tag, though the call, which serves many purposes, takes a mutable pointer.
            try check(
                unsafe EVP_CIPHER_CTX_ctrl(
                    pointer,
                    EVP_CTRL_AEAD_SET_TAG,
                    Int32(tag.count),
                    UnsafeMutableRawPointer(mutating: tag.baseAddress)
                ),
                "EVP_CTRL_AEAD_SET_TAG"
            )
        }
        return try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var isAuthentic = false
            defer { if !isAuthentic { unsafe OPENSSL_cleanse(free.baseAddress, ciphertext.count) } }
            try unsafe process(ciphertext, into: free)
            var unused: Int32 = 0
            var none: UInt8 = 0
            isAuthentic = unsafe EVP_CipherFinal_ex(pointer, &none, &unused) == 1
            if isAuthentic { count += ciphertext.count } else { ERR_clear_error() }
            return isAuthentic
        }
    }

    private func begin(
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(nonce.count == nonceByteCount, "a nonce of the wrong size")
        try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_CipherInit_ex2(pointer, nil, nil, nonce.baseAddress, -1, nil),
                "EVP_CipherInit_ex2(nonce)"
            )
        }
        if additionalData.count > 0 { try unsafe process(additionalData, into: nil) }
    }

    /// Runs the cipher over `input`, in pieces because libcrypto counts in 32 bits. Without `output` the input is
    /// authenticated alone.
    private func process(
        _ input: Span<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>?
    ) throws(OpenSSLFailure) {
        let largest = 1 << 30
        try unsafe input.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            var done = 0
            while done < input.count {
                let piece = min(input.count - done, largest)
                var written: Int32 = 0
                try check(
                    unsafe EVP_CipherUpdate(
                        pointer,
                        output?.baseAddress.map { unsafe $0 + done },
                        &written,
                        input.baseAddress.map { unsafe $0 + done },
                        Int32(piece)
                    ),
                    "EVP_CipherUpdate"
                )
                done += piece
            }
        }
    }
}
