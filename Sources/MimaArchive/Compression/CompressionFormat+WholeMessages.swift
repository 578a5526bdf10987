// One message at a time, in memory: what Deflate, Zlib and Gzip have in common.

extension CompressionFormat {
    func compress(
        _ input: Span<UInt8>,
        options: CompressionOptions,
        header: GzipHeader = GzipHeader()
    ) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        var compressor = try Compressor.start(self, options: options, header: header)
        compressor.compress(input, into: &output)
        compressor.finish(into: &output)
        return output
    }

    /// What `input`, one whole stream and nothing after it, decompresses to.
    func decompress(
        _ input: Span<UInt8>,
        dictionary: [UInt8],
        maximumByteCount: Int
    ) throws(ArchiveError) -> [UInt8] {
        precondition(maximumByteCount >= 0, "a limit of bytes must not be negative")
        var stream = try Decompressor.start(self, dictionary: dictionary)
        var output: [UInt8] = []
        while true {
            // One byte more than the limit shows whether the stream goes on beyond it. The first piece is a guess at
            // the whole; later ones double it, so that each byte is copied twice at the most.
            let left = maximumByteCount - output.count
            if left < 0 { throw .outputTooLarge(limit: maximumByteCount) }
            let room = min(max(output.count, Self.firstPieceByteCount), left < Int.max ? left + 1 : left)
            let rest = input.extracting(stream.consumedByteCount..<input.count)
            var isFull = false
            try output.append(addingCapacity: room) { (piece) throws(ArchiveError) in
                _ = try stream.decompress(rest, into: &piece)
                isFull = piece.freeCapacity == 0
            }
            if !isFull { break }
        }
        if output.count > maximumByteCount { throw .outputTooLarge(limit: maximumByteCount) }
        if !stream.isComplete { throw .truncated }
        if stream.consumedByteCount < input.count { throw .trailingData(offset: stream.consumedByteCount) }
        return output
    }

    private static let firstPieceByteCount = 16384
}
