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
            if let difference = pair.difference, !difference.isKnown { differences.append(difference.description) }
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
    var difference: (description: String, isKnown: Bool)? {
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
        let description = """
            text \(String(decoding: text, as: UTF8.self).debugDescription), \
            path \(String(decoding: path, as: UTF8.self).debugDescription): \(wrong.joined(separator: "; "))
            """
        let fields = zip(names + ["path", "valid"], zip(expected, found)).filter { $1.0 != $1.1 }.map(\.0)
        return (description, isKnown(Set(fields), expected, found, isValid: document.isValid))
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Whether a difference in these fields, and no other, is one of MimaJSON's GoDifferences.md.
    private func isKnown(_ fields: Set<String>, _ expected: [String], _ found: [String], isValid: Bool) -> Bool {
        let path = String(decoding: path, as: UTF8.self)
        // Where a string's own text is in the document: not known here, and in gjson counted within the string.
        if path.contains("@fromstr"), fields.isSubset(of: ["index", "path"]), found[5] == "0" { return true }
        // The escapes \\b and \\f, which gjson 1.14 writes as \\u0008 and \\u000c.
        if path.contains("@tostr"), fields.isSubset(of: ["raw", "string"]) {
            let short = [2, 3].map { Self.shortEscapes(Self.bytes(Array(expected[$0].utf8))) }
            if short == [2, 3].map({ Self.bytes(Array(found[$0].utf8)) }) { return true }
        }
        // What Debian's `pretty` does with words and signs that JSON has not: in texts and literals that are not JSON.
        let hasBrokenLiteral = ["!inf", "!nan", "!NaN", "!+", "!x", "!T"].contains { path.contains($0) }
        if path.contains("@pretty"), !isValid || hasBrokenLiteral, !fields.contains("valid") { return true }
        // Debian's `pretty` sorts keys as they are written, with their escapes.
        if path.contains("sort"), fields.isSubset(of: ["raw", "string"]), text.contains(0x5C),
            Self.bytes(Array(found[2].utf8)).sorted() == Self.bytes(Array(expected[2].utf8)).sorted()
        {
            return true
        }
        // Flattening stops at 200 levels here.
        return path.contains("@flatten") && path.contains("deep") && text.count { $0 == 0x5B } > 190
            && !fields.contains("valid")
    }

    /// The text with the short escapes of two control characters.
    private static func shortEscapes(_ bytes: [UInt8]) -> [UInt8] {
        let long = [UInt8]("\\u000".utf8)
        var out: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i...].starts(with: long), i + 5 < bytes.count, [0x38, 0x63].contains(bytes[i + 5]) {
                out += [0x5C, bytes[i + 5] == 0x38 ? 0x62 : 0x66]
                i += 6
            } else if bytes[i] == 0x5C, i + 1 < bytes.count {
                out += bytes[i...i + 1]
                i += 2
            } else {
                out.append(bytes[i])
                i += 1
            }
        }
        return out
    }
}
