import Foundation
import MimaVectors
import TestPeers
import Testing

/// Where the recordings of gob are.
private enum GobFolder {
    static let path: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["MIMA_VECTORS"].map { URL(filePath: $0) }
        let folder = (named ?? root.deletingLastPathComponent().appending(components: "shared", "vectors"))
            .appending(component: "gob").path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }()
}

/// The recordings of Go's encoding/gob, where they are at hand: beside the checkout, or where MIMA_VECTORS says.
@Suite("Recordings of Go's encoding/gob", .enabled(if: GobFolder.path != nil, "the recordings are not here"))
struct GobRecordingsTests {
    @Test(
        "every case goes as Go has it",
        arguments: [
            ("go-streams.tar.gz", 265, 0), ("go-compat.jsonl.gz", 1_710, 0), ("go-malformed.jsonl.gz", 2_041, 0),
            ("go-encode-errors.jsonl", 11, 8), ("go-fixtures.txt", 52, 31),
        ]
    )
    func recordings(name: String, run: Int, skipped: Int) throws {
        let folder = try #require(GobFolder.path)
        let report = VectorRun(paths: ["\(folder)/\(name)"]).report()
        #expect(report.files.flatMap(\.failures).isEmpty)
        #expect(report.run == run)
        #expect(report.skipped == skipped)
        #expect(report.failed == 0)
    }
}

@Suite("Random types of Go's, written now", .enabled(if: Peer.go.isInstalled, "go is not installed"))
struct GobRandomStreamsTests {
    @Test("10,000 streams of random types read as Go describes them, and are written again to the same bytes")
    func fromGo() throws {
        let folder = try TemporaryFolder()
        let generator = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(components: "Vectors", "generate", "gob_random.go").path
        let seed = "\(Int.random(in: 0..<1 << 40))"
        let lines = try Peer.go.run(["run", generator, "write", seed, "10000"], in: URL(filePath: folder.path))
        try folder.write(lines, to: "go-random.txt")
        let report = VectorRun(paths: ["\(folder.path)/go-random.txt"]).report()
        #expect(report.files.flatMap(\.failures).prefix(3).isEmpty, "seed \(seed)")
        #expect(report.passed == 10_000)
    }
}
