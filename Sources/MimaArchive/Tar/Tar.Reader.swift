public import MimaIO

extension Tar {
    /// Reads an archive from front to back: entry, contents, entry …
    ///
    /// It reads ustar, pax, GNU's and the old formats. Nothing is sought, and memory does not grow with the archive. What
    /// it gives is as it stands in the archive: ``Extractor`` is what knows whom not to trust.
    public struct Reader {
        private var input: BlockInput
        private var global = PaxRecords()
        private var isAtEnd = false
        /// The rest of the present entry's data, as it is in the archive, and what fills its last block.
        private var dataLeft = 0
        private var padding = 0
        /// The present file's holes and data that have not been passed.
        private var map = SparseMap(size: 0)
        private var segment = 0
        private var position = 0

        /// No name or attribute is longer.
        private static let maximumHeaderByteCount = 1 << 20

        /// Reads the archive that `source` gives.
        public init(_ source: any ByteSource) {
            input = BlockInput(source)
        }

        /// How many bytes of the archive have been read.
        public var byteCount: Int { input.offset }

        /// Passes over what is left of the entry before, and reads the header of the next one; nil after the last.
        ///
        /// At the end the source is read to its own end. Throws ``ArchiveError/truncated`` also when the two blocks of
        /// zeros that end an archive are missing.
        public mutating func next() throws(ArchiveError) -> Entry? {
            if isAtEnd { return nil }
            try input.skip(dataLeft + padding)
            (dataLeft, padding) = (0, 0)
            var local = PaxRecords()
            var longName: [UInt8]?
            var longTarget: [UInt8]?
            while true {
                guard let block = try input.nextBlock() else { throw .truncated }
                if block.allSatisfy({ $0 == 0 }) {
                    try finish()
                    return nil
                }
                let header = try Header(block, offset: input.offset)
                switch header.type {
                case UInt8(ascii: "x"), UInt8(ascii: "X"):
                    local = try PaxRecords(contents(header), offset: input.offset)
                case UInt8(ascii: "g"): global = try PaxRecords(contents(header), offset: input.offset)
                case UInt8(ascii: "L"): longName = try Array(contents(header).prefix { $0 != 0 })
                case UInt8(ascii: "K"): longTarget = try Array(contents(header).prefix { $0 != 0 })
                case UInt8(ascii: "V"): try input.skip(header.size + Tar.padding(after: header.size))
                default:
                    return try entry(header, local, longName: longName, longTarget: longTarget)
                }
            }
        }

        /// Appends contents of the present entry, at most as much as there is room for; 0 at their end. Holes of a
        /// sparse file are zeros.
        public mutating func read(into output: inout OutputSpan<UInt8>) throws(ArchiveError) -> Int {
            if position == map.size || output.isFull { return 0 }
            let hole = holeByteCount
            if hole > 0 {
                let count = min(hole, output.freeCapacity)
                output.append(repeating: 0, count: count)
                position += count
                return count
            }
            let end = map.segments[segment].upperBound
            let count = try input.read(limit: end - position, into: &output)
            if count == 0 { throw .truncated }
            position += count
            dataLeft -= count
            if position == end { segment += 1 }
            return count
        }

        /// Passes over the hole that a sparse file has at the present position; returns its size, 0 when there is none.
        public mutating func skipHole() -> Int {
            let count = holeByteCount
            position += count
            return count
        }

        /// The size of the hole at the present position; 0 also in the middle of data.
        private var holeByteCount: Int {
            max(0, (segment < map.segments.count ? map.segments[segment].lowerBound : map.size) - position)
        }

        private mutating func finish() throws(ArchiveError) {
            guard let second = try input.nextBlock() else { throw .truncated }
            if !second.allSatisfy({ $0 == 0 }) {
                throw .corrupt(reason: "a single block of zeros in an archive", offset: input.offset)
            }
            isAtEnd = true
            try input.drain()
        }

        /// The contents of a header that is not an entry of its own.
        private mutating func contents(_ header: Header) throws(ArchiveError) -> [UInt8] {
            if header.size > Self.maximumHeaderByteCount {
                throw .corrupt(
                    reason: "a header larger than \(Self.maximumHeaderByteCount) bytes",
                    offset: input.offset
                )
            }
            var bytes: [UInt8] = []
            while bytes.count < header.size {
                let left = header.size - bytes.count
                var count = 0
                try bytes.append(addingCapacity: min(left, 1 << 16)) { (output) throws(ArchiveError) in
                    count = try input.read(limit: left, into: &output)
                }
                if count == 0 { throw .truncated }
            }
            try input.skip(Tar.padding(after: header.size))
            return bytes
        }

        private mutating func entry(
            _ header: Header,
            _ local: PaxRecords,
            longName: [UInt8]?,
            longTarget: [UInt8]?
        ) throws(ArchiveError) -> Entry {
            let offset = input.offset
            guard let kind = Self.kind(header.type) else {
                let name = String(decoding: longName ?? header.text(Header.Field.name), as: UTF8.self)
                let letter = Character(UnicodeScalar(header.type))
                throw .unsupportedEntry(entry: name, reason: "entries of type '\(letter)' are not supported")
            }
            var entry = try header.entry(kind, offset: offset)
            if let longName { entry.path = longName }
            if let longTarget { entry.linkTarget = longTarget }
            try apply(global, to: &entry)
            try apply(local, to: &entry)
            // Before there was a type for folders, a name that ends in "/" was one.
            if entry.kind == .file && header.type != UInt8(ascii: "S") && entry.path.last == UInt8(ascii: "/") {
                entry.kind = .folder
            }
            // Links, folders and the like have no data, whatever size their headers tell; but GNU's lists of a folder.
            var stored = header.size
            for records in [global, local] {
                if let size = try records.number("size", offset: offset) { stored = size }
            }
            let hasData = kind == .file || header.type == UInt8(ascii: "D")
            dataLeft = hasData ? stored : 0
            guard dataLeft >= 0, dataLeft <= Int.max - Tar.blockByteCount else {
                throw .corrupt(reason: "invalid size", offset: offset)
            }
            padding = Tar.padding(after: dataLeft)
            entry.size = entry.kind == .file ? stored : 0
            try beginContents(of: &entry, header, local)
            return entry
        }

        private static func kind(_ type: UInt8) -> Kind? {
            switch type {
            case 0, UInt8(ascii: "0"), UInt8(ascii: "7"), UInt8(ascii: "S"): .file
            case UInt8(ascii: "1"): .hardLink
            case UInt8(ascii: "2"): .symbolicLink
            case UInt8(ascii: "3"): .characterDevice
            case UInt8(ascii: "4"): .blockDevice
            case UInt8(ascii: "5"), UInt8(ascii: "D"): .folder
            case UInt8(ascii: "6"): .pipe
            default: nil
            }
        }

        private func apply(_ records: PaxRecords, to entry: inout Entry) throws(ArchiveError) {
            if records.values.isEmpty { return }
            let offset = input.offset
            if let path = records["GNU.sparse.name"] ?? records["path"] { entry.path = path }
            if let target = records["linkpath"] { entry.linkTarget = target }
            if let name = records["uname"] { entry.ownerName = name }
            if let name = records["gname"] { entry.groupName = name }
            if let number = try records.number("uid", offset: offset) { entry.owner = number }
            if let number = try records.number("gid", offset: offset) { entry.group = number }
            if let time = try records.time("mtime", offset: offset) { entry.modificationTime = time }
            entry.extendedAttributes += records.extendedAttributes
        }

        /// Finds out where the contents' data and holes are.
        private mutating func beginContents(
            of entry: inout Entry,
            _ header: Header,
            _ local: PaxRecords
        ) throws(ArchiveError) {
            (segment, position) = (0, 0)
            if entry.kind != .file {
                map = SparseMap(size: 0)
                return
            }
            let offset = input.offset
            if header.type == UInt8(ascii: "S") {
                map = try Self.readOldMap(header, &input)
            } else if local["GNU.sparse.major"] != nil {
                map = try readMapInContents(local)
            } else if let size = try local.number("GNU.sparse.size", offset: offset) {
                map = try Self.map(in: local, size: size, offset: offset)
            } else {
                map = SparseMap(size: entry.size)
                guard map.append(offset: 0, byteCount: entry.size) else {
                    throw .corrupt(reason: "invalid size", offset: offset)
                }
            }
            if map.dataByteCount != dataLeft {
                throw .corrupt(reason: "a sparse file's map does not fit its size", offset: input.offset)
            }
            entry.size = map.size
        }

        /// The map of pax format 1.0: decimal numbers, each on a line, in the first blocks of the contents.
        private mutating func readMapInContents(_ local: PaxRecords) throws(ArchiveError) -> SparseMap {
            guard try local.number("GNU.sparse.major", offset: input.offset) == 1,
                let size = try local.number("GNU.sparse.realsize", offset: input.offset), size >= 0
            else { throw .corrupt(reason: "unknown format of a sparse file", offset: input.offset) }
            var map = SparseMap(size: size)
            var numbers = DecimalLines()
            var count: Int?
            var start: Int?
            while count != 0 {
                guard dataLeft >= Tar.blockByteCount, let block = try input.nextBlock() else { throw .truncated }
                dataLeft -= Tar.blockByteCount
                for byte in block where count != 0 {
                    guard let number = try numbers.take(byte, offset: input.offset) else { continue }
                    if count == nil {
                        count = number
                    } else if let offset = start {
                        guard map.append(offset: offset, byteCount: number) else {
                            throw .corrupt(reason: "malformed map of a sparse file", offset: input.offset)
                        }
                        start = nil
                        count = (count ?? 1) - 1
                    } else {
                        start = number
                    }
                }
            }
            return map
        }
    }
}
