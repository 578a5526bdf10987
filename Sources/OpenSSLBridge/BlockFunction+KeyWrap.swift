import COpenSSL

/// AES key wrap and key wrap with padding over any cipher of 16-byte blocks. To wrap, the function must encrypt; to
/// unwrap, it must decrypt.
extension BlockFunction {
    /// RFC 3394: appends the wrapped key, 8 bytes longer. The key must be 16 bytes to 2^31 in steps of 8.
    package func wrap(_ secret: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= secret.count + 8, "no room for the wrapped key")
        let isGood = unsafe run(secret, into: &output, room: secret.count + 8) { output, input, count in
            unsafe CRYPTO_128_wrap(key, nil, output, input, count, Self.block)
        }
        if !isGood { throw OpenSSLFailure.drain(after: "CRYPTO_128_wrap") }
    }

    /// RFC 3394: appends the key, 8 bytes shorter, and gives true; or, when it is not what this function wrapped,
    /// leaves `output` as it was and gives false.
    package func unwrap(_ wrapped: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Bool {
        precondition(wrapped.count >= 8 && output.freeCapacity >= wrapped.count, "no room for the key")
        return unsafe run(wrapped, into: &output, room: wrapped.count) { output, input, count in
            unsafe CRYPTO_128_unwrap(key, nil, output, input, count, Self.block)
        }
    }

    /// RFC 5649: appends the wrapped key, 8 to 15 bytes longer. The key must be 1 byte to 2^31.
    package func wrapPadded(_ secret: Span<UInt8>, into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= secret.count + 15, "no room for the wrapped key")
        let isGood = unsafe run(secret, into: &output, room: secret.count + 15) { output, input, count in
            unsafe CRYPTO_128_wrap_pad(key, nil, output, input, count, Self.block)
        }
        if !isGood { throw OpenSSLFailure.drain(after: "CRYPTO_128_wrap_pad") }
    }

    /// RFC 5649: appends the key and gives true, or leaves `output` as it was and gives false. `output` must have room
    /// for as many bytes as the wrapped key has.
    package func unwrapPadded(_ wrapped: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Bool {
        precondition(wrapped.count >= 8 && output.freeCapacity >= wrapped.count, "no room for the key")
        return unsafe run(wrapped, into: &output, room: wrapped.count) { output, input, count in
            unsafe CRYPTO_128_unwrap_pad(key, nil, output, input, count, Self.block)
        }
    }

    /// Calls a function of libcrypto that gives how many bytes it wrote, 0 for a failure; then what it may have written
    /// is wiped.
    @unsafe
    private func run(
        _ input: Span<UInt8>,
        into output: inout OutputSpan<UInt8>,
        room: Int,
        _ body: (UnsafeMutablePointer<UInt8>?, UnsafePointer<UInt8>?, Int) -> Int
    ) -> Bool {
        unsafe input.withUnsafeBufferPointer { input in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                let written = unsafe body(free.baseAddress, input.baseAddress, input.count)
                if written == 0 || written > room {
                    unsafe OPENSSL_cleanse(free.baseAddress, room)
                    ERR_clear_error()
                    return false
                }
                count += written
                return true
            }
        }
    }
}
