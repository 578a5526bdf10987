public import MimaIO

extension Tar {
    /// What an archive's source is read through: the source itself, or decompressed when it begins like a gzip file.
    ///
    /// Throws ``ArchiveError/unsupportedCompression(name:)`` when it begins like another compressed file.
    public static func recognize(_ source: any ByteSource) throws(ArchiveError) -> any ByteSource {
        let start = try throwingArchiveError { () throws(IOError) in
            try [UInt8](capacity: 6) { (output: inout OutputSpan<UInt8>) throws(IOError) in try source.fill(&output) }
        }
        let whole = PrefixedSource(start, source)
        if start.starts(with: GzipHeader.magic) { return try DecompressingSource(.gzip, whole) }
        let others: [(name: String, magic: [UInt8])] = [
            ("xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), ("bzip2", [0x42, 0x5a, 0x68]),
            ("zstd", [0x28, 0xb5, 0x2f, 0xfd]),
            ("lz4", [0x04, 0x22, 0x4d, 0x18]), ("compress", [0x1f, 0x9d]),
        ]
        for (name, magic) in others where start.starts(with: magic) { throw .unsupportedCompression(name: name) }
        return whole
    }
}

/// A source of which the first bytes have been read already. Sendable is unchecked: one thread uses it.
private final class PrefixedSource: ByteSource, @unchecked Sendable {
    private var prefix: [UInt8]
    private let source: any ByteSource

    init(_ prefix: [UInt8], _ source: any ByteSource) {
        self.prefix = prefix
        self.source = source
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        if prefix.isEmpty { return try source.read(into: &output) }
        let count = min(prefix.count, output.freeCapacity)
        for byte in prefix.prefix(count) { output.append(byte) }
        prefix.removeFirst(count)
        return count
    }

    func skip(_ byteCount: Int) throws(IOError) -> Int {
        if prefix.isEmpty { return try source.skip(byteCount) }
        let count = min(prefix.count, byteCount)
        prefix.removeFirst(count)
        return count
    }
}
