import MimaArchive
import MimaBytes
import MimaIO
import TestPeers
import Testing

/// Bytes that compress, of many lengths of match, and of more than one block.
let sample: [UInt8] = (0..<40_000).flatMap { Array("\($0 * $0 % 7919) ".utf8) }

@Suite("Compression")
struct CompressionTests {
    /// What Python's zlib makes of a stream; `bits` is its wbits.
    private func inflatedByPython(_ stream: [UInt8], bits: Int, dictionary: [UInt8] = []) throws -> [UInt8] {
        try withTemporaryFolder { folder in
            try write(stream, to: "stream", in: folder)
            try write(dictionary, to: "dictionary", in: folder)
            let program = """
                import sys, zlib
                known = open("dictionary", "rb").read()
                d = zlib.decompressobj(\(bits), known) if known else zlib.decompressobj(\(bits))
                out = d.decompress(open("stream", "rb").read())
                assert d.eof and not d.unused_data
                sys.stdout.buffer.write(out)
                """
            return try Peer.python3.run(["-c", program], in: folder)
        }
    }

    @Test("Python reads every format, level and strategy", .enabled(if: Peer.python3.isInstalled))
    func levels() throws {
        for (format, bits) in [(CompressionFormat.deflate, -15), (.zlib, 15), (.gzip, 31)] {
            for number in [0, 1, 6, 9] {
                let level = try #require(CompressionLevel(number))
                for strategy in CompressionStrategy.allCases where number == 6 || strategy == .standard {
                    let options = CompressionOptions(level: level, strategy: strategy)
                    let stream = try compress(sample, format, options)
                    let back = try inflatedByPython(stream, bits: bits)
                    #expect(back == sample, "\(format), level \(number), \(strategy)")
                    let own = try decompress(stream, format)
                    #expect(own == sample)
                }
            }
        }
    }

    @Test("At the usual level the stream is the one that Python's zlib makes", .enabled(if: Peer.python3.isInstalled))
    func sameStream() throws {
        let expected = try withTemporaryFolder { folder in
            try write(sample, to: "sample", in: folder)
            let program = "import sys, zlib; sys.stdout.buffer.write(zlib.compress(open('sample', 'rb').read(), 6))"
            return try Peer.python3.run(["-c", program], in: folder)
        }
        let stream = try Zlib.compress(sample)
        #expect(stream == expected)
    }

    @Test("A dictionary shortens the stream, and Python needs it too", .enabled(if: Peer.python3.isInstalled))
    func dictionary() throws {
        let known = Array(sample.prefix(3000))
        let message = Array(sample.prefix(1000))
        let options = CompressionOptions(dictionary: known)
        for (format, bits) in [(CompressionFormat.deflate, -15), (.zlib, 15)] {
            let stream = try compress(message, format, options)
            let plain = try compress(message, format, CompressionOptions())
            #expect(stream.count < plain.count / 4)
            let back = try inflatedByPython(stream, bits: bits, dictionary: known)
            #expect(back == message)
            let own = try decompress(stream, format, dictionary: known)
            #expect(own == message)
        }
        let stream = try Zlib.compress(message, options: options)
        #expect(throws: ArchiveError.dictionaryNeeded) { try Zlib.decompress(stream, maximumByteCount: 5000) }
        #expect(throws: ArchiveError.wrongDictionary) {
            try Zlib.decompress(stream, dictionary: [1, 2, 3], maximumByteCount: 5000)
        }
    }

    @Test("A stream that comes in pieces of any size gives what it gives in one")
    func pieces() throws {
        let message = Array(sample.prefix(20_000))
        for format in CompressionFormat.allCases {
            let stream = try compress(message, format, CompressionOptions())
            for size in [1, 7, 1000] {
                let source = try DecompressingSource(format, Slow(stream, size: size))
                let sink = MemorySink()
                try source.copy(to: sink)
                #expect(sink.bytes == message, "\(format), \(size)")
            }
        }
    }

    @Test("What was flushed can be read before the stream has ended")
    func flush() throws {
        var compressor = try Compressor.start(.zlib)
        var stream: [UInt8] = []
        compressor.compress([UInt8]("hello".utf8).span, into: &stream)
        compressor.flush(into: &stream)
        var decompressor = try Decompressor.start(.zlib)
        let early = stream
        let output = try [UInt8](capacity: 100) { (output: inout OutputSpan<UInt8>) throws(ArchiveError) in
            _ = try decompressor.decompress(early.span, into: &output)
        }
        #expect(output == [UInt8]("hello".utf8))
        let isComplete = decompressor.isComplete
        #expect(!isComplete)
        compressor.finish(into: &stream)
        #expect(try Zlib.decompress(stream, maximumByteCount: 5) == output)
    }

    @Test("A sink compresses what is written in pieces; a source stops at its limit")
    func sinkAndSource() throws {
        let result = MemorySink()
        let sink = try CompressingSink(.gzip, to: result)
        for start in stride(from: 0, to: sample.count, by: 999) {
            try sink.write(Array(sample[start..<min(start + 999, sample.count)]))
        }
        try sink.finish()
        let source = try DecompressingSource(.gzip, MemorySource(result.bytes), limit: 1000)
        #expect(throws: IOError.self) { try source.copy(to: MemorySink()) }
        #expect(source.failure == .outputTooLarge(limit: 1000))
        let whole = try DecompressingSource(.gzip, MemorySource(result.bytes), limit: sample.count)
        let back = MemorySink()
        try whole.copy(to: back)
        #expect(back.bytes == sample)
    }
}

/// A source that gives at most `size` bytes at a time. Sendable is unchecked: one thread reads it.
final class Slow: ByteSource, @unchecked Sendable {
    private let source: MemorySource
    private let size: Int

    init(_ bytes: [UInt8], size: Int) {
        source = MemorySource(bytes)
        self.size = size
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        var piece: [UInt8] = []
        let room = min(size, output.freeCapacity)
        try piece.append(addingCapacity: room) { (output) throws(IOError) in _ = try source.read(into: &output) }
        for byte in piece { output.append(byte) }
        return piece.count
    }
}

private func compress(
    _ bytes: [UInt8],
    _ format: CompressionFormat,
    _ options: CompressionOptions
) throws -> [UInt8] {
    switch format {
    case .deflate: try Deflate.compress(bytes, options: options)
    case .zlib: try Zlib.compress(bytes, options: options)
    case .gzip: try Gzip.compress(bytes, options: options)
    }
}

private func decompress(_ bytes: [UInt8], _ format: CompressionFormat, dictionary: [UInt8] = []) throws -> [UInt8] {
    switch format {
    case .deflate: try Deflate.decompress(bytes, dictionary: dictionary, maximumByteCount: 1 << 24)
    case .zlib: try Zlib.decompress(bytes, dictionary: dictionary, maximumByteCount: 1 << 24)
    case .gzip: try Gzip.decompress(bytes, maximumByteCount: 1 << 24)
    }
}
