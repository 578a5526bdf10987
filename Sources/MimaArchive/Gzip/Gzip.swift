/// The gzip format (RFC 1952): members of DEFLATE data, each with a header, a CRC-32 and its size.
public enum Gzip {
    /// A file of one member. Throws ``ArchiveError/outOfMemory``.
    public static func compress(
        _ input: Span<UInt8>,
        header: GzipHeader = GzipHeader(),
        options: CompressionOptions = CompressionOptions()
    ) throws(ArchiveError) -> [UInt8] {
        try CompressionFormat.gzip.compress(input, options: options, header: header)
    }

    /// A file of one member. Throws ``ArchiveError/outOfMemory``.
    public static func compress(
        _ input: [UInt8],
        header: GzipHeader = GzipHeader(),
        options: CompressionOptions = CompressionOptions()
    ) throws(ArchiveError) -> [UInt8] {
        try compress(input.span, header: header, options: options)
    }

    /// What the members of `input` decompress to, one after the other. Zeros may follow the last one.
    ///
    /// Memory grows with what is decompressed, never with what the input claims: `maximumByteCount` is the most, in
    /// bytes, that is given out.
    ///
    /// Throws ``ArchiveError/outputTooLarge(limit:)`` when there would be more than that,
    /// ``ArchiveError/truncated``, ``ArchiveError/corrupt(reason:offset:)`` and ``ArchiveError/trailingData(offset:)``.
    public static func decompress(_ input: Span<UInt8>, maximumByteCount: Int) throws(ArchiveError) -> [UInt8] {
        try CompressionFormat.gzip.decompress(input, dictionary: [], maximumByteCount: maximumByteCount)
    }

    /// What the members of `input` decompress to, one after the other: at most `maximumByteCount` bytes.
    public static func decompress(_ input: [UInt8], maximumByteCount: Int) throws(ArchiveError) -> [UInt8] {
        try decompress(input.span, maximumByteCount: maximumByteCount)
    }

    /// What follows a member's data: its CRC-32 and its size modulo 2^32, both little-endian (§2.3.1).
    static func trailer(checksum: CRC32, byteCount: Int) -> [UInt8] {
        let size = UInt32(truncatingIfNeeded: byteCount)
        return [checksum.value, size].flatMap { word in
            stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
    }
}
