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
            owning: DigestAlgorithm.takeContextOfThisThread(),
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
    /// it is an extendable-output function.
    ///
    /// Consumes the context: libcrypto would take more bytes, and give a digest of nothing in particular. The thread keeps
    /// what is left of it for the next digest.
    ///
    /// - Parameter isSecret: Whether the digest must not stay behind either. Not so for the hash of a message, which
    ///   ``DigestAlgorithm/digest(_:into:byteCount:)`` leaves as well, and is quicker to start again from.
    package consuming func finish(
        into output: inout OutputSpan<UInt8>,
        byteCount: Int,
        isSecret: Bool = true
    ) throws(OpenSSLFailure) {
        precondition(algorithm.isExtendable || byteCount == algorithm.byteCount, "not a size of this digest")
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        let (pointer, algorithm) = unsafe (pointer, algorithm)
        do throws(OpenSSLFailure) {
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
                try unsafe algorithm.finish(pointer, into: free.baseAddress, byteCount: byteCount)
                count += byteCount
            }
        } catch {
            _ = consume self
            throw error
        }
        discard self
        unsafe algorithm.giveBack(pointer, isSecret: isSecret)
    }

    /// A second context in the same state.
    package borrowing func copy() throws(OpenSSLFailure) -> DigestContext {
        let other = try unsafe DigestContext(
            owning: DigestAlgorithm.takeContextOfThisThread(),
            algorithm: algorithm
        )
        try check(unsafe EVP_MD_CTX_copy_ex(other.pointer, pointer), "EVP_MD_CTX_copy_ex")
        return other
    }
}

extension DigestAlgorithm {
    /// Appends the digest of `bytes` to `output`: `byteCount` bytes, which must be the algorithm's unless it is an
    /// extendable-output function.
    ///
    /// Uses a context that the thread keeps: making one costs a quarter of the time that a short message takes. A
    /// message that is a key is better hashed with a ``DigestContext``: what the kept one still holds of a message is
    /// its digest, which then is a secret too.
    package func digest(
        _ bytes: Span<UInt8>,
        into output: inout OutputSpan<UInt8>,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        precondition(isExtendable || byteCount == self.byteCount, "not a size of this digest")
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            try unsafe run(over: bytes, into: free.baseAddress, byteCount: byteCount)
            count += byteCount
        }
    }

    /// The digest of `bytes`, which has at most 64, with zeros behind it, by the same way as
    /// ``digest(_:into:byteCount:)``.
    package func digest(of bytes: Span<UInt8>) throws(OpenSSLFailure) -> InlineArray<64, UInt8> {
        precondition(!isExtendable && byteCount <= 64, "not a digest of fixed size")
        var storage = InlineArray<64, UInt8>(repeating: 0)
        var span = storage.mutableSpan
        try unsafe span.withUnsafeMutableBufferPointer { (buffer) throws(OpenSSLFailure) in
            try unsafe run(over: bytes, into: buffer.baseAddress, byteCount: byteCount)
        }
        return storage
    }

    @inline(__always)
    private func run(
        over bytes: Span<UInt8>,
        into output: UnsafeMutablePointer<UInt8>?,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        let context = try unsafe DigestAlgorithm.contextOfThisThread()
        defer {
            if !finishingWipesMessage { unsafe EVP_MD_CTX_reset(context) }
        }
        try check(unsafe EVP_DigestInit_ex2(context, pointer, nil), "EVP_DigestInit_ex2")
        try unsafe bytes.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            try check(unsafe EVP_DigestUpdate(context, input.baseAddress, input.count), "EVP_DigestUpdate")
        }
        try unsafe finish(context, into: output, byteCount: byteCount)
    }

    /// Ends the message in `context`, which runs this algorithm, and writes its digest to `output`.
    @inline(__always)
    fileprivate func finish(
        _ context: OpaquePointer,
        into output: UnsafeMutablePointer<UInt8>?,
        byteCount: Int
    ) throws(OpenSSLFailure) {
        if isExtendable {
            try check(unsafe EVP_DigestFinalXOF(context, output, byteCount), "EVP_DigestFinalXOF")
        } else {
            try check(unsafe EVP_DigestFinal_ex(context, output, nil), "EVP_DigestFinal_ex")
        }
    }

    /// Finishing wipes the message out of the functions with blocks of 64 bytes (and out of BLAKE2b), but it leaves the end
    /// of one in the buffer of the larger SHA-2, and in the sponges a state that can be run backwards to the message.
    /// Resetting a context wipes and frees all of it.
    private var finishingWipesMessage: Bool { blockByteCount == 64 }

    /// Takes the context that the thread keeps, or makes one. Starting a digest makes it forget what it was.
    fileprivate static func takeContextOfThisThread() throws(OpenSSLFailure) -> OpaquePointer {
        guard let kept = unsafe pthread_getspecific(threadKey) else {
            return try unsafe check(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        }
        pthread_setspecific(threadKey, nil)
        return OpaquePointer(kept)
    }

    /// Leaves a context that this algorithm has finished with to the thread, unless that has one.
    fileprivate func giveBack(_ context: OpaquePointer, isSecret: Bool) {
        if unsafe pthread_getspecific(Self.threadKey) != nil {
            unsafe EVP_MD_CTX_free(context)
            return
        }
        if isSecret || !finishingWipesMessage { unsafe EVP_MD_CTX_reset(context) }
        if unsafe pthread_setspecific(Self.threadKey, UnsafeRawPointer(context)) != 0 {
            unsafe EVP_MD_CTX_free(context)
        }
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
