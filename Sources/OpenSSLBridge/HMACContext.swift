import COpenSSL

/// A running HMAC with its key (RFC 2104): the hash functions inside and outside, each with its key already in.
///
/// It is put together from two digests instead of being libcrypto's own HMAC, whose context fetches its digest by name
/// each time that it is made and takes three times as long for a short message. The key itself is not kept: only what
/// the function made of it.
package struct HMACContext: ~Copyable, Sendable {
    private var inner: DigestContext
    private var outer: DigestContext
    /// The size of the authentication code in bytes.
    package let byteCount: Int

    private init(inner: consuming DigestContext, outer: consuming DigestContext) {
        byteCount = inner.algorithm.byteCount
        self.inner = inner
        self.outer = outer
    }

    /// Starts an HMAC over `digest`, a function of fixed output, with `key`, of any length.
    package static func start(_ digest: DigestAlgorithm, key: Span<UInt8>) throws(OpenSSLFailure) -> HMACContext {
        precondition(!digest.isExtendable, "no HMAC over a function of any output length")
        var inner = try DigestContext.start(digest)
        var outer = try DigestContext.start(digest)
        let block = digest.blockByteCount
        try unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: block) { (pad) throws(OpenSSLFailure) in
            defer { unsafe OPENSSL_cleanse(pad.baseAddress, block) }
            unsafe pad.initialize(repeating: 0)
            if key.count <= block {
                unsafe key.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(pad).copyMemory(from: $0) }
            } else {
                var hash = try DigestContext.start(digest)
                try hash.update(key)
                var output = unsafe OutputSpan(buffer: pad, initializedCount: 0)
                try hash.finish(into: &output, byteCount: digest.byteCount)
                unsafe _ = output.finalize(for: pad)
            }
            for index in 0..<block { unsafe pad[index] ^= 0x36 }
            try unsafe inner.update(pad.span)
            for index in 0..<block { unsafe pad[index] ^= 0x36 ^ 0x5c }
            try unsafe outer.update(pad.span)
        }
        return HMACContext(inner: inner, outer: outer)
    }

    /// Adds bytes to the message.
    package mutating func update(_ bytes: Span<UInt8>) throws(OpenSSLFailure) {
        try inner.update(bytes)
    }

    /// Ends the message and appends its authentication code to `output`.
    package consuming func finish(into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        let byteCount = byteCount
        precondition(output.freeCapacity >= byteCount, "no room for the authentication code")
        try inner.finish(into: &output, byteCount: byteCount)
        // The inner digest is put where the code will be, which is as long and so overwrites it.
        do {
            defer { output.removeLast(byteCount) }
            try outer.update(output.span.extracting(last: byteCount))
        }
        try outer.finish(into: &output, byteCount: byteCount)
    }

    /// A second context in the same state.
    package borrowing func copy() throws(OpenSSLFailure) -> HMACContext {
        HMACContext(inner: try inner.copy(), outer: try outer.copy())
    }
}
