import MimaBytes
import Testing

@Suite("SecretBytes of a size that is not known before")
struct SecretBytesGrowingTests {
    /// Gives `bytes` in pieces of at most `piece`.
    private struct Pieces {
        var rest: ArraySlice<UInt8>
        let piece: Int

        mutating func read(into output: inout OutputSpan<UInt8>) -> Int {
            let part = rest.prefix(min(piece, output.freeCapacity))
            for byte in part { output.append(byte) }
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }

    @Test(
        "all that is read is kept, whatever the pieces",
        arguments: [0, 1, 4095, 4096, 4097, 8192, 100_000],
        [1, 1000, 1 << 20]
    )
    func pieces(count: Int, piece: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var pieces = Pieces(rest: bytes[...], piece: piece)
        let secret = SecretBytes.reading(limit: 1 << 20) { pieces.read(into: &$0) }
        #expect(secret.count == count)
        #expect(secret == SecretBytes(copying: bytes))
    }

    @Test("reading stops at the limit", arguments: [0, 1, 4096, 5000])
    func limit(limit: Int) {
        var pieces = Pieces(rest: [UInt8](repeating: 7, count: 20_000)[...], piece: 999)
        #expect(SecretBytes.reading(limit: limit) { pieces.read(into: &$0) }.count == limit)
    }
}
