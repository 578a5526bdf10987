/// A hash function known at compile time, as Swift programmers know them from CryptoKit: `SHA256.hash(data: bytes)`,
/// or `var hash = SHA256()`, `hash.update(data: bytes)`, `hash.finalize()`.
public protocol HashFunction: ~Copyable, SendableMetatype {
    /// The same function in the run-time tier.
    static var algorithm: HashAlgorithm { get }
    /// Starts a hash.
    init()
    /// Adds bytes to the message.
    mutating func update(data: Span<UInt8>)
    /// Ends the message and gives its digest.
    consuming func finalize() -> Digest<Self>
    /// A second hash that goes on from the same state.
    borrowing func copy() -> Self
}

extension HashFunction where Self: ~Copyable {
    /// The size of the digest in bytes.
    public static var byteCount: Int { algorithm.byteCount }
    /// The size in bytes of the blocks that the function works on.
    public static var blockByteCount: Int { algorithm.blockByteCount }

    /// The digest of `data`.
    @inlinable
    public static func hash(data: Span<UInt8>) -> Digest<Self> {
        Digest(hashing: data)
    }

    /// The digest of `data`.
    @inlinable
    public static func hash(data: [UInt8]) -> Digest<Self> {
        Digest(hashing: data.span)
    }

    /// Adds bytes to the message.
    @inlinable
    public mutating func update(data: [UInt8]) {
        update(data: data.span)
    }
}

/// What tells one ``FixedHash`` from another, such as ``SHA256`` from ``SHA512``: the function in the run-time tier.
public protocol FixedHashAlgorithm: SendableMetatype {
    /// The function in the run-time tier, whose digest has 64 bytes at most.
    static var algorithm: HashAlgorithm { get }
}

/// A hash function of the compile-time tier; use the names, such as ``SHA256``, that stand for its kinds.
///
/// Where the system's policy forbids the function (a FIPS provider has no BLAKE2, for one), starting it ends the
/// program: the run-time tier, ``HashAlgorithm``, gives an error there.
public struct FixedHash<Algorithm: FixedHashAlgorithm>: HashFunction, ~Copyable, Sendable {
    private var context: HashContext

    /// The same function in the run-time tier.
    @inlinable public static var algorithm: HashAlgorithm { Algorithm.algorithm }

    /// Starts a hash.
    public init() {
        do throws(CryptoError) {
            context = try HashContext(Algorithm.algorithm)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private init(_ context: consuming HashContext) {
        self.context = context
    }

    /// Adds bytes to the message.
    public mutating func update(data: Span<UInt8>) {
        context.update(data)
    }

    /// Ends the message and gives its digest.
    public consuming func finalize() -> Digest<Self> {
        var last = context
        let bytes = InlineArray<64, UInt8> { output in
            last.finish(into: &output)
            while output.freeCapacity > 0 { output.append(0) }
        }
        return Digest(bytes)
    }

    /// A second hash that goes on from the same state.
    public borrowing func copy() -> Self {
        FixedHash(context.copy())
    }
}
