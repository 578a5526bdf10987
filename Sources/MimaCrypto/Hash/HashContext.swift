internal import OpenSSLBridge

/// A running hash of an algorithm chosen at run time.
///
///     var hash = try HashContext(.sha256)
///     hash.update(first)
///     hash.update(second)
///     let digest = hash.finalize()
public struct HashContext: ~Copyable, Sendable {
    /// The function that is computed.
    public let algorithm: HashAlgorithm
    private var state: State

    private enum State: ~Copyable, Sendable {
        case libcrypto(DigestContext)
        case blake2b(BLAKE2bCore)
    }

    /// Starts a hash. Throws ``CryptoError/unavailable(algorithm:)`` when the running libcrypto lacks the function,
    /// and ``CryptoError/wrongByteCount(of:found:expected:)`` when it has no output of the chosen size.
    public init(_ algorithm: HashAlgorithm) throws(CryptoError) {
        self.init(algorithm, try Self.start(algorithm.engine()))
    }

    private init(_ algorithm: HashAlgorithm, _ state: consuming State) {
        self.algorithm = algorithm
        self.state = state
    }

    private static func start(_ engine: HashAlgorithm.Engine) throws(CryptoError) -> State {
        switch engine {
        case .libcrypto(let algorithm):
            do {
                return .libcrypto(try DigestContext.start(algorithm))
            } catch {
                throw CryptoError(error)
            }
        case .blake2b(let byteCount):
            return .blake2b(BLAKE2bCore(byteCount: byteCount, key: Span()))
        }
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) {
        switch consume state {
        case .libcrypto(var context):
            neverFailing { () throws(OpenSSLFailure) in try context.update(bytes) }
            state = .libcrypto(context)
        case .blake2b(var core):
            core.update(bytes)
            state = .blake2b(core)
        }
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Ends the message and gives its digest, of ``HashAlgorithm/byteCount`` bytes.
    public consuming func finalize() -> [UInt8] {
        let byteCount = algorithm.byteCount
        return [UInt8](capacity: byteCount) { output in self.finalize(into: &output) }
    }

    /// Ends the message and appends its digest, of ``HashAlgorithm/byteCount`` bytes, to `output`, which must have
    /// room for it.
    public consuming func finalize(into output: inout OutputSpan<UInt8>) {
        let byteCount = algorithm.byteCount
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        switch consume state {
        case .libcrypto(let context):
            neverFailing { () throws(OpenSSLFailure) in try context.finish(into: &output, byteCount: byteCount) }
        case .blake2b(var core):
            core.finish(into: &output)
        }
    }

    /// A second hash that goes on from the same state.
    public borrowing func copy() -> HashContext {
        switch state {
        case .libcrypto(let context):
            HashContext(algorithm, .libcrypto(neverFailing { () throws(OpenSSLFailure) in try context.copy() }))
        case .blake2b(let core):
            HashContext(algorithm, .blake2b(core.copy()))
        }
    }
}

/// Runs a call of libcrypto that cannot fail for any input, only when memory runs out, which in Swift is the end.
@inline(__always)
func neverFailing<R: ~Copyable>(_ body: () throws(OpenSSLFailure) -> R) -> R {
    do {
        return try body()
    } catch {
        preconditionFailure("\(error)")
    }
}

extension HashAlgorithm {
    /// The digest of `bytes`, of ``byteCount`` bytes. Throws as ``HashContext/init(_:)`` does.
    public func hash(_ bytes: Span<UInt8>) throws(CryptoError) -> [UInt8] {
        let engine = try engine()
        return try [UInt8](capacity: byteCount) { (output) throws(CryptoError) in
            try HashAlgorithm.hash(bytes, engine, byteCount: byteCount, into: &output)
        }
    }

    /// The digest of `bytes`, of ``byteCount`` bytes. Throws as ``HashContext/init(_:)`` does.
    public func hash(_ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        try hash(bytes.span)
    }

    static func hash(
        _ bytes: Span<UInt8>,
        _ engine: Engine,
        byteCount: Int,
        into output: inout OutputSpan<UInt8>
    ) throws(CryptoError) {
        switch engine {
        case .libcrypto(let algorithm):
            do {
                try algorithm.digest(bytes, into: &output, byteCount: byteCount)
            } catch {
                throw CryptoError(error)
            }
        case .blake2b(let byteCount):
            var core = BLAKE2bCore(byteCount: byteCount, key: Span())
            core.update(bytes)
            core.finish(into: &output)
        }
    }
}
