import COpenSSL

/// What libcrypto writes into memory of its own, which it wipes when it grows and when it is freed: an owned BIO.
@safe
struct MemoryOutput: ~Copyable {
    let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe BIO_free(pointer)
    }

    static func make() throws(OpenSSLFailure) -> MemoryOutput {
        try unsafe MemoryOutput(owning: check(BIO_new(BIO_s_mem()), "BIO_new"))
    }

    /// Lends what was written.
    func withBytes<R>(_ body: (Span<UInt8>) -> R) -> R {
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe mima_BIO_get_mem_data(pointer, &start)
        guard let start = unsafe start, count > 0 else { return body(Span()) }
        return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            body(unsafe Span(_unsafeStart: bytes, count: count))
        }
    }
}
