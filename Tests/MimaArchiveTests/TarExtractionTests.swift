import Foundation
import MimaArchive
import MimaIO
import TestPeers
import Testing

@Suite("Tar, extraction of what is damaged")
struct TarExtractionTests {
    /// A folder, files, a sparse one, links and a pipe, each in few blocks.
    private static func small() throws -> [UInt8] {
        let sink = MemorySink()
        var writer = Tar.Writer(sink)
        func entry(_ path: String, _ kind: Tar.Kind, size: Int = 0, target: String = "") -> Tar.Entry {
            var entry = Tar.Entry(path: Array(path.utf8), kind: kind)
            entry.size = size
            entry.linkTarget = Array(target.utf8)
            entry.permissions = kind == .folder ? 0o755 : 0o644
            entry.modificationTime = FileTime(seconds: 1, nanoseconds: 5)
            return entry
        }
        try writer.begin(entry("d/", .folder))
        try writer.begin(entry("d/file", .file, size: 600))
        try writer.write([UInt8](repeating: 120, count: 600).span)
        try writer.begin(sparse: entry("d/sparse", .file, size: 5000), data: [4000..<4010])
        try writer.write([UInt8](repeating: 121, count: 10).span)
        try writer.begin(entry("d/link", .symbolicLink, target: "file"))
        try writer.begin(entry("hard", .hardLink, target: "d/file"))
        try writer.begin(entry("pipe", .pipe))
        try writer.finish()
        return sink.bytes
    }

    private static func extract(_ archive: [UInt8], into path: String) throws -> Int {
        let (folder, isNew) = try FolderHandle.openOrMake(path)
        var options = Tar.ExtractionOptions()
        options.maximumByteCount = 1 << 20
        var extractor = Tar.Extractor(into: folder, isNew: isNew, options: options) { _, _ in }
        var reader = Tar.Reader(try Tar.recognize(MemorySource(archive)))
        try extractor.extract(&reader)
        return extractor.failureCount
    }

    @Test("Whatever byte it ends at, each file that is there is whole, and it is told")
    func truncated() throws {
        let archive = try Self.small()
        try withTemporaryFolder { folder in
            for count in 0..<archive.count {
                let target = folder.appending(component: "x")
                #expect(throws: ArchiveError.truncated) {
                    try Self.extract(Array(archive[..<count]), into: target.path)
                }
                for (name, size) in [("d/file", 600), ("d/sparse", 5000), ("hard", 600)] {
                    if let data = try? Data(contentsOf: target.appending(path: name)) {
                        #expect(data.count == size, "\(name) of an archive of \(count) bytes")
                    }
                }
                try? FileManager.default.removeItem(at: target)
            }
        }
    }

    @Test("Whatever byte is changed, nothing is touched outside of the folder")
    func changed() throws {
        let archive = try Self.small()
        try withTemporaryFolder { folder in
            try Data("precious".utf8).write(to: folder.appending(component: "victim"))
            for index in archive.indices {
                var damaged = archive
                // Two of the masks make letters into "." and "/".
                let byte = damaged[index]
                damaged[index] = [byte ^ 1, UInt8(ascii: "/"), UInt8(ascii: "."), 0xff][index % 4]
                let target = folder.appending(component: "x")
                _ = try? Self.extract(damaged, into: target.path)
                try? FileManager.default.removeItem(at: target)
                let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                #expect(rest == ["victim"], "byte \(index)")
                if rest != ["victim"] { return }
            }
            let victim = try String(contentsOf: folder.appending(component: "victim"), encoding: .utf8)
            #expect(victim == "precious")
        }
    }

    @Test("A sealed header with a name that leads out is refused in every spelling")
    func spellings() throws {
        let sink = MemorySink()
        var writer = Tar.Writer(sink)
        let names = [
            "/etc/x", "//x", "..", "../x", "./../x", "a/../x", "a/..", "a/./../../x", "/", "a/b/../../../x", "/../x",
        ]
        for name in names { try writer.begin(Tar.Entry(path: Array(name.utf8), kind: .file)) }
        try writer.finish()
        try withTemporaryFolder { folder in
            let inner = folder.appending(component: "in")
            let failures = try Self.extract(sink.bytes, into: inner.path)
            #expect(failures == names.count)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in"])
            #expect(try FileManager.default.contentsOfDirectory(atPath: inner.path) == [])
        }
    }
}
