import MimaArchive
import MimaBytes
import MimaIO
import TestPeers
import Testing

@Suite("Gzip")
struct GzipTests {
    // Python: gzip.compress(b"Mima", mtime=0)
    static let member = try? Hex.decode("1f8b0800000000000203f3cdcc4d040077ebdae504000000")

    @Test("A member that Python made is read")
    func fixed() throws {
        let member = try #require(Self.member)
        let text = [UInt8]("Mima".utf8)
        #expect(try Gzip.decompress(member, maximumByteCount: 4) == text)
        #expect(try Gzip.decompress(member + member, maximumByteCount: 8) == text + text)
        #expect(try Gzip.decompress(member + [0, 0, 0], maximumByteCount: 4) == text)
        #expect(throws: ArchiveError.trailingData(offset: member.count)) {
            try Gzip.decompress(member + [1], maximumByteCount: 4)
        }
        #expect(throws: ArchiveError.outputTooLarge(limit: 7)) {
            try Gzip.decompress(member + member, maximumByteCount: 7)
        }
    }

    @Test("A file that is cut off anywhere is truncated; one with a changed byte gives no other message")
    func damaged() throws {
        let member = try #require(Self.member)
        for count in 0..<member.count {
            #expect(throws: ArchiveError.truncated) {
                try Gzip.decompress(Array(member[..<count]), maximumByteCount: 100)
            }
        }
        for bit in 0..<member.count * 8 {
            var changed = member
            changed[bit / 8] ^= 1 << (bit % 8)
            let output = try? Gzip.decompress(changed, maximumByteCount: 100)
            #expect(output == nil || output == [UInt8]("Mima".utf8), "bit \(bit)")
        }
    }

    @Test("All fields of a header come back, and Python reads past them", .enabled(if: Peer.python3.isInstalled))
    func header() throws {
        let header = GzipHeader(
            fileName: Array("a.txt".utf8),
            comment: Array("for you".utf8),
            modificationTime: 1_700_000_000,
            operatingSystem: 255,
            extraField: [65, 66, 2, 0, 9, 9],
            isText: true,
            hasChecksum: true
        )
        let file = try Gzip.compress(sample, header: header)
        let source = try DecompressingSource(.gzip, Slow(file, size: 1))
        let sink = MemorySink()
        try source.copy(to: sink)
        #expect(sink.bytes == sample)
        #expect(source.header == header)
        let python = try withTemporaryFolder { folder in
            try write(file, to: "file.gz", in: folder)
            return try Peer.python3.run(
                ["-c", "import gzip, sys; sys.stdout.buffer.write(gzip.open('file.gz').read())"],
                in: folder
            )
        }
        #expect(python == sample)
        // Any change in the header shows in its checksum, or in a field that is not as it must be.
        for index in 0..<40 {
            var changed = file
            changed[index] ^= 0x10
            #expect(throws: ArchiveError.self) { try Gzip.decompress(changed, maximumByteCount: 1 << 24) }
        }
    }

    @Test("A name without end in a header is refused")
    func endlessName() {
        let file: [UInt8] = [0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 65, count: 1 << 20)
        #expect(throws: ArchiveError.self) { try Gzip.decompress(file, maximumByteCount: 10) }
    }

    @Test("What all cores make is the same however many there are, and gzip and pigz read it")
    func parallel() throws {
        let block = 1 << 17
        let long = (0..<8).flatMap { _ in sample }
        for count in [0, 1, block - 1, block, block + 1, 3 * block, long.count] {
            let input = Array(long.prefix(count))
            var results: [[UInt8]] = []
            for workers in [1, 2, 5] {
                let sink = MemorySink()
                try Gzip.compress(from: MemorySource(input), to: sink, workers: workers)
                results.append(sink.bytes)
            }
            #expect(results[0] == results[1] && results[1] == results[2])
            #expect(try Gzip.decompress(results[0], maximumByteCount: count) == input)
            for peer in [Peer.gzip, .pigz] where peer.isInstalled {
                let output = try withTemporaryFolder { folder in
                    try write(results[0], to: "file.gz", in: folder)
                    return try peer.run(["-d", "-c", "file.gz"], in: folder)
                }
                #expect(output == input, "\(peer.name), \(count)")
            }
        }
    }

    @Test("Independent blocks can be read from any of their beginnings")
    func independent() throws {
        let input = Array((0..<8).flatMap { _ in sample }.prefix(1 << 18))
        let sink = MemorySink()
        try Gzip.compress(from: MemorySource(input), to: sink, independent: true)
        #expect(try Gzip.decompress(sink.bytes, maximumByteCount: input.count) == input)
        // The second block begins after the empty stored block that ends the first.
        let end: [UInt8] = [0, 0, 0xff, 0xff]
        let start = try #require(sink.bytes.indices.dropFirst(1000).first { sink.bytes[$0...].starts(with: end) })
        let rest = Array(sink.bytes[(start + 4)...].dropLast(8))
        #expect(try Deflate.decompress(rest, maximumByteCount: 1 << 18) == Array(input[(1 << 17)...]))
    }

    @Test("What gzip and pigz write is read", arguments: [Peer.gzip, .pigz])
    func peers(_ peer: Peer) throws {
        guard peer.isInstalled else { return }
        let file = try withTemporaryFolder { folder in
            try write(sample, to: "sample", in: folder)
            return try peer.run(["-9", "-c", "sample"], in: folder)
        }
        let source = try DecompressingSource(.gzip, MemorySource(file))
        let sink = MemorySink()
        try source.copy(to: sink)
        #expect(sink.bytes == sample)
        #expect(source.header?.fileName == Array("sample".utf8))
    }
}
