import COpenSSL

/// libcrypto's random generator.
package enum RandomSource {
    /// Fills what `output` has free with bytes that are to stay secret.
    package static func fill(_ output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        try unsafe fill(&output, "RAND_priv_bytes_ex") { unsafe RAND_priv_bytes_ex(nil, $0, $1, strength) }
    }

    /// Fills what `output` has free with bytes that others will see, such as a nonce. They come from a second generator,
    /// so that nothing can be learnt from them about the one for secrets.
    package static func fillPublic(_ output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        try unsafe fill(&output, "RAND_bytes_ex") { unsafe RAND_bytes_ex(nil, $0, $1, strength) }
    }

    /// What the generator must be good for, in bits.
    private static let strength: UInt32 = 256

    private static func fill(
        _ output: inout OutputSpan<UInt8>,
        _ operation: StaticString,
        _ generate: (UnsafeMutablePointer<UInt8>, Int) -> Int32
    ) throws(OpenSSLFailure) {
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            guard let start = free.baseAddress, free.count > 0 else { return }
            try check(unsafe generate(start, free.count), operation)
            count = buffer.count
        }
    }
}
