/// How hard the compressor tries: 0 (stored, not compressed) to 9 (smallest).
public struct CompressionLevel: Equatable, Sendable {
    /// The number that zlib and gzip know the level by.
    public let number: Int

    /// The level of this number; nil unless it is 0 to 9.
    public init?(_ number: Int) {
        guard (0...9).contains(number) else { return nil }
        self.init(checked: number)
    }

    private init(checked number: Int) {
        self.number = number
    }

    /// 0: the data is only put into the format.
    public static let stored = CompressionLevel(checked: 0)
    /// 1: the fastest that compresses.
    public static let fastest = CompressionLevel(checked: 1)
    /// 6: what gzip does unless told otherwise.
    public static let standard = CompressionLevel(checked: 6)
    /// 9: the smallest result.
    public static let smallest = CompressionLevel(checked: 9)
}

/// What the compressor looks for. Each gives a valid stream; they differ in size and time.
public enum CompressionStrategy: CaseIterable, Sendable {
    /// For most data.
    case standard
    /// For small values with a random distribution, such as a filtered image's: fewer matches, more Huffman coding.
    case filtered
    /// No matches at all.
    case huffmanOnly
    /// Only runs of one byte.
    case runLength
    /// Only the code tables that the format defines (RFC 1951 §3.2.6), which saves short messages the space of one.
    case fixed
}

/// The container around the DEFLATE data (RFC 1951).
public enum CompressionFormat: CaseIterable, Sendable {
    /// None: DEFLATE alone, which has neither a header nor a checksum.
    case deflate
    /// RFC 1950: two bytes of header, an Adler-32 at the end.
    case zlib
    /// RFC 1952: a header that may have a name and a time, a CRC-32 and the size at the end.
    case gzip
}

/// What to do while compressing.
public struct CompressionOptions: Sendable {
    /// How hard to try.
    public var level: CompressionLevel
    /// What to look for.
    public var strategy: CompressionStrategy
    /// Bytes that both sides know, and that the data is likely to repeat: of the most use at the end, up to 32768.
    /// The gzip format has no place for one and takes no notice of it.
    public var dictionary: [UInt8]

    /// The options.
    public init(
        level: CompressionLevel = .standard,
        strategy: CompressionStrategy = .standard,
        dictionary: [UInt8] = []
    ) {
        self.level = level
        self.strategy = strategy
        self.dictionary = dictionary
    }
}
