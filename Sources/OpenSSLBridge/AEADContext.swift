import COpenSSL

/// A keyed cipher for authenticated encryption, one direction: an owned EVP_CIPHER_CTX that keeps the key schedule
/// from one message to the next.
///
/// Its functions change what libcrypto keeps behind the pointer, and are yet not `mutating`: Swift would check at run time
/// that no two accesses to the property that holds it overlap, for a sixth of the time that a short message takes. The
/// owner sees to it that one call comes after another.
///
/// The tag has 16 bytes unless a shorter one is asked for; which are good is for the caller to know, since libcrypto
/// would accept a tag of a single byte.
@safe
package struct AEADContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, and its owner calls it from one thread at a time.
    let pointer: OpaquePointer
    /// The size of every nonce in bytes.
    package let nonceByteCount: Int
    /// The size of every tag in bytes.
    package let tagByteCount: Int
    let mode: Mode
    private let keyed: KeyedCopy?

    /// The size of the whole authentication tag in bytes.
    package static let tagByteCount = 16

    private init(owning pointer: OpaquePointer, nonceByteCount: Int, tagByteCount: Int, mode: Mode) {
        unsafe self.pointer = pointer
        self.nonceByteCount = nonceByteCount
        self.tagByteCount = tagByteCount
        self.mode = mode
        keyed = mode == .syntheticVector ? KeyedCopy() : nil
    }

    /// What a context of GCM-SIV was before its first message. libcrypto 3.5 opens no message any more after one whose
    /// tag was not right, unless the key is set again: each message begins with a copy of this.
    @safe
    private final class KeyedCopy: @unchecked Sendable {
        // Sendable: the context is not changed after it was made; it is copied from, and its owner does so from one
        // thread at a time.
        // Null when there was no memory; the copy then fails.
        private let pointer: OpaquePointer?

        init() {
            unsafe pointer = EVP_CIPHER_CTX_new()
        }

        /// Keeps what `context` is.
        func keep(_ context: OpaquePointer) throws(OpenSSLFailure) {
            try check(unsafe EVP_CIPHER_CTX_copy(pointer, context), "EVP_CIPHER_CTX_copy")
        }

        func restore(_ context: OpaquePointer) throws(OpenSSLFailure) {
            try check(unsafe EVP_CIPHER_CTX_copy(context, pointer), "EVP_CIPHER_CTX_copy")
        }

        deinit {
            unsafe EVP_CIPHER_CTX_free(pointer)
        }
    }

    /// Forgets the message before, where that takes more than a new nonce.
    private func restart() throws(OpenSSLFailure) {
        try unsafe keyed?.restore(pointer)
    }

    package enum Direction: Int32, Sendable {
        case open = 0
        case seal = 1
    }

    /// In what order libcrypto wants to be told things.
    package enum Mode: Sendable {
        /// GCM and ChaCha20-Poly1305: a stream.
        case stream
        /// OCB: a stream that needs the tag's size from the beginning.
        case offsetCodebook
        /// CCM: the message's size comes first, then the message in one call, which also checks the tag.
        case counterWithCBCMAC
        /// GCM-SIV: the message in one call, even an empty one.
        case syntheticVector
    }

    /// Sets the key, whose size must be the algorithm's, and the sizes of the nonces and tags.
    package static func start(
        _ algorithm: CipherAlgorithm,
        _ direction: Direction,
        mode: Mode = .stream,
        key: Span<UInt8>,
        nonceByteCount: Int,
        tagByteCount: Int = AEADContext.tagByteCount
    ) throws(OpenSSLFailure) -> AEADContext {
        precondition(key.count == algorithm.keyByteCount, "a key of the wrong size")
        precondition((1...Self.tagByteCount).contains(tagByteCount), "a tag of the wrong size")
        let context = try unsafe AEADContext(
            owning: check(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new"),
            nonceByteCount: nonceByteCount,
            tagByteCount: tagByteCount,
            mode: mode
        )
        let needsTagSize = mode == .counterWithCBCMAC || mode == .offsetCodebook
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            if nonceByteCount == algorithm.ivByteCount && !needsTagSize {
                try unsafe context.set(algorithm, key: key.baseAddress, direction)
            } else {
                // The sizes come before the key: GCM derives nothing from them, other modes do.
                try unsafe context.set(algorithm, key: nil, direction)
                try context.setNonceByteCount()
                if needsTagSize { try context.setTagByteCount() }
                try unsafe context.set(nil, key: key.baseAddress, direction)
            }
        }
        try unsafe context.keyed?.keep(context.pointer)
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

    private func setNonceByteCount() throws(OpenSSLFailure) {
        try check(
            unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_SET_IVLEN, Int32(nonceByteCount), nil),
            "EVP_CTRL_AEAD_SET_IVLEN"
        )
    }

    private func setTagByteCount() throws(OpenSSLFailure) {
        try check(
            unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), nil),
            "EVP_CTRL_AEAD_SET_TAG(size)"
        )
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(pointer)
    }

    /// Appends the ciphertext, as long as the plaintext, and the tag to `output`.
    package func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= plaintext.count + tagByteCount, "no room for the sealed message")
        try restart()
        try begin(nonce: nonce, authenticating: additionalData, messageByteCount: plaintext.count)
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            let written = try unsafe process(plaintext, into: free)
            // OCB gives the rest of the message only now.
            let rest = unsafe UnsafeMutableBufferPointer(rebasing: free[written...])
            var last: Int32 = 0
            try check(unsafe EVP_CipherFinal_ex(pointer, rest.baseAddress, &last), "EVP_CipherFinal_ex")
            let tag = unsafe UnsafeMutableBufferPointer(rebasing: free[plaintext.count...])
            try check(
                unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), tag.baseAddress),
                "EVP_CTRL_AEAD_GET_TAG"
            )
            count += plaintext.count + tagByteCount
        }
    }

    /// Appends the plaintext to `output` and gives true, or, when the tag is not that of the message, leaves `output`
    /// as it was, wipes the room it used there and gives false. It wipes that room when it throws, too.
    package func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        precondition(output.freeCapacity >= ciphertext.count, "no room for the plaintext")
        precondition(tag.count == tagByteCount, "a tag of the wrong size")
        try restart()
        if mode == .stream {
            // The tag may come at any time, and last is the cheapest: nothing before it looks at it.
            try begin(nonce: nonce, authenticating: additionalData, messageByteCount: ciphertext.count)
            try setTag(tag)
        } else {
            try open(withTag: tag, nonce: nonce, authenticating: additionalData, messageByteCount: ciphertext.count)
        }
        return try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var isAuthentic = false
            defer { if !isAuthentic { unsafe OPENSSL_cleanse(free.baseAddress, ciphertext.count) } }
            if mode == .counterWithCBCMAC {
                // Here a tag that is not right looks like any failure of the call.
                do throws(OpenSSLFailure) {
                    _ = try unsafe process(ciphertext, into: free)
                    isAuthentic = true
                } catch {}
            } else {
                let written = try unsafe process(ciphertext, into: free)
                var last: Int32 = 0
                var none: InlineArray<16, UInt8> = .init(repeating: 0)
                var span = none.mutableSpan
                // Without a byte left the rest has no address; nothing is written there then.
                isAuthentic = unsafe span.withUnsafeMutableBufferPointer { none in
                    let rest = unsafe UnsafeMutableBufferPointer(rebasing: free[written...])
                    return unsafe EVP_CipherFinal_ex(pointer, rest.baseAddress ?? none.baseAddress, &last) == 1
                }
            }
            if isAuthentic { count += ciphertext.count } else { ERR_clear_error() }
            return isAuthentic
        }
    }

    /// Begins a message whose tag must be known before the first byte of it.
    private func open(
        withTag tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        messageByteCount: Int
    ) throws(OpenSSLFailure) {
        try setTag(tag)
        try begin(nonce: nonce, authenticating: additionalData, messageByteCount: messageByteCount)
    }

    func setTag(_ tag: Span<UInt8>) throws(OpenSSLFailure) {
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
    }

    func begin(
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        messageByteCount: Int
    ) throws(OpenSSLFailure) {
        precondition(nonce.count == nonceByteCount, "a nonce of the wrong size")
        try unsafe nonce.withUnsafeBufferPointer { (nonce) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_CipherInit_ex2(pointer, nil, nil, nonce.baseAddress, -1, nil),
                "EVP_CipherInit_ex2(nonce)"
            )
        }
        if mode == .counterWithCBCMAC {
            precondition(messageByteCount <= Int(Int32.max), "a message of too many bytes")
            var unused: Int32 = 0
            try check(
                unsafe EVP_CipherUpdate(pointer, nil, &unused, nil, Int32(messageByteCount)),
                "EVP_CipherUpdate(size)"
            )
        }
        if additionalData.count > 0 { _ = try unsafe process(additionalData, into: nil) }
    }

    /// Runs the cipher over `input`, in pieces because libcrypto counts in 32 bits, and gives how much came out. Without
    /// `output` the input is authenticated alone.
    func process(
        _ input: Span<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>?
    ) throws(OpenSSLFailure) -> Int {
        if unsafe input.isEmpty && output != nil && mode != .stream && mode != .offsetCodebook {
            return try processNothing()
        }
        // CCM and GCM-SIV take everything at once, and are not given more.
        let largest = mode == .stream || mode == .offsetCodebook ? 1 << 30 : Int(Int32.max)
        precondition(input.count <= largest || mode == .stream || mode == .offsetCodebook, "too many bytes")
        return try unsafe input.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            var done = 0
            var total = 0
            while done < input.count {
                let piece = min(input.count - done, largest)
                var written: Int32 = 0
                try check(
                    unsafe EVP_CipherUpdate(
                        pointer,
                        output?.baseAddress.map { unsafe $0 + total },
                        &written,
                        input.baseAddress.map { unsafe $0 + done },
                        Int32(piece)
                    ),
                    "EVP_CipherUpdate"
                )
                done += piece
                total += Int(written)
            }
            return total
        }
    }

    /// Tells of a message without a byte, which needs addresses all the same.
    private func processNothing() throws(OpenSSLFailure) -> Int {
        var none: UInt8 = 0
        var written: Int32 = 0
        try unsafe withUnsafeMutablePointer(to: &none) { (none) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_CipherUpdate(pointer, none, &written, UnsafePointer(none), 0),
                "EVP_CipherUpdate"
            )
        }
        return 0
    }
}
