import COpenSSL
import Synchronization

/// A context of libcrypto that was made ready for one operation with a key, an owned EVP_PKEY_CTX. It serves any number
/// of calls with the same parameters, one after another.
@safe
struct KeyContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, and whoever has it is the only one that uses it.
    let pointer: OpaquePointer
    let purpose: Purpose

    /// What it was made ready for.
    enum Purpose: Equatable {
        case signing(Key.SignaturePadding)
        case verifying(Key.SignaturePadding)
        /// Agreement, with a peer's key that is set each time.
        case agreement
    }

    fileprivate init(owning pointer: OpaquePointer, _ purpose: Purpose) {
        unsafe self.pointer = pointer
        self.purpose = purpose
    }

    deinit {
        unsafe EVP_PKEY_CTX_free(pointer)
    }
}

extension Key {
    /// Runs `body` with a context that was made ready by `prepare`, now or for an earlier call: that fetches the
    /// operation's algorithm, which takes as long as a tenth of a signature.
    ///
    /// The context of the last call is kept with the key. While one thread uses it, others make contexts of their own.
    /// After a failure it is let go: in what state it is then nobody says.
    func withContext<R>(
        for purpose: KeyContext.Purpose,
        prepare: (OpaquePointer) throws(OpenSSLFailure) -> Void,
        _ body: (OpaquePointer) throws(OpenSSLFailure) -> R
    ) throws(OpenSSLFailure) -> R {
        let context = try unsafe takeContext(for: purpose, prepare: prepare)
        let result = try unsafe body(context.pointer)
        var last: KeyContext? = context
        keptContext.withLock { $0 = last.take() }
        return result
    }

    private func takeContext(
        for purpose: KeyContext.Purpose,
        prepare: (OpaquePointer) throws(OpenSSLFailure) -> Void
    ) throws(OpenSSLFailure) -> KeyContext {
        let last = keptContext.withLock { $0.take() }
        if let last {
            if last.purpose == purpose { return last }
        }
        let context = unsafe KeyContext(
            owning: try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey"),
            purpose
        )
        try unsafe prepare(context.pointer)
        return context
    }
}
