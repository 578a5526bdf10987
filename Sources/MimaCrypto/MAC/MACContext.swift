internal import MimaBytes
internal import OpenSSLBridge

/// A running message authentication code of an algorithm chosen at run time.
///
///     var code = try MACContext(.cmac(.aes), key: key)
///     code.update(first)
///     code.update(second)
///     let tag = code.finalize()
public struct MACContext: ~Copyable, Sendable {
    private var running: Running

    /// Starts a code under `key`.
    ///
    /// Throws ``CryptoError/unavailable(algorithm:)`` when the running libcrypto has no such code,
    /// ``CryptoError/wrongByteCount(of:found:expected:)``, ``CryptoError/parameterOutOfRange(_:found:allowed:)`` or
    /// ``CryptoError/unsupported(_:)`` for parameters that it does not take, and ``CryptoError/invalidKey(_:)`` for a
    /// key of a size that it does not take.
    public init(_ algorithm: MACAlgorithm, key: SymmetricKey) throws(CryptoError) {
        running = try key.withBytes { (key) throws(CryptoError) in try Running.start(algorithm, key: key) }
    }

    private init(_ running: consuming Running) {
        self.running = running
    }

    /// The size of the authentication code in bytes.
    public var byteCount: Int { running.byteCount }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in try running.update(bytes) }
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Ends the message and gives its authentication code.
    public consuming func finalize() -> [UInt8] {
        let byteCount = running.byteCount
        var last: Running? = running
        return [UInt8](capacity: byteCount) { output in
            neverFailing { () throws(OpenSSLFailure) in try last.take()?.finish(into: &output) }
        }
    }

    /// Ends the message and appends its authentication code to `output`, which must have room for it.
    public consuming func finalize(into output: inout OutputSpan<UInt8>) {
        do {
            try running.finish(into: &output)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Ends the message and says, in constant time, whether `code` is its whole authentication code.
    public consuming func isValid(_ code: Span<UInt8>) -> Bool {
        let own = finalize()
        return constantTimeEquals(own.span, code)
    }

    /// A second code that goes on from the same state.
    public borrowing func copy() -> MACContext {
        MACContext(neverFailing { () throws(OpenSSLFailure) in try running.copy() })
    }
}

extension MACContext {
    /// What computes the code: HMAC is put together from digests, the others are libcrypto's.
    struct Running: ~Copyable, Sendable {
        let byteCount: Int
        // One of the two is there.
        private var hmac: HMACContext?
        private var function: MACFunctionContext?

        private init(
            byteCount: Int,
            hmac: consuming HMACContext? = nil,
            function: consuming MACFunctionContext? = nil
        ) {
            self.byteCount = byteCount
            self.hmac = hmac
            self.function = function
        }

        static func start(_ algorithm: MACAlgorithm, key: Span<UInt8>) throws(CryptoError) -> Running {
            if case .hmac(let digest) = try algorithm.engine() {
                return try throwingCryptoError { () throws(OpenSSLFailure) in
                    Running(byteCount: digest.byteCount, hmac: try HMACContext.start(digest, key: key))
                }
            }
            return Running(byteCount: algorithm.byteCount, function: try startFunction(algorithm, key: key))
        }

        /// Starts a code that is not an HMAC.
        static func startFunction(
            _ algorithm: MACAlgorithm,
            key: Span<UInt8>
        ) throws(CryptoError) -> MACFunctionContext {
            switch try algorithm.engine() {
            case .hmac:
                throw .unsupported("\(algorithm) is an HMAC, which is put together from digests")
            case .function(let function, let settings, let sizes):
                if !sizes.contains(key.count) { throw algorithm.wrongKey(byteCount: key.count) }
                return try start(function, key: key, byteCount: algorithm.byteCount, settings)
            case .cipher(let function, let settings, let sizes, let cipher):
                guard sizes.contains(key.count), let cipher = cipher(key.count) else {
                    throw algorithm.wrongKey(byteCount: key.count)
                }
                return try start(function, key: key, byteCount: algorithm.byteCount, [.cipher(cipher)] + settings)
            }
        }

        private static func start(
            _ function: MACFunction,
            key: Span<UInt8>,
            byteCount: Int,
            _ settings: [MACSetting]
        ) throws(CryptoError) -> MACFunctionContext {
            try throwingCryptoError { () throws(OpenSSLFailure) in
                try MACFunctionContext.start(function, key: key, byteCount: byteCount, settings: settings)
            }
        }

        mutating func update(_ bytes: Span<UInt8>) throws(OpenSSLFailure) {
            try hmac?.update(bytes)
            try function?.update(bytes)
        }

        consuming func finish(into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
            try hmac.take()?.finish(into: &output)
            try function.take()?.finish(into: &output)
        }

        borrowing func copy() throws(OpenSSLFailure) -> Running {
            Running(byteCount: byteCount, hmac: try hmac?.copy(), function: try function?.copy())
        }
    }
}

extension MACAlgorithm {
    func wrongKey(byteCount: Int) -> CryptoError {
        let sizes = (keyByteCounts ?? []).map { sizes in
            sizes.count == 1 ? "\(sizes.lowerBound)" : "\(sizes.lowerBound) to \(sizes.upperBound)"
        }
        return .invalidKey("the \(self) key has \(byteCount) bytes, and should have \(sizes.joined(separator: " or "))")
    }
}
