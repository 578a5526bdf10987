import MimaBytes
import MimaCrypto
import MimaFiles
import MimaIO
import Synchronization
import Testing

@Suite("Checksum files")
struct ChecksumReaderTests {
    /// Gives bytes a few at a time.
    private final class Dripping: ByteSource {
        let source: MemorySource
        let pieceByteCount: Int

        init(_ bytes: [UInt8], pieceByteCount: Int) {
            source = MemorySource(bytes)
            self.pieceByteCount = pieceByteCount
        }

        func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
            let room = min(output.freeCapacity, pieceByteCount)
            let piece = try [UInt8](capacity: room) { (output) throws(IOError) in _ = try source.read(into: &output) }
            for byte in piece { output.append(byte) }
            return piece.count
        }
    }

    /// The digest of "abc" (FIPS 180-4's examples).
    private static let digest = DigestOfABC.sha256

    private static func entry(_ name: String) throws -> Checksums.Entry {
        Checksums.Entry(algorithm: .sha256, digest: try Hex.decode(digest), name: Array(name.utf8))
    }

    @Test("Comments and empty lines are counted and passed over; the last line needs no end")
    func lines() throws {
        let text = "# comment\n\n\(Self.digest)  a\r\n\r\n#\nnothing\n\(Self.digest)  b"
        let expected: [Checksums.Item] = [
            .entry(try Self.entry("a"), line: 3, isGuess: true),
            .malformed(.notAnEntry, line: 6),
            .entry(try Self.entry("b"), line: 7, isGuess: true),
        ]
        #expect(try items(text) == expected)
        for pieceByteCount in [1, 2, 63, 64, 65] {
            let reader = Checksums.Reader(Dripping(Array(text.utf8), pieceByteCount: pieceByteCount))
            var all: [Checksums.Item] = []
            while let item = try reader.next() { all.append(item) }
            #expect(all == expected)
            #expect(try reader.next() == nil)
        }
    }

    @Test("An empty list has no items", arguments: ["", "\n", "\n\n", "\r\n", "#"])
    func empty(text: String) throws {
        #expect(try items(text) == [])
    }

    @Test("With zero bytes between the lines, names are as they are")
    func zeroSeparated() throws {
        let text = "\(Self.digest)  a\nb\\c\r\0SHA256 (d) = \(Self.digest)\0\\\(Self.digest)  e\\nf\0"
        #expect(
            try items(text, separator: .zero) == [
                .entry(try Self.entry("a\nb\\c\r"), line: 1, isGuess: true),
                .entry(try Self.entry("d"), line: 2, isGuess: false),
                .malformed(.notAnEntry, line: 3),
            ]
        )
    }

    @Test("A line may be as long as allowed; a longer one is passed over", arguments: [0, 1, 1_000_000])
    func longLines(excess: Int) throws {
        let name = String(repeating: "x", count: Checksums.maximumLineByteCount - 66 + excess)
        let fits = excess == 0
        let expected: Checksums.Item =
            fits ? .entry(try Self.entry(name), line: 1, isGuess: true) : .malformed(.tooLong, line: 1)
        let last: Checksums.Item = .entry(try Self.entry("b"), line: 2, isGuess: true)
        #expect(try items("\(Self.digest)  \(name)\n\(Self.digest)  b\n") == [expected, last])
        #expect(try items("\(Self.digest)  \(name)") == [expected])
    }

    @Test("Millions of bytes without an end of line take no memory")
    func endlessLine() throws {
        let reader = Checksums.Reader(HashSourceTests.Letters(5_000_000, pieceByteCount: 1 << 16))
        #expect(try reader.next() == .malformed(.tooLong, line: 1))
        #expect(try reader.next() == nil)
    }

    @Test("A failing read is an error, after the lines before it")
    func failure() throws {
        let source = HashSourceTests.Letters(10, pieceByteCount: 1, failure: .isDirectory(path: "x"))
        let reader = Checksums.Reader(source)
        #expect(throws: FilesError.io(.isDirectory(path: "x"))) { try reader.next() }
    }

    @Test("What is written is read again, whatever the name", arguments: Checksums.Function.all)
    func roundTrip(function: Checksums.Function) throws {
        let names = [
            "abc", " ", "  a", "*a", "a b ", "-", "--", "#", "(", ") = 00", "\\", "\\n", "a\nb", "\r", "é密", "a\\\r\n",
        ]
        for name in names.map({ Array($0.utf8) }) + [[0xff, 0xfe], [0x0a]] {
            for algorithm in [function.algorithm, function.algorithm(byteCount: 20)].compactMap({ $0 }) {
                let digest = (0..<algorithm.byteCount).map { UInt8(truncatingIfNeeded: $0 &* 37) }
                let entry = Checksums.Entry(algorithm: algorithm, digest: digest, name: name)
                for separator in [Checksums.Separator.newline, .zero] {
                    for (format, known) in [(Checksums.Format.tagged, nil), (.plain, function)] {
                        let line = entry.line(format, separator: separator)
                        #expect(line.last == separator.rawValue)
                        let reader = Checksums.Reader(MemorySource(line), separator: separator, function: known)
                        #expect(try reader.next() == .entry(entry, line: 1, isGuess: false))
                        #expect(try reader.next() == nil)
                    }
                }
            }
        }
    }

    @Test("Lines that were cut or changed are entries in order or malformed, never a crash")
    func damage() throws {
        let lines = [
            "\(Self.digest)  a\n", "SHA256 (a) = \(Self.digest)\n", "\\\(Self.digest)  a\\nb\\\\\n",
            "BLAKE2b-256 (a) = \(Self.digest)\n", "SHAKE-128(a)= 00\n", "\(Self.digest) *a\r\n",
        ].map { Array($0.utf8) }
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("\\\n\r\0 *()=-0aFgSH#\t".utf8) + [0x80, 0xff]
        for line in lines {
            for end in line.indices { try expectSound(Array(line[..<end])) }
            for _ in 0..<200 {
                var text = line + line
                for _ in 0..<Int.random(in: 1...4, using: &generator) {
                    let index = text.indices.randomElement(using: &generator) ?? 0
                    text[index] = alphabet.randomElement(using: &generator) ?? 0
                }
                try expectSound(text)
            }
        }
        for _ in 0..<500 {
            try expectSound(
                (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? 0
                }
            )
        }
    }

    /// Reads `text` as a list; every entry must be one that can be checked.
    private func expectSound(_ text: [UInt8]) throws {
        for separator in [Checksums.Separator.newline, .zero] {
            for function in [nil, Checksums.Function.blake2b, .shake128] {
                let reader = Checksums.Reader(MemorySource(text), separator: separator, function: function)
                while let item = try reader.next() {
                    guard case .entry(let entry, _, _) = item else { continue }
                    #expect(entry.algorithm.byteCount == entry.digest.count)
                    #expect(!entry.name.isEmpty && !entry.name.contains(0))
                }
            }
        }
    }
}
