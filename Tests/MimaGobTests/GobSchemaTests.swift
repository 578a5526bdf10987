import MimaGob
import Testing

struct GobSchemaTests {
    struct Point: Codable, Equatable, Sendable {
        var x = 0
        var y = 0
    }

    static let schema = GobSchema<Point>(
        name: "P",
        zero: Point(),
        fields: [.int("X", \.x), .int("Y", { $0.y }, { $0.y = $1 })]
    )

    /// Go 1.19's stream of `P{1, 2}` and `P{3, 4}`.
    static let two = [UInt8](
        hex: "1bff81030101015001ff82000102010158010400010159010400000007ff82010201040007ff820106010800"
    )

    @Test("a stream of structs is written and read as Go does")
    func stream() throws {
        let points = [Point(x: 1, y: 2), Point(x: 3, y: 4)]
        #expect(try Self.schema.encode(points) == Self.two)
        #expect(try Self.schema.decode(Self.two) == points)
    }

    @Test("a slice of structs is read from one message")
    func slice() throws {
        let points = [Point(x: -1, y: 0), Point(x: 0, y: 1 << 40)]
        let bytes = try Self.schema.encodeSlice(points)
        #expect(try Self.schema.decode(bytes) == points)
        #expect(try GobDecoder().decode([Point].self, from: bytes) == points)
    }

    @Test("fields that the schema lacks are passed over, whatever is in them")
    func unwanted() throws {
        struct Wide: Codable { var list = [["a": 1]]; var any = GobAny("s"); var x = 5; var more = [1.5] }
        #expect(try Self.schema.decode(GobEncoder.encode(Wide())) == [Point(x: 5, y: 0)])
    }

    @Test("a field of another kind and a number that does not fit are refused")
    func refused() throws {
        struct Text: Codable { var x = "1" }
        let text = try GobEncoder.encode(Text())
        #expect(throws: GobError.self) { try Self.schema.decode(text) }
        struct Small: Sendable { var x: Int8 = 0 }
        let small = GobSchema<Small>(name: "P", zero: Small(), fields: [.int("X", { $0.x }, { $0.x = $1 })])
        let large = try Self.schema.encode([Point(x: 128, y: 0)])
        #expect(throws: GobError.outOfRange(path: "X", value: "128", type: "Int8")) { try small.decode(large) }
    }

    @Test("a stream cut anywhere is refused")
    func truncated() {
        for count in 1..<Self.two.count where count != 36 {
            #expect(throws: GobError.self) { try Self.schema.decode(Array(Self.two.prefix(count))) }
        }
    }

    @Test("values arrive as soon as their bytes do")
    func asynchronous() async throws {
        let pieces = AsyncStream<[UInt8]> { continuation in
            for byte in Self.two { continuation.yield([byte]) }
            continuation.finish()
        }
        var count = 0
        for try await element in GobItems(pieces) {
            count += 1
            #expect(element.types.count == 1)
        }
        #expect(count == 2)
    }
}
