/// The zlib format (RFC 1950): DEFLATE data between a short header and an Adler-32.
public enum Zlib {
    /// The compressed form of `input`. Throws ``ArchiveError/outOfMemory``.
    public static func compress(
        _ input: Span<UInt8>,
        options: CompressionOptions = CompressionOptions()
    ) throws(ArchiveError) -> [UInt8] {
        try CompressionFormat.zlib.compress(input, options: options)
    }

    /// The compressed form of `input`. Throws ``ArchiveError/outOfMemory``.
    public static func compress(
        _ input: [UInt8],
        options: CompressionOptions = CompressionOptions()
    ) throws(ArchiveError) -> [UInt8] {
        try compress(input.span, options: options)
    }

    /// What `input`, one whole stream and nothing after it, decompresses to.
    ///
    /// Memory grows with what is decompressed, never with what the input claims: `maximumByteCount` is the most, in
    /// bytes, that is given out.
    ///
    /// Throws ``ArchiveError/outputTooLarge(limit:)`` when there would be more than that,
    /// ``ArchiveError/truncated``, ``ArchiveError/corrupt(reason:offset:)``, ``ArchiveError/trailingData(offset:)``,
    /// ``ArchiveError/dictionaryNeeded`` and ``ArchiveError/wrongDictionary``.
    public static func decompress(
        _ input: Span<UInt8>,
        dictionary: [UInt8] = [],
        maximumByteCount: Int
    ) throws(ArchiveError) -> [UInt8] {
        try CompressionFormat.zlib.decompress(input, dictionary: dictionary, maximumByteCount: maximumByteCount)
    }

    /// What `input`, one whole stream and nothing after it, decompresses to: at most `maximumByteCount` bytes.
    public static func decompress(
        _ input: [UInt8],
        dictionary: [UInt8] = [],
        maximumByteCount: Int
    ) throws(ArchiveError) -> [UInt8] {
        try decompress(input.span, dictionary: dictionary, maximumByteCount: maximumByteCount)
    }
}
