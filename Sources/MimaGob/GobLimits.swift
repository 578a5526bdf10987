/// How much a stream may ask of its reader. Whatever a stream claims, memory grows with the bytes that really came.
public struct GobLimits: Sendable, Equatable {
    /// The largest message, in bytes.
    public var messageByteCount: Int
    /// How deep values may be nested in each other.
    public var depth: Int
    /// How many types a stream may define, and how many fields they may have together, times 16.
    public var typeCount: Int
    /// How many elements one slice, array or map may have, and how many a whole value may.
    public var elementCount: Int

    /// Makes limits of the caller's choice.
    public init(messageByteCount: Int, depth: Int, typeCount: Int, elementCount: Int) {
        self.messageByteCount = messageByteCount
        self.depth = depth
        self.typeCount = typeCount
        self.elementCount = elementCount
    }

    /// For streams of one's own programs: 1 GiB a message, as Go has it, 10,000 levels, 65,536 types.
    ///
    /// What is passed over may be nested 10,000 levels deep, as in Go; a ``GobValue`` no more than 1,200, because each
    /// level takes some of the thread's stack when the value is released.
    public static let standard = GobLimits(
        messageByteCount: 1 << 30,
        depth: 10_000,
        typeCount: 1 << 16,
        elementCount: 1 << 30
    )

    /// For streams from strangers: 1 MiB a message, 64 levels, 256 types, 100,000 elements in a value.
    public static let untrusted = GobLimits(
        messageByteCount: 1 << 20,
        depth: 64,
        typeCount: 256,
        elementCount: 100_000
    )
}
