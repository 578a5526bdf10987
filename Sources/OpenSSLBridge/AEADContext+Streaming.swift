import COpenSSL

/// A message of GCM or ChaCha20-Poly1305 in pieces. To open it gives out what is not verified yet.
extension AEADContext {
    /// Begins a message.
    package func begin(
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(mode == .stream, "a mode that takes its message whole")
        try begin(nonce: nonce, authenticating: additionalData, messageByteCount: 0)
    }

    /// Takes more of the message and appends as much.
    package func update(
        _ bytes: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= bytes.count, "no room for the output")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            count += try unsafe process(bytes, into: free)
        }
    }

    /// Ends the message and gives its tag.
    package func finishSealing() throws(OpenSSLFailure) -> [UInt8] {
        try [UInt8](capacity: tagByteCount) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                var last: Int32 = 0
                try check(unsafe EVP_CipherFinal_ex(pointer, buffer.baseAddress, &last), "EVP_CipherFinal_ex")
                try check(
                    unsafe EVP_CIPHER_CTX_ctrl(pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), buffer.baseAddress),
                    "EVP_CTRL_AEAD_GET_TAG"
                )
                count = tagByteCount
            }
        }
    }

    /// Ends the message: whether `tag` is its tag.
    package func finishOpening(tag: Span<UInt8>) throws(OpenSSLFailure) -> Bool {
        precondition(tag.count == tagByteCount, "a tag of the wrong size")
        try setTag(tag)
        var none: UInt8 = 0
        var last: Int32 = 0
        let isAuthentic = unsafe EVP_CipherFinal_ex(pointer, &none, &last) == 1
        if !isAuthentic { ERR_clear_error() }
        return isAuthentic
    }
}
