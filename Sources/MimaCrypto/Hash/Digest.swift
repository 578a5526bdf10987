internal import MimaBytes
internal import OpenSSLBridge

/// The digest that a hash function made. Comparison takes the same time wherever two digests differ.
///
/// The bytes are stored inline, so that a digest costs no allocation; ``bytes`` makes an array of them.
public struct Digest<Function: HashFunction & ~Copyable>: Sendable {
    // 64 bytes is the largest digest of a function of fixed size.
    @usableFromInline
    let storage: InlineArray<64, UInt8>

    /// The size of the digest in bytes.
    public static var byteCount: Int { Function.byteCount }

    init(_ storage: InlineArray<64, UInt8>) {
        self.storage = storage
    }

    /// Takes over a digest that was stored or sent, or gives nil when its size is not the function's.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Function.byteCount else { return nil }
        storage = InlineArray { $0 < bytes.count ? bytes[$0] : 0 }
    }

    @inlinable
    init(hashing data: Span<UInt8>) {
        storage = Function.algorithm.paddedDigest(of: data)
    }

    /// The bytes of the digest.
    public var bytes: [UInt8] {
        withBytes { span in [UInt8](capacity: span.count) { for index in span.indices { $0.append(span[index]) } } }
    }

    /// Lends the bytes to `body`.
    public func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        try body(storage.span.extracting(0..<Function.byteCount))
    }
}

extension Digest: Hashable where Function: ~Copyable {
    /// Whether both are the same digest, in constant time.
    public static func == (left: Digest, right: Digest) -> Bool {
        constantTimeEquals(left.storage.span, right.storage.span)
    }

    /// Feeds the bytes to `hasher`.
    public func hash(into hasher: inout Hasher) {
        withBytes { span in for index in span.indices { hasher.combine(span[index]) } }
    }
}

extension Digest: CustomStringConvertible where Function: ~Copyable {
    /// The bytes in lower-case hexadecimal.
    public var description: String { withBytes { Hex.encode($0) } }
}

extension HashAlgorithm {
    /// The digest, of at most 64 bytes, with zeros behind it. Ends the program where there is no such function.
    ///
    /// Not generic, so that it is compiled once: all that is generic about hashing is inlined into the caller.
    @usableFromInline
    func paddedDigest(of data: Span<UInt8>) -> InlineArray<64, UInt8> {
        do throws(CryptoError) {
            switch try engine() {
            case .libcrypto(let algorithm):
                return try throwingCryptoError { () throws(OpenSSLFailure) in try algorithm.digest(of: data) }
            case .blake2b(let byteCount):
                return InlineArray { output in
                    BLAKE2bCore.hash(data, byteCount: byteCount, into: &output)
                    while output.freeCapacity > 0 { output.append(0) }
                }
            }
        } catch {
            preconditionFailure("\(error)")
        }
    }
}
