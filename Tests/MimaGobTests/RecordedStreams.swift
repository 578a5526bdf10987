import Foundation
import MimaGob

/// Recorded streams of Go's encoding/gob with their descriptions, read where they lie: beside the checkout, or in the
/// folder that MIMA_VECTORS names.
enum RecordedStreams {
    static let folder: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["MIMA_VECTORS"].map { URL(filePath: $0) }
        let folder = (named ?? root.deletingLastPathComponent().appending(components: "shared", "vectors"))
            .appending(component: "gob")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isHere: Bool { folder != nil }

    /// What a program prints.
    static func output(of program: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(data)
    }

    /// The descriptions of all streams, each with its bytes.
    static func descriptions() throws -> [(GobJSON, [UInt8])] {
        guard let folder else { return [] }
        let archive = folder.appending(component: "go-streams.tar.gz").path
        let target = FileManager.default.temporaryDirectory.appending(component: "gob-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: target) }
        _ = try output(of: "tar", ["xzf", archive, "-C", target.path])
        let streams = target.appending(component: "fresh")
        return try FileManager.default.contentsOfDirectory(atPath: streams.path).filter { $0.hasSuffix(".json") }
            .sorted().map { name in
                let file = streams.appending(component: name)
                let bytes = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("gob"))
                // The deepest recording has 1,000 levels of gob, which are three times as many of JSON.
                let text = try Array(Data(contentsOf: file))
                return (try GobJSON(parsing: text, maximumDepth: 4_000), Array(bytes))
            }
    }

    /// The lines of a compressed file of JSON lines.
    static func lines(of name: String) throws -> [GobJSON] {
        guard let folder else { return [] }
        return try output(of: "zcat", [folder.appending(component: name).path]).split(separator: 0x0A)
            .map { try GobJSON(parsing: Array($0)) }
    }
}

extension GobJSON {
    var string: String { if case .string(let text) = self { text } else { "" } }
    var array: [GobJSON] { if case .array(let values) = self { values } else { [] } }
    var members: [Member] { if case .object(let members) = self { members } else { [] } }
    var int: Int { if case .number(let digits) = self { Int(digits) ?? -1 } else { -1 } }
    var hex: [UInt8] { Array(hex: string) }
}

extension [UInt8] {
    /// The bytes that an even number of hexadecimal digits stand for.
    init(hex: String) {
        let digits = hex.compactMap { $0.hexDigitValue.map { UInt8($0) } }
        self = stride(from: 0, to: digits.count & ~1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
