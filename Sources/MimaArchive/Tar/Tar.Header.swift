internal import MimaIO

extension Tar {
    /// A block that describes what follows it: the fields as they stand there.
    struct Header {
        /// Where the fields are.
        enum Field {
            static let name = 0..<100
            static let mode = 100..<108
            static let owner = 108..<116
            static let group = 116..<124
            static let size = 124..<136
            static let time = 136..<148
            static let checksum = 148..<156
            static let type = 156
            static let link = 157..<257
            static let magic = 257..<265
            static let ownerName = 265..<297
            static let groupName = 297..<329
            static let major = 329..<337
            static let minor = 337..<345
            static let prefix = 345..<500
            // GNU's, where the prefix is otherwise.
            static let sparse = 386..<482
            static let sparseContinues = 482
            static let realSize = 483..<495
        }

        static let posixMagic = Array("ustar\u{0}00".utf8)
        static let gnuMagic = Array("ustar  \u{0}".utf8)

        let block: [UInt8]
        /// The letter or digit that says what it is.
        let type: UInt8
        let size: Int
        let isGNU: Bool

        /// Reads a block; throws the reason as ``ArchiveError/corrupt(reason:offset:)``.
        init(_ block: [UInt8], offset: Int) throws(ArchiveError) {
            func corrupt(_ reason: String) -> ArchiveError { .corrupt(reason: reason, offset: offset) }
            guard block.count == Tar.blockByteCount, let expected = Number.parse(block[Field.checksum]) else {
                throw corrupt("not a tar header")
            }
            // The standard sums unsigned bytes; some old programs had signed ones.
            guard expected == Self.checksum(block) || expected == Self.signedChecksum(block) else {
                throw corrupt("wrong checksum in a tar header")
            }
            guard let size = Number.parse(block[Field.size]), size >= 0 else { throw corrupt("invalid size") }
            self.block = block
            self.size = size
            type = block[Field.type]
            isGNU = Array(block[Field.magic]) == Self.gnuMagic
        }

        /// The sum of all bytes, those of the checksum itself counted as spaces.
        static func checksum(_ block: [UInt8]) -> Int {
            // 32 bits, and nothing else in the loop, make it one of vectors; a header's bytes add up to far less.
            var sum: UInt32 = 0
            for byte in block { sum &+= UInt32(byte) }
            for byte in block[Field.checksum] { sum &-= UInt32(byte) }
            return Int(sum) + Field.checksum.count * Int(UInt8(ascii: " "))
        }

        /// The same sum of bytes that are signed.
        static func signedChecksum(_ block: [UInt8]) -> Int {
            var high = 0
            for byte in block { high += Int(byte >> 7) }
            for byte in block[Field.checksum] { high -= Int(byte >> 7) }
            return checksum(block) - 256 * high
        }

        /// The text of a field, up to a zero byte.
        func text(_ field: Range<Int>) -> [UInt8] {
            Array(block[field].prefix { $0 != 0 })
        }

        func number(_ field: Range<Int>, _ name: String, offset: Int) throws(ArchiveError) -> Int {
            guard let value = Number.parse(block[field]) else {
                throw .corrupt(reason: "invalid \(name) in a tar header", offset: offset)
            }
            return value
        }

        private var isPOSIX: Bool { block[Field.magic].starts(with: Self.posixMagic.prefix(6)) }

        /// What the block alone says of an entry.
        func entry(_ kind: Kind, offset: Int) throws(ArchiveError) -> Entry {
            var path = text(Field.name)
            if isPOSIX {
                let prefix = text(Field.prefix)
                if !prefix.isEmpty { path = prefix + [UInt8(ascii: "/")] + path }
            }
            var entry = Entry(path: path, kind: kind)
            entry.permissions = UInt16(truncatingIfNeeded: try number(Field.mode, "mode", offset: offset) & 0o7777)
            entry.owner = try number(Field.owner, "owner", offset: offset)
            entry.group = try number(Field.group, "group", offset: offset)
            entry.modificationTime = FileTime(seconds: try number(Field.time, "time", offset: offset))
            if isPOSIX || isGNU {
                entry.ownerName = text(Field.ownerName)
                entry.groupName = text(Field.groupName)
            }
            switch kind {
            case .hardLink, .symbolicLink: entry.linkTarget = text(Field.link)
            case .characterDevice, .blockDevice:
                entry.deviceMajor = try number(Field.major, "device number", offset: offset)
                entry.deviceMinor = try number(Field.minor, "device number", offset: offset)
            case .file: entry.size = size
            case .folder, .pipe: break
            }
            return entry
        }
    }
}
