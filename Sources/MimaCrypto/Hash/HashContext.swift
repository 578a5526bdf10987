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
    // One of the two is there: libcrypto's context, or our own for the sizes of BLAKE2b that it lacks.
    private var libcrypto: DigestContext?
    private var blake2b: BLAKE2bCore?

    /// Starts a hash. Throws ``CryptoError/unavailable(algorithm:)`` when the running libcrypto lacks the function,
    /// and ``CryptoError/wrongByteCount(of:found:expected:)`` when it has no output of the chosen size.
    public init(_ algorithm: HashAlgorithm) throws(CryptoError) {
        switch try algorithm.engine() {
        case .libcrypto(let digest):
            self.init(
                algorithm,
                libcrypto: try throwingCryptoError { () throws(OpenSSLFailure) in try DigestContext.start(digest) }
            )
        case .blake2b(let byteCount):
            self.init(algorithm, blake2b: BLAKE2bCore(byteCount: byteCount, key: Span()))
        }
    }

    private init(
        _ algorithm: HashAlgorithm,
        libcrypto: consuming DigestContext? = nil,
        blake2b: consuming BLAKE2bCore? = nil
    ) {
        self.algorithm = algorithm
        self.libcrypto = libcrypto
        self.blake2b = blake2b
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in try libcrypto?.update(bytes) }
        blake2b?.update(bytes)
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Ends the message and gives its digest, of ``HashAlgorithm/byteCount`` bytes.
    public consuming func finalize() -> [UInt8] {
        var last = self
        return [UInt8](capacity: last.algorithm.byteCount) { output in last.finish(into: &output) }
    }

    /// Ends the message and appends its digest, of ``HashAlgorithm/byteCount`` bytes, to `output`, which must have
    /// room for it.
    public consuming func finalize(into output: inout OutputSpan<UInt8>) {
        finish(into: &output)
    }

    mutating func finish(into output: inout OutputSpan<UInt8>) {
        precondition(output.freeCapacity >= algorithm.byteCount, "no room for the digest")
        neverFailing { () throws(OpenSSLFailure) in
            try libcrypto.take()?.finish(into: &output, byteCount: algorithm.byteCount)
        }
        blake2b?.finish(into: &output)
    }

    /// A second hash that goes on from the same state.
    public borrowing func copy() -> HashContext {
        HashContext(
            algorithm,
            libcrypto: neverFailing { () throws(OpenSSLFailure) in try libcrypto?.copy() },
            blake2b: blake2b?.copy()
        )
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
            BLAKE2bCore.hash(bytes, byteCount: byteCount, into: &output)
        }
    }
}
