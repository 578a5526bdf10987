package struct BLAKE2bCore: ~Copyable, Sendable {
    init(byteCount: Int, key: Span<UInt8>) {}
    mutating func update(_ bytes: Span<UInt8>) {}
    mutating func finish(into: inout OutputSpan<UInt8>) {}
    borrowing func copy() -> Self { BLAKE2bCore(byteCount: 1, key: Span()) }
}
