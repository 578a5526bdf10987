import COpenSSL

/// A block cipher of 16 bytes with its key, one block at a time: what libcrypto's modes for any such cipher
/// (`openssl/modes.h`) are given. An owned EVP_CIPHER_CTX in ECB mode.
@safe
package struct BlockFunction: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe EVP_CIPHER_CTX_free(pointer)
    }

    /// Sets the key, whose size must be the algorithm's; that is a cipher of 16 bytes in ECB mode.
    package static func start(
        _ ecb: CipherAlgorithm,
        encrypting: Bool,
        key: Span<UInt8>
    ) throws(OpenSSLFailure) -> BlockFunction {
        precondition(key.count == ecb.keyByteCount, "a key of the wrong size")
        precondition(ecb.blockByteCount == 16 && ecb.ivByteCount == 0, "no cipher of 16 bytes in ECB mode")
        let function = try unsafe BlockFunction(owning: check(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new"))
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try check(
                unsafe EVP_CipherInit_ex2(
                    function.pointer,
                    ecb.pointer,
                    key.baseAddress,
                    nil,
                    encrypting ? 1 : 0,
                    nil
                ),
                "EVP_CipherInit_ex2"
            )
        }
        try check(unsafe EVP_CIPHER_CTX_set_padding(function.pointer, 0), "EVP_CIPHER_CTX_set_padding")
        return function
    }

    /// What libcrypto calls for each block, with the context as the key.
    static let block: block128_f = { input, output, context in
        var written: Int32 = 0
        let code = unsafe EVP_CipherUpdate(context.map { OpaquePointer($0) }, output, &written, input, 16)
        // There is no way to report it, and a mode that went on would make a keystream of what was in the memory.
        precondition(code == 1 && written == 16, "libcrypto could not encrypt a block")
    }

    /// The context as libcrypto's modes take a key.
    var key: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(pointer) }
}
