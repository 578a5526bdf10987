/// What can go wrong in MimaArchive. Offsets count bytes from the start of the input.
@nonexhaustive
public enum ArchiveError: Error, Equatable, Sendable {
    /// The input ends before the compressed stream does.
    case truncated
    /// The bytes before `offset` are not, or no longer, a stream of this format; `reason` is zlib's, in its words.
    case corrupt(reason: String, offset: Int)
    /// The stream ends at `offset`, and the input goes on.
    case trailingData(offset: Int)
    /// The stream needs a dictionary that both sides know, and does not carry it (RFC 1950 §2.2).
    case dictionaryNeeded
    /// The output would be larger than the caller's limit of `limit` bytes.
    case outputTooLarge(limit: Int)
    /// zlib could not get the memory that it needs.
    case outOfMemory
}

extension ArchiveError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .truncated:
            "the compressed data ends too early"
        case .corrupt(let reason, let offset):
            "the compressed data is damaged at or before byte \(offset): \(reason)"
        case .trailingData(let offset):
            "the compressed data ends at byte \(offset), and other bytes follow"
        case .dictionaryNeeded:
            "the compressed data needs a dictionary that it does not carry"
        case .outputTooLarge(let limit):
            "the data is larger than \(limit) bytes when it is decompressed"
        case .outOfMemory:
            "there is not enough memory to decompress the data"
        }
    }
}
