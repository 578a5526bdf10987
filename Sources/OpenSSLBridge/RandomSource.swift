import COpenSSL

/// libcrypto's random generator.
package enum RandomSource {
    /// Fills what `output` has free, from the generator that libcrypto keeps for secrets.
    package static func fill(_ output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        unsafe try output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            guard let start = free.baseAddress else { return }
            unsafe try check(
                RAND_priv_bytes_ex(nil, start, free.count, 256),
                "RAND_priv_bytes_ex"
            )
            count = buffer.count
        }
    }
}
