import Foundation
import MimaGob
import MimaVectors
import TestPeers
import Testing

/// Random types and values that Mima writes and Go reads.
@Suite("Streams that Go reads", .enabled(if: Peer.go.isInstalled, "go is not installed"))
struct GobReadByGoTests {
    /// Types of a stream that is being made up, and how Go is told of them.
    private struct Maker {
        var types: [Int: GobType] = [:]
        var next: Int
        var generator = SystemRandomNumberGenerator()

        func random(_ count: Int) -> Int { Int.random(in: 0..<count) }

        mutating func add(_ shape: GobType.Shape) -> Int {
            defer { next += 1 }
            types[next] = GobType(name: random(2) == 0 ? "" : "T\(next)", commonID: next, shape: shape)
            return next
        }

        /// A type's id, and the JSON that describes it to Go.
        mutating func type(_ depth: Int) -> (id: Int, json: String) {
            if depth == 0 || random(3) == 0 {
                let names = ["bool", "int", "uint", "float", "bytes", "string", "complex"]
                let id = 1 + random(7)
                return (id, "\"\(names[id - 1])\"")
            }
            switch random(5) {
            case 0:
                let element = type(depth - 1)
                return (add(.slice(element: element.id)), "[\"slice\",\(element.json)]")
            case 1:
                let element = type(depth - 1)
                let count = random(4)
                return (add(.array(element: element.id, count: count)), "[\"array\",\(count),\(element.json)]")
            case 2:
                let value = type(depth - 1)
                let key = [(2, "int"), (3, "uint"), (6, "string")][random(3)]
                return (add(.map(key: key.0, value: value.id)), "[\"map\",\"\(key.1)\",\(value.json)]")
            default:
                var fields: [GobType.Field] = []
                var json = "[\"struct\""
                for index in 0..<1 + random(5) {
                    let field = type(depth - 1)
                    fields.append(GobType.Field(name: "F\(index)", type: field.id))
                    json += ",[\"F\(index)\",\(field.json)]"
                }
                return (add(.structure(fields)), json + "]")
            }
        }

        mutating func number() -> UInt64 { UInt64.random(in: .min ... .max) >> UInt64(random(64)) }
        func text() -> String { String((0..<random(12)).map { _ in "aZ 0é漢😀\"".randomElement() ?? "a" }) }
        func double() -> Double { random(4) == 0 ? 0 : Double.random(in: -1e9...1e9) }

        mutating func value(_ id: Int) -> GobValue {
            switch types[id]?.shape {
            case .slice(let element): return .slice((0..<random(4)).map { _ in value(element) })
            case .array(let element, let count): return .array((0..<count).map { _ in value(element) })
            case .map(let key, let element):
                var seen: Set<String> = []
                var entries: [GobMapEntry] = []
                for _ in 0..<random(4) {
                    let key = value(key)
                    if seen.insert("\(key)").inserted { entries.append(GobMapEntry(key: key, value: value(element))) }
                }
                return .map(entries)
            case .structure(let fields):
                var sent: [GobStruct.Field] = []
                for field in fields {
                    // Structs and arrays are always there in Go.
                    let isComposite =
                        switch types[field.type]?.shape {
                        case .structure, .array: true
                        default: false
                        }
                    guard isComposite || random(4) > 0 else { continue }
                    sent.append(GobStruct.Field(name: field.name, value: value(field.type)))
                }
                return .structure(GobStruct(fields: sent))
            default: return scalar(id)
            }
        }

        private mutating func scalar(_ id: Int) -> GobValue {
            switch id {
            case GobTypeID.bool: .bool(random(2) == 0)
            case GobTypeID.int: .int(Int64(bitPattern: number()) &* (random(2) == 0 ? 1 : -1))
            case GobTypeID.uint: .uint(number())
            case GobTypeID.float: .float(double())
            case GobTypeID.bytes: .bytes((0..<random(9)).map { _ in UInt8.random(in: 0...255) })
            case GobTypeID.string: .string(text())
            default: .complex(real: double(), imaginary: double())
            }
        }
    }

    @Test("10,000 values of random types are in Go what they are here, with ids from 64 or 65 on")
    func toGo() throws {
        let folder = try TemporaryFolder()
        var lines = ""
        var expected: [String] = []
        for index in 0..<10_000 {
            var maker = Maker(next: 64 + index % 2)
            let (id, json) = maker.type(3)
            let value = maker.value(id)
            let stream = try GobWriter.stream(of: [GobItem(type: id, value: value)], types: maker.types)
            lines += "\(json) \(stream.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())\n"
            expected.append(value.plainDescription)
        }
        try folder.write(Array(lines.utf8), to: "lines")
        let generator = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(components: "Vectors", "generate", "gob_random.go").path
        let output = try Peer.go.run(["run", generator, "read", "lines"], in: URL(filePath: folder.path))
        let found = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(found.count == expected.count)
        let differences = zip(found, expected).filter { $0 != $1 }
        #expect(differences.isEmpty, "\(differences.count), the first: \(differences.prefix(2))")
    }
}
