import Foundation
import MimaVectors
import Testing

/// Where the recordings of gjson and sjson are.
private enum GoJSONFolder {
    static let path: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["MIMA_VECTORS"].map { URL(filePath: $0) }
        let folder = (named ?? root.deletingLastPathComponent().appending(components: "shared", "vectors"))
            .appending(component: "json").path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()
}

/// The recordings of gjson and sjson, where they are at hand: beside the checkout, or where MIMA_VECTORS says.
@Suite("Recordings of gjson and sjson", .enabled(if: GoJSONFolder.path != nil, "the recordings are not here"))
struct GoJSONRecordingsTests {
    @Test(
        "every call answers as Go does, but for the listed differences",
        arguments: [
            ("gjson-cases.jsonl.gz", 26_378, 0), ("sjson-cases.jsonl.gz", 13_964, 8),
            ("gjson-api-cases.jsonl.gz", 9_624, 0),
        ]
    )
    func recordings(name: String, count: Int, different: Int) throws {
        let folder = try #require(GoJSONFolder.path)
        let report = VectorRun(paths: ["\(folder)/\(name)"]).report()
        #expect(report.files.flatMap(\.failures).prefix(5).isEmpty)
        #expect(report.failed == 0)
        #expect(report.run + report.skipped == count)
        #expect(report.skipped == different)
    }
}
