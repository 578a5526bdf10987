public import MimaIO

/// What can go wrong in MimaArchive. Offsets count bytes from the start of the input.
@nonexhaustive
public enum ArchiveError: Error, Equatable, Sendable {
    /// The input ends before the compressed stream or the archive does.
    case truncated
    /// The bytes before `offset` are not, or no longer, a stream of this format; `reason` says why, for compressed
    /// data in zlib's words.
    case corrupt(reason: String, offset: Int)
    /// The stream ends at `offset`, and the input goes on.
    case trailingData(offset: Int)
    /// The stream needs a dictionary that both sides know, and does not carry it (RFC 1950 §2.2).
    case dictionaryNeeded
    /// The dictionary is not the one that the stream was compressed with.
    case wrongDictionary
    /// The output would be larger than the caller's limit of `limit` bytes.
    case outputTooLarge(limit: Int)
    /// zlib could not get the memory that it needs.
    case outOfMemory
    /// The archive has more than the caller's limit of `limit` entries.
    case tooManyEntries(limit: Int)
    /// The contents of the archive's entries are larger than the caller's limit of `limit` bytes in all.
    case contentsTooLarge(entry: String, limit: Int)
    /// The archive is compressed in a way that is not read, with the program of this name.
    case unsupportedCompression(name: String)
    /// The entry is of a kind that is not read, such as a part of a file that is continued on another volume.
    case unsupportedEntry(entry: String, reason: String)
    /// The entry cannot be written in the format that was asked for.
    case unrepresentable(entry: String, reason: String)
    /// The entry must not be extracted, or cannot be without losing something that is there.
    case refused(entry: String, reason: Refusal)
    /// A source, a sink or a file failed.
    case io(IOError)

    /// Why an entry of an archive was not extracted.
    @nonexhaustive
    public enum Refusal: Error, Equatable, Sendable {
        /// The name starts at the root of the file system.
        case absolutePath
        /// The name has a part "..".
        case parentPath
        /// The name is empty, or contains a zero byte.
        case invalidName
        /// A part of the name before the last one is a symbolic link, or not a folder.
        case throughLink
        /// The symbolic link leads, or might lead, out of the folder.
        case outwardLink(target: String)
        /// The hard link's target is absolute, has a part "..", is behind a symbolic link, or is a folder.
        case unsafeLinkTarget(target: String)
        /// A character or block device.
        case device
        /// Something of this name is there, and overwriting was not asked for.
        case exists
        /// A folder of this name is there, and the entry is none; or the other way round.
        case otherKindExists
    }
}

extension ArchiveError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .truncated:
            "the data ends too early"
        case .corrupt(let reason, let offset):
            "the data is damaged at or before byte \(offset): \(reason)"
        case .trailingData(let offset):
            "the compressed data ends at byte \(offset), and other bytes follow"
        case .dictionaryNeeded:
            "the compressed data needs a dictionary that it does not carry"
        case .wrongDictionary:
            "the compressed data needs another dictionary"
        case .outputTooLarge(let limit):
            "the data is larger than \(limit) bytes when it is decompressed"
        case .outOfMemory:
            "there is not enough memory for zlib"
        case .tooManyEntries(let limit):
            "the archive has more than \(limit) entries"
        case .contentsTooLarge(let entry, let limit):
            "\(entry): the archive's contents are larger than \(limit) bytes"
        case .unsupportedCompression(let name):
            "the archive is compressed with \(name), which is not supported; decompress it first"
        case .unsupportedEntry(let entry, let reason), .unrepresentable(let entry, let reason):
            "\(entry): \(reason)"
        case .refused(let entry, let reason):
            "\(entry): \(reason)"
        case .io(let error):
            error.description
        }
    }
}

extension ArchiveError.Refusal: CustomStringConvertible {
    /// One clause for a person.
    public var description: String {
        switch self {
        case .absolutePath: "refused: the name is absolute"
        case .parentPath: "refused: the name leads out of the folder with '..'"
        case .invalidName: "refused: the name is empty or contains a zero byte"
        case .throughLink: "refused: the way there leads through a symbolic link or something else that is no folder"
        case .outwardLink(let target): "refused: the symbolic link leads out of the folder, to \(target)"
        case .unsafeLinkTarget(let target): "refused: the hard link's target, \(target), is not a file in the folder"
        case .device: "refused: it is a device"
        case .exists: "already exists"
        case .otherKindExists: "something of another kind already exists there"
        }
    }
}

/// Runs `body`, whose failure is one of MimaIO's.
func throwingArchiveError<R>(_ body: () throws(IOError) -> R) throws(ArchiveError) -> R {
    do throws(IOError) {
        return try body()
    } catch {
        throw .io(error)
    }
}
