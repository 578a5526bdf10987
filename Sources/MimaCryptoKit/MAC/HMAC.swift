public import FoundationEssentials
internal import MimaBytes
internal import OpenSSLBridge

/// HMAC (RFC 2104, FIPS 198-1) over any hash function: a value that takes a message in pieces, and may be copied
/// between two of them.
public struct HMAC<H: HashFunction>: Sendable {
    /// The type of its key, which may have any size.
    public typealias Key = SymmetricKey
    /// The type of its codes.
    public typealias MAC = HashedAuthenticationCode<H>

    private var running: RunningHMAC<H>

    /// Starts a message.
    public init(key: SymmetricKey) {
        running = RunningHMAC(key: key.secret)
    }

    /// Adds bytes to the message.
    public mutating func update<D: DataProtocol>(data: D) {
        data.forEachSpan { running.update($0) }
    }

    /// Adds bytes to the message.
    mutating func update(_ bytes: Span<UInt8>) {
        running.update(bytes)
    }

    /// The code of the message so far, to which more may be added afterwards.
    public func finalize() -> MAC {
        running.finish()
    }

    /// The code of `data`.
    public static func authenticationCode<D: DataProtocol>(for data: D, using key: SymmetricKey) -> MAC {
        guard let algorithm = knownAlgorithm(of: H.self) else {
            var authenticator = Self(key: key)
            authenticator.update(data: data)
            return authenticator.finalize()
        }
        return data.withContiguousSpan { data in
            HashedAuthenticationCode(
                InlineArray { output in
                    neverFailing { () throws(OpenSSLFailure) in
                        var context = try key.secret.withBytes { (key) throws(OpenSSLFailure) in
                            try HMACContext.start(algorithm, key: key)
                        }
                        try context.update(data)
                        try context.finish(into: &output)
                    }
                    while output.freeCapacity > 0 { output.append(0) }
                }
            )
        }
    }

    /// Whether `mac` is the code of the message in `bufferPointer`, in constant time.
    public static func isValidAuthenticationCode(
        _ mac: MAC,
        authenticating bufferPointer: UnsafeRawBufferPointer,
        using key: SymmetricKey
    ) -> Bool {
        constantTimeEquals(mac, unsafe authenticationCode(for: bufferPointer, using: key))
    }

    /// Whether `authenticationCode` is the code of `authenticatedData`, in constant time.
    public static func isValidAuthenticationCode<D: DataProtocol>(
        _ authenticationCode: MAC,
        authenticating authenticatedData: D,
        using key: SymmetricKey
    ) -> Bool {
        constantTimeEquals(authenticationCode, Self.authenticationCode(for: authenticatedData, using: key))
    }

    /// Whether `authenticationCode` is the code of `authenticatedData`, in constant time.
    public static func isValidAuthenticationCode<C: ContiguousBytes, D: DataProtocol>(
        _ authenticationCode: C,
        authenticating authenticatedData: D,
        using key: SymmetricKey
    ) -> Bool {
        constantTimeEquals(authenticationCode, Self.authenticationCode(for: authenticatedData, using: key))
    }
}

/// The code that HMAC gives.
public struct HashedAuthenticationCode<H: HashFunction>: MessageAuthenticationCode, Sendable {
    private enum Code: Sendable {
        /// The bytes of a function of this module's, filled up with zeros: none gives more than 64.
        case padded(InlineArray<64, UInt8>)
        /// The hash value of any other function.
        case digest(H.Digest)
    }

    private let code: Code

    init(_ padded: InlineArray<64, UInt8>) {
        code = .padded(padded)
    }

    init(_ digest: H.Digest) {
        code = .digest(digest)
    }

    /// The size in bytes.
    public var byteCount: Int { H.Digest.byteCount }

    /// "HMAC with", the function's name, and the bytes in hexadecimal.
    public var description: String { "HMAC with \(H.self): \(hexadecimal)" }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        switch code {
        case .padded(let bytes):
            try unsafe bytes.span.extracting(first: byteCount).withUnsafeBytes { try unsafe body($0) }
        case .digest(let digest):
            try unsafe digest.withUnsafeBytes(body)
        }
    }

    /// Feeds the bytes to `hasher`.
    public func hash(into hasher: inout Hasher) {
        unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
