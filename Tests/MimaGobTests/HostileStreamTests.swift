import MimaGob
import Testing

struct HostileStreamTests {
    /// Go 1.19's stream of a struct with an interface that holds a struct, and one with nested interfaces.
    static let streams = [
        "1cffa303010102496601ffa400010201014e010c00010156011000000028ffa401016e01066d61696e2e50ff81030101015001ff82"
            + "000102010158010400010159010400000009ff8205010201040000",
        "1cffa303010102496601ffa400010201014e010c000101560110000000" + "21ffa401016e010e5b5d696e74657266616365207b7d"
            + "ffa5020102ffa6000110000047ffa632000205696e74363404020002176d61705b737472696e675d696e74657266616365207b7d"
            + "ffa7040102ffa800010c0110000010ffa80d0001016104626f6f6c0202000100",
    ].map { [UInt8](hex: $0) }

    @Test("a stream cut anywhere is an error or holds no value, and never more", arguments: streams)
    func truncated(_ stream: [UInt8]) {
        for count in 1..<stream.count {
            #expect(throws: GobError.self) { try GobReader.items(in: Array(stream.prefix(count))) }
        }
    }

    @Test("a stream with any byte changed is read or refused", arguments: streams)
    func flipped(_ stream: [UInt8]) {
        for index in stream.indices {
            for value in UInt8.min...UInt8.max {
                var bytes = stream
                bytes[index] = value
                _ = try? GobDocument(stream: bytes, limits: .untrusted)
            }
        }
    }

    @Test("random bytes are read or refused")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<64, using: &generator)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            if count > 0 { bytes.insert(UInt8(count), at: 0) }
            _ = try? GobDocument(stream: bytes, limits: .untrusted)
        }
    }

    /// Linked interfaces: `type T struct{ V any }` in itself, `depth` times.
    static func nested(_ depth: Int) -> GobDocument {
        let type = GobType(name: "T", commonID: 65, shape: .structure([.init(name: "V", type: GobTypeID.interface)]))
        var value = GobValue.structure(GobStruct(fields: []))
        for _ in 0..<depth {
            let inner = GobInterface(name: "main.T", type: 65, value: value)
            value = .structure(GobStruct(fields: [.init(name: "V", value: .interface(inner))]))
        }
        return GobDocument(types: [65: type], items: [GobItem(type: 65, value: value)])
    }

    @Test("values nested deeper than the limit are refused")
    func depth() throws {
        let stream = try Self.nested(40).stream()
        #expect(throws: GobError.self) { try GobReader.items(in: stream, limits: .untrusted) }
        #expect(try GobReader.items(in: stream).count == 1)
    }

    @Test("a list of 9,000 lists in each other is passed over, and not read")
    func deepLists() throws {
        // type T []T, as Go 1.19 defines it; each list holds one, the last none.
        let definition = [UInt8](hex: "10ff81" + "020101015401ff8200" + "01ff820000")
        let value = [UInt8](hex: "ff8200") + [UInt8](repeating: 1, count: 9_000) + [0]
        let length = [0xfe, UInt8(value.count >> 8), UInt8(value.count & 255)]
        let stream = definition + length + value
        var reader = GobReader()
        reader.append(stream)
        #expect(try reader.skip() == 65)
        try reader.finish()
        #expect(throws: GobError.self) { try GobReader.items(in: stream) }
    }

    @Test("a message larger than the limit is refused by its length alone")
    func length() {
        #expect(throws: GobError.messageLength(1 << 21, limit: 1 << 20, offset: 0)) {
            try GobReader.items(in: [UInt8](hex: "fd200000"), limits: .untrusted)
        }
    }

    @Test("a count that says more than the message holds is refused before anything is allocated")
    func count() {
        // []int with 2^40 elements.
        #expect(throws: GobError.self) {
            try GobReader.items(in: [UInt8](hex: "0cff85020102ff8600010400000cff8600fa010000000000"))
        }
    }
}
