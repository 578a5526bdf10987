import Foundation
import MimaArchive
import MimaIO
import TestPeers
import Testing

@Suite("Tar, files with holes")
struct TarSparseTests {
    private static let cases: [[Range<Int>]] = [
        [], [0..<10], [5..<10], [0..<1024, 4096..<8704, 99_990..<100_000], [1..<513, 1000..<1512, 50_000..<50_001],
        // A map that does not fit in one block.
        (0..<97).map { $0 * 1024..<$0 * 1024 + 512 },
    ]

    private static func contents(_ segments: [Range<Int>]) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 100_000)
        for segment in segments { for index in segment { bytes[index] = UInt8(1 + index % 251) } }
        return bytes
    }

    private static func archive(_ segments: [Range<Int>], path: String) throws -> [UInt8] {
        let sink = MemorySink()
        var writer = Tar.Writer(sink)
        var entry = Tar.Entry(path: Array(path.utf8), kind: .file)
        entry.size = 100_000
        try writer.begin(sparse: entry, data: segments)
        let all = contents(segments)
        for segment in segments { try writer.write(Array(all[segment]).span) }
        var after = Tar.Entry(path: Array("after".utf8), kind: .file)
        after.size = 3
        try writer.begin(after)
        try writer.write([UInt8]("end".utf8).span)
        try writer.finish()
        return sink.bytes
    }

    @Test("They come back with what follows them, and are small in the archive")
    func roundTrip() throws {
        for segments in Self.cases {
            for path in ["file", "folder/file", String(repeating: "long/", count: 60) + "file"] {
                let archive = try Self.archive(segments, path: path)
                #expect(archive.count < 60_000)
                let all = try TarTests.readAll(archive)
                #expect(all.map(\.entry.path) == [Array(path.utf8), Array("after".utf8)])
                #expect(all.first?.entry.size == 100_000)
                #expect(all.first?.contents == Self.contents(segments))
                #expect(all.last?.contents == Array("end".utf8))
            }
        }
    }

    @Test("GNU tar, bsdtar and Python read them", arguments: [Peer.tar, .bsdtar, .python3])
    func peers(_ peer: Peer) throws {
        if !peer.isInstalled { return }
        let program = "import sys, tarfile; tarfile.open(sys.argv[1]).extractall('.')"
        for segments in Self.cases {
            try withTemporaryFolder { folder in
                try write(Self.archive(segments, path: "folder/file"), to: "a.tar", in: folder)
                try peer.run(peer.name == "python3" ? ["-c", program, "a.tar"] : ["-xf", "a.tar"], in: folder)
                let file = Array(try Data(contentsOf: folder.appending(components: "folder", "file")))
                #expect(file == Self.contents(segments), "\(peer.name), \(segments.count) segments")
                let after = try String(contentsOf: folder.appending(component: "after"), encoding: .utf8)
                #expect(after == "end")
            }
        }
    }

    @Test("One that is cut off anywhere is truncated, and ustar has no room for it")
    func refusals() throws {
        let archive = try Self.archive([5..<517, 700..<900], path: "file")
        for count in 0..<archive.count {
            #expect(throws: ArchiveError.truncated, "\(count)") { try TarTests.readAll(Array(archive[..<count])) }
        }
        var writer = Tar.Writer(MemorySink(), format: .ustar)
        var entry = Tar.Entry(path: [97], kind: .file)
        entry.size = 10
        #expect(throws: ArchiveError.self) { try writer.begin(sparse: entry, data: [0..<1]) }
    }
}
