public import FoundationEssentials
internal import OpenSSLBridge

/// SHA-256 (FIPS 180-4).
public struct SHA256: HashFunction, Sendable {
    /// The size in bytes of the blocks that it works on.
    public static let blockByteCount: Int = 64
    /// The size in bytes of its hash values.
    public static let byteCount: Int = 32
    /// The type of its hash values.
    public typealias Digest = SHA256Digest

    private var message = RunningHash()

    static var algorithm: DigestAlgorithm { required(.sha256, "SHA-256") }

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

/// A hash value of SHA-256.
public struct SHA256Digest: Digest {
    let bytes: InlineArray<32, UInt8>

    /// The size in bytes.
    public static var byteCount: Int { 32 }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try unsafe bytes.span.withUnsafeBytes { try unsafe body($0) }
    }

    /// "SHA256 digest: " and the bytes in hexadecimal.
    public var description: String { "SHA256 digest: \(hexadecimal)" }

    /// Feeds the bytes to `hasher`.
    public func hash(into hasher: inout Hasher) {
        unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}

/// Another name of ``SHA256``.
public typealias SHA2_256 = SHA256
