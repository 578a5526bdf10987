import Foundation
import MimaJSON
import TestPeers
import Testing

/// The real gjson, asked about texts and paths that a generator makes up.
private enum GJSON {
    static let sources = "/usr/share/gocode"

    static var isInstalled: Bool {
        Peer.go.isInstalled && FileManager.default.fileExists(atPath: "\(sources)/src/github.com/tidwall/gjson")
    }

    /// How many pairs are compared; `MIMA_GJSON_PAIRS` asks for more.
    static var count: Int { ProcessInfo.processInfo.environment["MIMA_GJSON_PAIRS"].flatMap(Int.init) ?? 5_000 }

    /// What the pairs come from: the same each time, unless `MIMA_GJSON_SEED` asks for others.
    static var seed: Int { ProcessInfo.processInfo.environment["MIMA_GJSON_SEED"].flatMap(Int.init) ?? 1 }
}

@Suite("Pairs of text and path", .enabled(if: GJSON.isInstalled, "gjson for Go is not installed"))
struct GJSONPairsTests {
    @Test("are answered as the real gjson answers them, but for the listed differences")
    func pairs() throws {
        let seed = GJSON.seed
        let generator = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(components: "Vectors", "generate", "gjson_pairs.go").path
        let output = try withTemporaryFolder { folder in
            try Peer.go.run(
                ["run", generator, "\(seed)", "\(GJSON.count)"],
                in: folder,
                environment: ["GO111MODULE": "off", "GOPATH": GJSON.sources]
            )
        }
        var count = 0
        var differences: [String] = []
        for line in output.split(separator: 0x0A) {
            count += 1
            let pair = Pair(line)
            if let difference = pair.difference, pair.knownDifference == nil { differences.append(difference) }
        }
        #expect(count == GJSON.count)
        #expect(differences.isEmpty, "seed \(seed): \(differences.count), such as \(differences.prefix(3))")
    }
}

/// A line of the generator: a text, a path, and what gjson found.
private struct Pair {
    let text: [UInt8]
    let path: [UInt8]
    let answer: [String]

    init(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        text = Self.bytes(fields[0])
        path = Self.bytes(fields[1])
        answer = fields.dropFirst(2).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func bytes(_ hexadecimal: some Collection<UInt8>) -> [UInt8] {
        let digits = hexadecimal.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private static func double(_ value: Double) -> String { value.isNaN ? "NaN" : "\(value.bitPattern)" }

    private static func double(_ bits: String) -> String { double(Double(bitPattern: UInt64(bits) ?? 0)) }

    /// What Mima finds otherwise; nil when both agree, or gjson panics.
    var difference: String? {
        guard answer.count == 13 else { return nil }
        let document = JSON(text)
        let value = document.get(DotPath(bytes: path))
        let type =
            switch value.kind {
            case .missing, .null: "Null"
            case .bool: value.raw.first == 0x74 ? "True" : "False"
            case .number: "Number"
            case .string: "String"
            case .array, .object: "JSON"
            }
        var expected = answer
        expected[4] = value.kind == .number ? Self.double(answer[4]) : ""
        expected[9] = Self.double(answer[9])
        let found = [
            "\(value.exists)", type, hexadecimal(Array(value.raw)), hexadecimal(value.stringBytes),
            value.kind == .number ? Self.double(value.double) : "", "\(value.offset ?? 0)",
            (value.offsets ?? []).map(String.init).joined(separator: ","), "\(value.int)", "\(value.uint)",
            Self.double(value.double), "\(value.bool)", hexadecimal(value.pathBytes(in: document) ?? []),
            "\(document.isValid)",
        ]
        guard found != expected else { return nil }
        let names = ["exists", "type", "raw", "string", "num", "index", "indexes", "int", "uint", "float", "bool"]
        let wrong = zip(names + ["path", "valid"], zip(expected, found)).filter { $1.0 != $1.1 }.map { "\($0): \($1)" }
        return """
            text \(String(decoding: text, as: UTF8.self).debugDescription), \
            path \(String(decoding: path, as: UTF8.self).debugDescription): \(wrong.joined(separator: "; "))
            """
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Why the difference is known, by the table in MimaJSON's GoDifferences.md.
    var knownDifference: String? {
        let path = String(decoding: path, as: UTF8.self)
        if path.contains("@pretty") { return "the layout of infinities and NaN, which Debian's pretty does not know" }
        if path.contains("@fromstr") { return "where a string's own text is in the document" }
        if path.contains("@tostr"), text.contains(where: { $0 == 0x08 || $0 == 0x0C }) {
            return "the escapes \\b and \\f, which gjson 1.14 writes as \\u0008 and \\u000c"
        }
        if path.contains("NaN") || path.contains("nan") || path.contains("inf") { return "infinities and NaN laid out" }
        if path.contains("@flatten"), text.filter({ $0 == 0x5B }).count > 190 { return "flattening below 200 levels" }
        return nil
    }
}
