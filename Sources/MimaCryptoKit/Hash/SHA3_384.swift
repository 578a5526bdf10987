public import FoundationEssentials
internal import OpenSSLBridge

/// SHA3-384 (FIPS 202).
public struct SHA3_384: HashFunction, Sendable {
    /// The size in bytes of the blocks that it works on.
    public static let blockByteCount: Int = 104
    /// The size in bytes of its hash values.
    public static let byteCount: Int = 48
    /// The type of its hash values.
    public typealias Digest = SHA3_384Digest

    private var message = RunningHash()

    static var algorithm: DigestAlgorithm { required(.sha3t384, "SHA3-384") }

    /// Starts a message.
    public init() {}

    /// Adds bytes to the message.
    public mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        message.update(unsafe Span(_unsafeBytes: bufferPointer), Self.algorithm)
    }

    /// The hash value of the message so far, to which more may be added afterwards.
    public consuming func finalize() -> Digest {
        Digest(bytes: InlineArray { output in message.finish(Self.algorithm, into: &output) })
    }

    /// The hash value of `data`.
    @inlinable
    public static func hash<D: DataProtocol>(data: D) -> Digest {
        if let digest = data.withContiguousStorageIfAvailable({ bytes in
            unsafe hash(contiguous: UnsafeRawBufferPointer(bytes))
        }) {
            return digest
        }
        var function = Self()
        function.update(data: data)
        return function.finalize()
    }

    @usableFromInline
    static func hash(contiguous bytes: UnsafeRawBufferPointer) -> Digest {
        Digest(
            bytes: InlineArray { output in
                neverFailing { () throws(OpenSSLFailure) in
                    try algorithm.digest(unsafe Span(_unsafeBytes: bytes), into: &output, byteCount: byteCount)
                }
            }
        )
    }
}

/// A hash value of SHA3-384.
public struct SHA3_384Digest: Digest {
    let bytes: InlineArray<48, UInt8>

    /// The size in bytes.
    public static var byteCount: Int { 48 }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try unsafe bytes.span.withUnsafeBytes { try unsafe body($0) }
    }

    /// "SHA3_384 digest: " and the bytes in hexadecimal.
    public var description: String { "SHA3_384 digest: \(hexadecimal)" }

    /// Feeds the bytes to `hasher`.
    public func hash(into hasher: inout Hasher) {
        unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
