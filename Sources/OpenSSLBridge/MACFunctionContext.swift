import COpenSSL

/// A running code of a ``MACFunction`` with its key: an owned EVP_MAC_CTX.
@safe
package struct MACFunctionContext: ~Copyable, @unchecked Sendable {
    // Sendable: the context is owned and not copyable, so only one thread can hold it at a time.
    private let pointer: OpaquePointer
    /// The size of the authentication code in bytes.
    package let byteCount: Int

    private init(owning pointer: OpaquePointer, byteCount: Int) {
        unsafe self.pointer = pointer
        self.byteCount = byteCount
    }

    /// Starts a code of `byteCount` bytes, the size that the function has or is set to. The key, which is not empty,
    /// and the settings must be of sizes that the function takes.
    package static func start(
        _ function: MACFunction,
        key: Span<UInt8>,
        byteCount: Int,
        settings: [MACSetting] = []
    ) throws(OpenSSLFailure) -> MACFunctionContext {
        // A null key would stand for "the one there was".
        precondition(key.count > 0, "a code without a key")
        var parameters = ParameterList()
        for setting in settings { parameters.add(setting) }
        let context = try unsafe MACFunctionContext(
            owning: check(EVP_MAC_CTX_new(function.pointer), "EVP_MAC_CTX_new"),
            byteCount: byteCount
        )
        unsafe try parameters.withEntries { (parameters) throws(OpenSSLFailure) in
            try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
                try check(unsafe EVP_MAC_init(context.pointer, key.baseAddress, key.count, parameters), "EVP_MAC_init")
            }
        }
        return context
    }

    deinit {
        unsafe EVP_MAC_CTX_free(pointer)
    }

    /// Adds bytes to the message.
    package mutating func update(_ bytes: Span<UInt8>) throws(OpenSSLFailure) {
        if bytes.isEmpty { return }
        try unsafe bytes.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_update(pointer, input.baseAddress, input.count), "EVP_MAC_update")
        }
    }

    /// Ends the message and appends its authentication code to `output`.
    package consuming func finish(into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
        try code(of: Span(), into: &output)
    }

    /// Starts again with `key` and the settings that the context has. What the context was told before is forgotten.
    package borrowing func restart(key: Span<UInt8>) throws(OpenSSLFailure) {
        precondition(key.count > 0, "a code without a key")
        try unsafe key.withUnsafeBufferPointer { (key) throws(OpenSSLFailure) in
            try check(unsafe EVP_MAC_init(pointer, key.baseAddress, key.count, nil), "EVP_MAC_init")
        }
    }

    /// Appends the authentication code of `message`, which is the whole of it, to `output`. The context must have been
    /// started and not been given a message yet; it has to be started again before the next.
    package borrowing func code(
        of message: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        precondition(output.freeCapacity >= byteCount, "no room for the authentication code")
        try unsafe MACFunctionContext.code(pointer, of: message, byteCount: byteCount, into: &output)
    }

    /// Appends the code of a message under the key that `context` has.
    static func code(
        _ context: OpaquePointer,
        of message: Span<UInt8>,
        byteCount: Int,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        try unsafe message.withUnsafeBufferPointer { (input) throws(OpenSSLFailure) in
            if input.count > 0 {
                try check(unsafe EVP_MAC_update(context, input.baseAddress, input.count), "EVP_MAC_update")
            }
        }
        try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
            var written = 0
            try check(unsafe EVP_MAC_final(context, free.baseAddress, &written, free.count), "EVP_MAC_final")
            if written != byteCount {
                throw OpenSSLFailure(operation: "EVP_MAC_final", reasons: ["\(written) bytes, not \(byteCount)"])
            }
            count += written
        }
    }

    /// A second context in the same state.
    package borrowing func copy() throws(OpenSSLFailure) -> MACFunctionContext {
        try unsafe MACFunctionContext(
            owning: check(EVP_MAC_CTX_dup(pointer), "EVP_MAC_CTX_dup"),
            byteCount: byteCount
        )
    }
}

extension ParameterList {
    mutating func add(_ setting: MACSetting) {
        switch setting {
        case .cipher(let cipher): add("cipher", text: cipher.name)
        case .byteCount(let byteCount): add("size", number: UInt64(byteCount))
        case .nonce(let bytes): add("iv", bytes: bytes.span)
        case .customization(let bytes): add("custom", bytes: bytes.span)
        case .salt(let bytes): add("salt", bytes: bytes.span)
        case .extendable: add("xof", number: 1)
        case .rounds(let compression, let finalization):
            add("c-rounds", number: UInt64(compression))
            add("d-rounds", number: UInt64(finalization))
        }
    }
}
