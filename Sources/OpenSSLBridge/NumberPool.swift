import COpenSSL

/// libcrypto's big numbers for the length of one computation, wiped at its end.
///
/// A number that it gives lives as long as the pool.
@safe
struct NumberPool: ~Copyable {
    /// What libcrypto's functions on numbers take for their temporary values.
    let scratch: OpaquePointer

    private init(owning scratch: OpaquePointer) {
        unsafe self.scratch = scratch
    }

    static func make() throws(OpenSSLFailure) -> NumberPool {
        let scratch = try unsafe check(BN_CTX_new(), "BN_CTX_new")
        unsafe BN_CTX_start(scratch)
        return unsafe NumberPool(owning: scratch)
    }

    deinit {
        unsafe BN_CTX_end(scratch)
        unsafe BN_CTX_free(scratch)
    }

    /// A number that is zero.
    func number() throws(OpenSSLFailure) -> OpaquePointer {
        try unsafe check(BN_CTX_get(scratch), "BN_CTX_get")
    }

    /// A small number.
    func number(_ value: UInt) throws(OpenSSLFailure) -> OpaquePointer {
        let number = try unsafe self.number()
        try check(unsafe BN_set_word(number, value), "BN_set_word")
        return unsafe number
    }

    /// The number that `bytes` are, the most significant first.
    func number(bigEndian bytes: Span<UInt8>) throws(OpenSSLFailure) -> OpaquePointer {
        precondition(bytes.count <= Int(Int32.max), "too large a number")
        let number = try unsafe self.number()
        _ = try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(OpenSSLFailure) in
            try unsafe check(BN_bin2bn(bytes.baseAddress, Int32(bytes.count), number), "BN_bin2bn")
        }
        return unsafe number
    }
}
