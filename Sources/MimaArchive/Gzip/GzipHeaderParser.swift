/// Reads a gzip header byte by byte, so that it may come in any pieces.
struct GzipHeaderParser {
    private enum Field { case fixed, extraSize, extra, name, comment, checksum, done }

    private var field = Field.fixed
    private var bytes: [UInt8] = []
    private var flags: UInt8 = 0
    private var left = 10
    private var start = 0
    private(set) var header = GzipHeader()

    /// No name is as long as this; a header that is longer is an attack on memory.
    private static let maximumTextByteCount = 1 << 16

    /// Whether the header is complete.
    var isDone: Bool { field == .done }
    /// Whether nothing has been read of it.
    var isEmpty: Bool { bytes.isEmpty }

    /// Takes the next byte, `offset` being how many came before it in the whole input.
    mutating func take(_ byte: UInt8, offset: Int) throws(ArchiveError) {
        bytes.append(byte)
        switch field {
        case .fixed:
            if bytes.count <= 2 && byte != GzipHeader.magic[bytes.count - 1] {
                throw .corrupt(reason: "not in gzip format", offset: offset + 1)
            }
            left -= 1
            if left == 0 {
                try readFixed(offset: offset + 1)
                try begin(.extraSize)
            }
        case .extraSize, .extra, .checksum:
            left -= 1
            if left == 0 { try finish(offset: offset + 1) }
        case .name, .comment:
            if byte == 0 {
                try finish(offset: offset + 1)
            } else if bytes.count - start > Self.maximumTextByteCount {
                throw .corrupt(reason: "the name or comment in the header is too long", offset: offset + 1)
            }
        case .done:
            return
        }
    }

    private mutating func readFixed(offset: Int) throws(ArchiveError) {
        flags = bytes[3]
        if bytes[2] != 8 { throw .corrupt(reason: "unknown compression method", offset: offset) }
        if flags & GzipHeader.Flag.reserved != 0 { throw .corrupt(reason: "unknown header flags set", offset: offset) }
        header.isText = flags & GzipHeader.Flag.text != 0
        header.hasChecksum = flags & GzipHeader.Flag.checksum != 0
        header.modificationTime = (0..<4).reduce(0) { $0 | UInt32(bytes[4 + $1]) << UInt32(8 * $1) }
        header.operatingSystem = bytes[9]
    }

    /// Goes on to `next`, or to what follows it when the header does not have it.
    private mutating func begin(_ next: Field) throws(ArchiveError) {
        field = next
        start = bytes.count
        switch next {
        case .extraSize where flags & GzipHeader.Flag.extra != 0: left = 2
        case .extraSize: try begin(.name)
        case .name where flags & GzipHeader.Flag.name == 0: try begin(.comment)
        case .comment where flags & GzipHeader.Flag.comment == 0: try begin(.checksum)
        case .checksum where header.hasChecksum: left = 2
        case .checksum: field = .done
        default: break
        }
    }

    /// Takes down the field that has been read.
    private mutating func finish(offset: Int) throws(ArchiveError) {
        switch field {
        case .extraSize:
            left = Int(bytes[start]) | Int(bytes[start + 1]) << 8
            field = .extra
            start = bytes.count
            if left == 0 { try finish(offset: offset) }
        case .extra:
            header.extraField = Array(bytes[start...])
            try begin(.name)
        case .name:
            header.fileName = Array(bytes[start...].dropLast())
            try begin(.comment)
        case .comment:
            header.comment = Array(bytes[start...].dropLast())
            try begin(.checksum)
        case .checksum:
            let sum = CRC32(Array(bytes[..<start])).value
            if UInt16(truncatingIfNeeded: sum) != UInt16(bytes[start]) | UInt16(bytes[start + 1]) << 8 {
                throw .corrupt(reason: "header crc mismatch", offset: offset)
            }
            field = .done
        case .fixed, .done:
            break
        }
    }
}
