import COpenSSL
import Glibc

/// A running digest: an owned EVP_MD_CTX.
@safe
package struct DigestContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer
    /// The algorithm that this context runs.
    package let algorithm: DigestAlgorithm

    private init(owning pointer: OpaquePointer, algorithm: DigestAlgorithm) {
        unsafe self.pointer = unsafe pointer
        self.algorithm = algorithm
    }

    /// Starts a digest.
    package static func start(_ algorithm: DigestAlgorithm) throws(OpenSSLFailure) -> DigestContext {
        let context = try unsafe DigestContext(
            owning: check(EVP_MD_CTX_new(), "EVP_MD_CTX_new"),
            algorithm: algorithm
        )
        try check(unsafe EVP_DigestInit_ex2(context.pointer, algorithm.pointer, nil), "EVP_DigestInit_ex2")
        return context
    }

    deinit {
        unsafe EVP_MD_CTX_free(pointer)
    }

    /// Adds bytes to the message.
    package mutating func update(_ bytes: Span<UInt8>) throws(OpenSSLFailure) {
        try unsafe bytes.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            try check(unsafe EVP_DigestUpdate(pointer, input.baseAddress, input.count), "EVP_DigestUpdate")
        }
    }

    /// Ends the message and appends its digest to `output`: `byteCount` bytes, which must be the algorithm's unless
    /// it is an extendable-output function. The owner must let go of the context then: libcrypto refuses more.
    package mutating func finish(
        into output: inout OutputSpan<UInt8>,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        try unsafe DigestContext.finish(pointer, algorithm, into: &output, byteCount: byteCount)
    }

    /// A second context in the same state.
    package borrowing func copy() throws(OpenSSLFailure) -> DigestContext {
        let other = try unsafe DigestContext(
            owning: check(EVP_MD_CTX_new(), "EVP_MD_CTX_new"),
            algorithm: algorithm
        )
        try check(unsafe EVP_MD_CTX_copy_ex(other.pointer, pointer), "EVP_MD_CTX_copy_ex")
        return other
    }

    fileprivate static func finish(
        _ pointer: OpaquePointer,
        _ algorithm: DigestAlgorithm,
        into output: inout OutputSpan<UInt8>,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        precondition(algorithm.isExtendable || byteCount == algorithm.byteCount, "not a size of this digest")
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            if algorithm.isExtendable {
                try check(unsafe EVP_DigestFinalXOF(pointer, free.baseAddress, byteCount), "EVP_DigestFinalXOF")
            } else {
                try check(unsafe EVP_DigestFinal_ex(pointer, free.baseAddress, nil), "EVP_DigestFinal_ex")
            }
            count += byteCount
        }
    }
}

extension DigestAlgorithm {
    /// Appends the digest of `bytes` to `output`, as ``DigestContext/finish(into:byteCount:)`` does.
    ///
    /// Uses a context that the thread keeps: making one costs a quarter of the time that a short message takes. What
    /// the kept context remembers of a message is its digest alone, libcrypto wipes its buffer; a message that is
    /// itself a key is better hashed with a ``DigestContext``, which is wiped as a whole.
    package func digest(
        _ bytes: Span<UInt8>,
        into output: inout OutputSpan<UInt8>,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        let context = try unsafe DigestAlgorithm.contextOfThisThread()
        try check(unsafe EVP_DigestInit_ex2(context, pointer, nil), "EVP_DigestInit_ex2")
        try unsafe bytes.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            try check(unsafe EVP_DigestUpdate(context, input.baseAddress, input.count), "EVP_DigestUpdate")
        }
        try unsafe DigestContext.finish(context, self, into: &output, byteCount: byteCount)
    }

    private static let threadKey: pthread_key_t = {
        var key = pthread_key_t()
        let result = unsafe pthread_key_create(&key) { context in
            unsafe EVP_MD_CTX_free(OpaquePointer(context))
        }
        precondition(result == 0, "the process has no thread-specific key left")
        return key
    }()

    private static func contextOfThisThread() throws(OpenSSLFailure) -> OpaquePointer {
        if let kept = unsafe pthread_getspecific(threadKey) { return OpaquePointer(kept) }
        let context = try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        if unsafe pthread_setspecific(threadKey, UnsafeRawPointer(context)) != 0 {
            unsafe EVP_MD_CTX_free(context)
            throw OpenSSLFailure(operation: "pthread_setspecific", reasons: ["out of memory"])
        }
        return unsafe context
    }
}
