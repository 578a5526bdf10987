/// The zlib format (RFC 1950): DEFLATE data between a short header and an Adler-32.
public enum Zlib {
    /// What `input`, one whole stream and nothing after it, decompresses to.
    ///
    /// Memory grows with what is decompressed, never with what the input claims: `maximumByteCount` is the most, in
    /// bytes, that is given out.
    ///
    /// Throws ``ArchiveError/outputTooLarge(limit:)`` when there would be more than that,
    /// ``ArchiveError/truncated``, ``ArchiveError/corrupt(reason:offset:)``, ``ArchiveError/trailingData(offset:)``
    /// and ``ArchiveError/dictionaryNeeded``.
    public static func decompress(
        _ input: Span<UInt8>,
        maximumByteCount: Int
    ) throws(ArchiveError) -> [UInt8] {
        precondition(maximumByteCount >= 0, "a limit of bytes must not be negative")
        var stream = try InflateStream.start(.zlib)
        var output: [UInt8] = []
        while !stream.isFinished {
            // One byte more than the limit shows whether the stream goes on beyond it. The first piece is a guess at
            // the whole; later ones double it, so that each byte is copied twice at the most.
            let left = maximumByteCount - output.count
            if left < 0 { throw .outputTooLarge(limit: maximumByteCount) }
            let pieceByteCount = min(max(output.count, firstPieceByteCount), left < Int.max ? left + 1 : left)
            let rest = input.extracting(stream.consumedByteCount..<input.count)
            let before = output.count
            try output.append(addingCapacity: pieceByteCount) { (piece) throws(ArchiveError) in
                try stream.decompress(rest, into: &piece)
            }
            // With room left, the stream stopped for want of input.
            let isOutOfInput = stream.consumedByteCount == input.count && output.count - before < pieceByteCount
            if !stream.isFinished && isOutOfInput { throw .truncated }
        }
        if output.count > maximumByteCount { throw .outputTooLarge(limit: maximumByteCount) }
        if stream.consumedByteCount < input.count { throw .trailingData(offset: stream.consumedByteCount) }
        return output
    }

    /// What `input`, one whole stream and nothing after it, decompresses to: at most `maximumByteCount` bytes.
    public static func decompress(_ input: [UInt8], maximumByteCount: Int) throws(ArchiveError) -> [UInt8] {
        try decompress(input.span, maximumByteCount: maximumByteCount)
    }

    private static let firstPieceByteCount = 16384
}
