import COpenSSL

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
        precondition(key.count == keyByteCount && iv.count == ivByteCount, "a key or vector of the wrong size")
        precondition(input.count <= Int(Int32.max) && output.freeCapacity >= input.count, "no room for the output")
        let context = try unsafe check(EVP_CIPHER_CTX_new(), "EVP_CIPHER_CTX_new")
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try unsafe iv.withUnsafeBufferPointer { (iv) throws(OpenSSLFailure) in
                try check(
                    unsafe EVP_CipherInit_ex2(
                        context,
                        pointer,
                        key.baseAddress,
                        iv.baseAddress,
                        encrypting ? 1 : 0,
                        nil
                    ),
                    "EVP_CipherInit_ex2"
                )
            }
        }
        try check(unsafe EVP_CIPHER_CTX_set_padding(context, 0), "EVP_CIPHER_CTX_set_padding")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var written: Int32 = 0
            try unsafe input.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
                try check(
                    unsafe EVP_CipherUpdate(context, free.baseAddress, &written, input.baseAddress, Int32(input.count)),
                    "EVP_CipherUpdate"
                )
            }
            var last: Int32 = 0
            let rest = unsafe UnsafeMutableBufferPointer(rebasing: free[Int(written)...])
            try check(unsafe EVP_CipherFinal_ex(context, rest.baseAddress, &last), "EVP_CipherFinal_ex")
            count += Int(written) + Int(last)
        }
    }
}
