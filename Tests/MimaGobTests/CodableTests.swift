import Foundation
import MimaGob
import Testing

/// Streams are Go 1.19's: `gob.NewEncoder(&buf).Encode(v)` for the value that is named.
struct CodableTests {
    struct Point: Codable, Equatable {
        var x = 0
        var y = 0
    }

    struct Narrow: Codable, Equatable { var x: Int8 }
    struct Other: Codable { var a: Int }
    struct Maybe: Codable, Equatable { var x: Int?; var z: String? }

    /// `P{22, 33}`, with `type P struct{ X, Y int }`.
    static let point = [UInt8](hex: "1bff81030101015001ff82000102010158010400010159010400000007ff82012c014200")

    @Test("a struct of Go's is decoded by the names of its fields")
    func decodesStruct() throws {
        let decoder = GobDecoder()
        #expect(try decoder.decode(Point.self, from: Self.point) == Point(x: 22, y: 33))
        #expect(try decoder.decode(Narrow.self, from: Self.point) == Narrow(x: 22))
        #expect(try decoder.decode(Maybe.self, from: Self.point) == Maybe(x: 22, z: nil))
    }

    @Test("a struct without a field in common is refused, as Go does")
    func noFieldsMatch() {
        #expect(throws: GobError.noFieldsMatched(path: "", type: "Other")) {
            try GobDecoder().decode(Other.self, from: Self.point)
        }
    }

    @Test("a number that does not fit names its field")
    func overflow() throws {
        let bytes = try GobEncoder.encode(Point(x: 300, y: 1))
        #expect(throws: GobError.outOfRange(path: "x", value: "300", type: "Int8")) {
            try GobDecoder().decode(Narrow.self, from: bytes)
        }
    }

    @Test("signed, unsigned and floating numbers are not mixed, as in Go")
    func kinds() {
        let five = [UInt8](hex: "0304000a")
        #expect(throws: GobError.self) { try GobDecoder().decode(UInt.self, from: five) }
        #expect(throws: GobError.self) { try GobDecoder().decode(Double.self, from: five) }
        #expect(throws: Never.self) { try GobDecoder().decode(Int8.self, from: five) }
    }

    @Test("a struct is written as Go writes it, but for its name")
    func encodesStruct() throws {
        let expected = "1fff81030101" + "05506f696e74" + "01ff82000102010158010400010159010400000007ff82012c014200"
        #expect(try GobEncoder.encode(Point(x: 22, y: 33)) == [UInt8](hex: expected))
    }

    @Test("singletons are written as Go writes them")
    func singletons() throws {
        #expect(try GobEncoder.encode(true) == [UInt8](hex: "03020001"))
        #expect(try GobEncoder.encode(-129) == [UInt8](hex: "050400fe0101"))
        #expect(try GobEncoder.encode(UInt.max) == [UInt8](hex: "0b0600f8ffffffffffffffff"))
        #expect(try GobEncoder.encode(17.0) == [UInt8](hex: "050800fe3140"))
        #expect(try GobEncoder.encode("hi") == [UInt8](hex: "050c00026869"))
        #expect(try GobEncoder.encode([1, 2] as [UInt8]) == [UInt8](hex: "050a00020102"))
        #expect(try GobEncoder.encode([String]()) == [UInt8](hex: "0cff81020102ff8200010c000004ff820000"))
        #expect(try GobEncoder.encode(["a": 1]) == [UInt8](hex: "0eff81040102ff8200010c0104000007ff820001016102"))
    }

    enum Suit: String, Codable { case hearts, spades }
    enum Shape: Codable, Equatable { case circle(Double), square(side: Int), none }

    struct Everything: Codable, Equatable {
        var suit: Suit
        var shapes: [Shape]
        var scores: [Int: [String]]
        var time: GobTime
        var big: GobBigInt
        var next: [Everything]
        var data: Data
        var date: Date
        var id: UUID
        var maybe: Point?
    }

    @Test("enums, dictionaries, dates, UUIDs and recursive types come back")
    func everything() throws {
        func make(_ next: [Everything]) -> Everything {
            Everything(
                suit: .spades,
                shapes: [.circle(1.5), .square(side: 3), .none],
                scores: [7: ["a", "b"]],
                time: GobTime(seconds: 1_700_000_000, nanoseconds: 123_456_789, offsetSeconds: 3_600),
                big: GobBigInt(-300),
                next: next,
                data: Data([1, 2, 3]),
                date: Date(timeIntervalSinceReferenceDate: 1_000.5),
                id: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)),
                maybe: next.isEmpty ? nil : Point(x: 1, y: 2)
            )
        }
        let value = make([make([]), make([make([])])])
        #expect(try GobDecoder().decode(Everything.self, from: GobEncoder.encode(value)) == value)
    }

    @Test("an interface holds what the registry knows, and nil")
    func interfaces() throws {
        var registry = GobRegistry()
        registry.register(Point.self, as: "main.P")
        let values = [GobAny(5), GobAny("s"), GobAny(Point(x: 1, y: 2)), GobAny(nil)]
        let stream = try GobEncoder.encode(values, registry: registry)
        let found = try GobDecoder(registry: registry).decode([GobAny].self, from: stream)
        #expect(found.map { $0.value.map { "\($0)" } } == ["5", "s", "\(Point(x: 1, y: 2))", nil])
        #expect(throws: GobError.self) { try GobDecoder().decode([GobAny].self, from: stream) }
    }
}
