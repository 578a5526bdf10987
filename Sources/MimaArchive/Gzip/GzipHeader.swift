/// What stands before the data of a member of a gzip file (RFC 1952 §2.3).
public struct GzipHeader: Equatable, Sendable {
    /// The name that the file had, without folders; in ISO 8859-1, says the standard, and in fact in any encoding.
    public var fileName: [UInt8]?
    /// A comment for people.
    public var comment: [UInt8]?
    /// When the file was last changed, in seconds since 1970-01-01T00:00:00Z; 0 when that is not known.
    public var modificationTime: UInt32
    /// The number of the system that the file was made on: 3 is Unix, 255 none in particular.
    public var operatingSystem: UInt8
    /// Fields of other programs (§2.3.1.1), at most 65535 bytes.
    public var extraField: [UInt8]?
    /// Whether the data is probably text.
    public var isText: Bool
    /// Whether a checksum of the header, 16 bits of its CRC-32, follows it.
    public var hasChecksum: Bool

    /// A header with what is given.
    ///
    /// Zero bytes end a name and a comment, so what is from the first one on is left out; an extra field that is too
    /// long is cut off.
    public init(
        fileName: [UInt8]? = nil,
        comment: [UInt8]? = nil,
        modificationTime: UInt32 = 0,
        operatingSystem: UInt8 = 3,
        extraField: [UInt8]? = nil,
        isText: Bool = false,
        hasChecksum: Bool = false
    ) {
        self.fileName = fileName
        self.comment = comment
        self.modificationTime = modificationTime
        self.operatingSystem = operatingSystem
        self.extraField = extraField
        self.isText = isText
        self.hasChecksum = hasChecksum
    }

    /// The bits of the header's fourth byte.
    enum Flag {
        static let text: UInt8 = 1
        static let checksum: UInt8 = 2
        static let extra: UInt8 = 4
        static let name: UInt8 = 8
        static let comment: UInt8 = 16
        static let reserved: UInt8 = 0xe0
    }

    /// The first two bytes of every member.
    static let magic: [UInt8] = [0x1f, 0x8b]

    /// The header as it stands in a file. The level goes into it too (§2.3.1, XFL).
    func bytes(level: CompressionLevel) -> [UInt8] {
        var flags: UInt8 = 0
        if isText { flags |= Flag.text }
        if hasChecksum { flags |= Flag.checksum }
        if extraField != nil { flags |= Flag.extra }
        if fileName != nil { flags |= Flag.name }
        if comment != nil { flags |= Flag.comment }
        var bytes = Self.magic + [8, flags]
        for shift in stride(from: 0, to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: modificationTime >> shift))
        }
        bytes.append(level == .smallest ? 2 : level == .fastest ? 4 : 0)
        bytes.append(operatingSystem)
        if let extraField {
            let field = extraField.prefix(Int(UInt16.max))
            bytes += [UInt8(truncatingIfNeeded: field.count), UInt8(truncatingIfNeeded: field.count >> 8)]
            bytes += field
        }
        for text in [fileName, comment] {
            if let text { bytes += text.prefix { $0 != 0 } + [0] }
        }
        if hasChecksum {
            let sum = CRC32(bytes).value
            bytes += [UInt8(truncatingIfNeeded: sum), UInt8(truncatingIfNeeded: sum >> 8)]
        }
        return bytes
    }
}
