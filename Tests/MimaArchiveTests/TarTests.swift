import Foundation
import MimaArchive
import MimaIO
import TestPeers
import Testing

@Suite("Tar")
struct TarTests {
    /// A small archive with a long name, a nanosecond time, an attribute, and a link.
    static func small() throws -> [UInt8] {
        let sink = MemorySink()
        var writer = Tar.Writer(sink)
        var file = Tar.Entry(path: Array(String(repeating: "long/", count: 60).utf8) + [0x66], kind: .file)
        file.size = 5
        file.modificationTime = FileTime(seconds: -2, nanoseconds: 250_000_000)
        file.extendedAttributes = [Tar.ExtendedAttribute(name: Array("user.mima".utf8), value: [0, 10, 61])]
        file.owner = 5_000_000
        try writer.begin(file)
        try writer.write([UInt8]("hello".utf8).span)
        var link = Tar.Entry(path: Array("link".utf8), kind: .symbolicLink)
        link.linkTarget = Array("long".utf8)
        try writer.begin(link)
        try writer.finish()
        return sink.bytes
    }

    /// Reads everything; returns the entries and their contents.
    static func readAll(_ archive: [UInt8]) throws(ArchiveError) -> [(entry: Tar.Entry, contents: [UInt8])] {
        var reader = Tar.Reader(MemorySource(archive))
        var all: [(entry: Tar.Entry, contents: [UInt8])] = []
        while let entry = try reader.next() {
            var contents: [UInt8] = []
            var count = -1
            while count != 0 && contents.count < 1 << 20 {
                try contents.append(addingCapacity: 4096) { (output) throws(ArchiveError) in
                    count = try reader.read(into: &output)
                }
            }
            all.append((entry, contents))
        }
        return all
    }

    @Test("What pax says of an entry comes back, and Python reads the same", .enabled(if: Peer.python3.isInstalled))
    func fields() throws {
        let archive = try Self.small()
        let all = try Self.readAll(archive)
        #expect(all.count == 2)
        let (file, contents) = try #require(all.first)
        #expect(contents == [UInt8]("hello".utf8))
        #expect(file.path.count == 301)
        #expect(file.modificationTime == FileTime(seconds: -2, nanoseconds: 250_000_000))
        #expect(file.extendedAttributes.map(\.value) == [[0, 10, 61]])
        #expect(file.owner == 5_000_000)
        let program = """
            import tarfile
            for e in tarfile.open("a.tar"):
                print(len(e.name), e.type.decode(), e.size, e.mtime, e.uid, e.linkname, sorted(e.pax_headers))
            """
        let output = try withTemporaryFolder { folder in
            try write(archive, to: "a.tar", in: folder)
            return try Peer.python3.run(["-c", program], in: folder)
        }
        let expected = """
            301 0 5 -1.75 5000000  ['SCHILY.xattr.user.mima', 'mtime', 'path', 'uid']
            4 2 0 0 0 long []

            """
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test("An archive that is cut off anywhere is truncated")
    func truncated() throws {
        let archive = try Self.small()
        for count in 0..<archive.count {
            #expect(throws: ArchiveError.truncated, "\(count)") { try Self.readAll(Array(archive[..<count])) }
        }
    }

    @Test("An archive with any byte changed is read or refused, and a changed header is never taken")
    func changed() throws {
        let archive = try Self.small()
        for index in archive.indices {
            for mask: UInt8 in [1, 0x80, 0xff] {
                var damaged = archive
                damaged[index] ^= mask
                _ = try? Self.readAll(damaged)
            }
        }
        // The first block is a header; every bit of it is in the checksum, but for those of that itself.
        for bit in 0..<8 * 512 where !(148..<156).contains(bit / 8) {
            var damaged = archive
            damaged[bit / 8] ^= 1 << (bit % 8)
            let isTaken = (try? Self.readAll(damaged)) != nil
            #expect(!isTaken, "bit \(bit)")
        }
    }

    @Test("Random bytes are refused without a crash")
    func random() {
        for count in stride(from: 0, to: 4096, by: 256) {
            let bytes = (0..<count).map { _ in UInt8.random(in: 1...255) }
            #expect(throws: ArchiveError.self) { try Self.readAll(bytes) }
        }
    }

    @Test("ustar says what it has no room for")
    func ustar() throws {
        var writer = Tar.Writer(MemorySink(), format: .ustar)
        var entry = Tar.Entry(path: [UInt8](repeating: 97, count: 101), kind: .folder)
        #expect(throws: ArchiveError.self) { try writer.begin(entry) }
        entry.path = [UInt8](repeating: 97, count: 100)
        try writer.begin(entry)
        // 155 bytes, a "/", and 100 bytes are the most.
        entry.path = [UInt8](repeating: 97, count: 155) + [47] + [UInt8](repeating: 98, count: 100)
        try writer.begin(entry)
        entry.owner = 1 << 21
        #expect(throws: ArchiveError.self) { try writer.begin(entry) }
    }

    @Test(
        "reads long data and holes of a sparse file in small pieces",
        .enabled(if: Peer.tar.isInstalled, "tar is not installed"),
        arguments: ["gnu", "oldgnu", "posix"]
    )
    func sparsePieces(_ format: String) throws {
        let archive = try withTemporaryFolder { folder in
            let path = folder.appending(component: "file")
            try Data().write(to: path)
            let file = try FileHandle(forWritingTo: path)
            for (start, byte) in [(0, UInt8(1)), (1 << 20, 2), (3 << 20, 3)] {
                try file.seek(toOffset: UInt64(start))
                try file.write(contentsOf: Data(repeating: byte, count: 300_001))
            }
            try file.close()
            return try Peer.tar.run(["-cS", "--format=\(format)", "file"], in: folder)
        }
        var reader = Tar.Reader(MemorySource(archive))
        let entry = try #require(try reader.next())
        var contents: [UInt8] = []
        while contents.count < entry.size {
            let hole = reader.skipHole()
            contents += repeatElement(0, count: hole)
            let before = contents.count
            try contents.append(addingCapacity: 1000) { (output) throws(ArchiveError) in
                _ = try reader.read(into: &output)
            }
            if hole == 0, contents.count == before { break }
        }
        var expected = [UInt8](repeating: 0, count: (3 << 20) + 300_001)
        for (start, byte) in [(0, UInt8(1)), (1 << 20, 2), (3 << 20, 3)] {
            for index in start..<start + 300_001 { expected[index] = byte }
        }
        #expect(entry.size == expected.count)
        #expect(contents == expected)
        #expect(try reader.next() == nil)
    }
}
