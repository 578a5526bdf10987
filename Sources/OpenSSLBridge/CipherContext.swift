import COpenSSL

/// Where CBC with ciphertext stealing puts the last two blocks (NIST SP 800-38A, addendum).
package enum CiphertextStealing: Sendable {
    /// CS1: in order, the short one before the last.
    case cs1
    /// CS2: exchanged unless the message is whole blocks.
    case cs2
    /// CS3: always exchanged, as Kerberos has it (RFC 3962 §5).
    case cs3

    fileprivate var name: StaticString {
        switch self {
        case .cs1: "CS1"
        case .cs2: "CS2"
        case .cs3: "CS3"
        }
    }
}

/// A running cipher without authentication and without padding: an owned EVP_CIPHER_CTX.
@safe
package struct CipherContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(pointer)
    }

    /// Sets key and vector, whose sizes must be ones that the cipher takes. For stealing, `stealing` says of which kind.
    package static func start(
        _ algorithm: CipherAlgorithm,
        encrypting: Bool,
        key: Span<UInt8>,
        iv: Span<UInt8>,
        stealing: CiphertextStealing? = nil
    ) throws(OpenSSLFailure) -> CipherContext {
        precondition(iv.count == algorithm.ivByteCount, "a vector of the wrong size")
        let context = try unsafe CipherContext(owning: check(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new"))
        let pointer = unsafe context.pointer
        let direction: Int32 = encrypting ? 1 : 0
        if key.count != algorithm.keyByteCount {
            try check(
                unsafe EVP_CipherInit_ex2(pointer, algorithm.pointer, nil, nil, direction, nil),
                "EVP_CipherInit_ex2"
            )
            try check(
                unsafe EVP_CIPHER_CTX_set_key_length(pointer, Int32(key.count)),
                "EVP_CIPHER_CTX_set_key_length"
            )
        }
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try unsafe iv.withUnsafeBufferPointer { (iv) throws(OpenSSLFailure) in
                let address = iv.isEmpty ? nil : iv.baseAddress
                let isSet = key.count != algorithm.keyByteCount
                let cipher = unsafe isSet ? nil : algorithm.pointer
                guard let stealing else {
                    return try check(
                        unsafe EVP_CipherInit_ex2(pointer, cipher, key.baseAddress, address, direction, nil),
                        "EVP_CipherInit_ex2"
                    )
                }
                let parameters = unsafe [Parameter.text("cts_mode", stealing.name), Parameter.end]
                try check(
                    unsafe EVP_CipherInit_ex2(pointer, cipher, key.baseAddress, address, direction, parameters),
                    "EVP_CipherInit_ex2"
                )
            }
        }
        try check(unsafe EVP_CIPHER_CTX_set_padding(pointer, 0), "EVP_CIPHER_CTX_set_padding")
        return context
    }

    /// Takes more of the input and appends what comes out, whole blocks: at most what was put in, and a block less a
    /// byte that was waiting, for which `output` must have room.
    ///
    /// XTS and stealing take their whole input in one call, of at most 2^31 - 1 bytes.
    package mutating func update(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        if input.isEmpty { return }
        let pointer = unsafe self.pointer
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            count += try unsafe Self.process(input, into: free, pointer)
        }
    }

    /// Runs the cipher over `input` in pieces, for libcrypto counts in 32 bits; gives how much came out.
    private static func process(
        _ input: Span<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>,
        _ pointer: OpaquePointer
    ) throws(OpenSSLFailure) -> Int {
        let largest = 1 << 30
        let waiting = Int(EVP_MAX_BLOCK_LENGTH) - 1
        return try unsafe input.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            var taken = 0
            var written = 0
            while taken < input.count {
                let piece = min(input.count - taken, input.count <= Int(Int32.max) ? input.count : largest)
                precondition(output.count - written >= piece - waiting, "no room for the output")
                var count: Int32 = 0
                try check(
                    unsafe EVP_CipherUpdate(
                        pointer,
                        output.baseAddress.map { unsafe $0 + written },
                        &count,
                        input.baseAddress.map { unsafe $0 + taken },
                        Int32(piece)
                    ),
                    "EVP_CipherUpdate"
                )
                taken += piece
                written += Int(count)
            }
            return written
        }
    }

    /// Ends the input, once. A block mode fails when it was not whole blocks; nothing more comes out.
    package mutating func finish() throws(OpenSSLFailure) {
        var written: Int32 = 0
        var none: InlineArray<32, UInt8> = .init(repeating: 0)
        var span = none.mutableSpan
        let pointer = unsafe self.pointer
        try unsafe span.withUnsafeMutableBufferPointer { (none) throws(OpenSSLFailure) in
            try check(unsafe EVP_CipherFinal_ex(pointer, none.baseAddress, &written), "EVP_CipherFinal_ex")
        }
    }
}

extension CipherAlgorithm {
    /// Runs the cipher once over whole input without padding and appends the output, as long as the input.
    ///
    /// For a block mode the input must be whole blocks.
    package func process(
        _ input: Span<UInt8>,
        encrypting: Bool,
        key: Span<UInt8>,
        iv: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= input.count, "no room for the output")
        var context = try CipherContext.start(self, encrypting: encrypting, key: key, iv: iv)
        try context.update(input, into: &output)
        try context.finish()
    }
}
