import COpenSSL
import Glibc

extension MACFunction {
    /// Appends the Poly1305 of `message` under `key`, of 32 bytes, which serves for this one message, to `output`: 16
    /// bytes. Gives false where libcrypto has no Poly1305.
    ///
    /// Uses a context that the thread keeps: making one takes as long as a short message does, and no key comes twice for
    /// which one could be kept. Ending a message wipes all that the context has of it and of the key.
    package static func poly1305(
        _ message: Span<UInt8>,
        key: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        precondition(key.count == 32, "a key of the wrong size")
        precondition(output.freeCapacity >= 16, "no room for the authentication code")
        guard let context = try unsafe poly1305ContextOfThisThread() else { return false }
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_init(context, key.baseAddress, key.count, nil), "EVP_MAC_init")
        }
        try unsafe MACFunctionContext.code(context, of: message, byteCount: 16, into: &output)
        return true
    }

    private static let threadKey: pthread_key_t = {
        var key = pthread_key_t()
        let result = unsafe pthread_key_create(&key) { context in
            unsafe EVP_MAC_CTX_free(OpaquePointer(context))
        }
        precondition(result == 0, "the process has no thread-specific key left")
        return key
    }()

    private static func poly1305ContextOfThisThread() throws(OpenSSLFailure) -> OpaquePointer? {
        if let kept = unsafe pthread_getspecific(threadKey) { return OpaquePointer(kept) }
        guard let function = poly1305 else { return nil }
        let context = try unsafe check(EVP_MAC_CTX_new(function.pointer), "EVP_MAC_CTX_new")
        if unsafe pthread_setspecific(threadKey, UnsafeRawPointer(context)) != 0 {
            unsafe EVP_MAC_CTX_free(context)
            throw OpenSSLFailure(operation: "pthread_setspecific", reasons: ["no memory"])
        }
        return unsafe context
    }
}
