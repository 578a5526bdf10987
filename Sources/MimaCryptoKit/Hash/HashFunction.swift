public import FoundationEssentials

/// A cryptographic hash function: a value that takes a message in pieces, and may be copied between two of them.
@preconcurrency
public protocol HashFunction: Sendable {
    /// The size in bytes of the blocks that the function works on.
    static var blockByteCount: Int { get }
    /// The type of its hash values.
    associatedtype Digest: MimaCryptoKit.Digest

    /// Starts a message.
    init()
    /// Adds bytes to the message.
    mutating func update(bufferPointer: UnsafeRawBufferPointer)
    /// The hash value of the message so far, to which more may be added afterwards.
    func finalize() -> Digest
}

extension HashFunction {
    /// The hash value of `data`.
    @inlinable
    public static func hash<D: DataProtocol>(data: D) -> Self.Digest {
        var function = Self()
        function.update(data: data)
        return function.finalize()
    }

    /// Adds bytes to the message.
    @inlinable
    public mutating func update<D: DataProtocol>(data: D) {
        let isContiguous: Void? = data.withContiguousStorageIfAvailable { bytes in
            unsafe update(bufferPointer: UnsafeRawBufferPointer(bytes))
        }
        if isContiguous != nil { return }
        for region in data.regions { unsafe region.withUnsafeBytes { unsafe update(bufferPointer: $0) } }
    }

    /// Adds bytes to the message.
    mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }
}
