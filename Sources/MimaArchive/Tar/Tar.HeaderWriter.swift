internal import MimaIO

extension Tar {
    /// An entry's header as it is written: a ustar block, and before it a pax header for what that cannot say.
    struct HeaderWriter {
        private var block = [UInt8](repeating: 0, count: Tar.blockByteCount)
        private var records: [UInt8] = []
        /// What the format that was asked for cannot say, if anything.
        private var obstacle: String?
        private let entry: Entry
        private let format: Format

        private typealias Field = Header.Field

        /// `size` is that of the contents as they are in the archive; with `sparse`, they are a map of the data in pax
        /// format 1.0 and the data.
        init(_ entry: Entry, size: Int, format: Format, sparse: Bool = false) {
            self.entry = entry
            self.format = format
            if sparse {
                // Programs that know nothing of holes extract the map and the data under this name.
                add("GNU.sparse.major", [UInt8(ascii: "1")], "holes")
                add("GNU.sparse.minor", [UInt8(ascii: "0")], "holes")
                add("GNU.sparse.name", entry.path, "holes")
                add("GNU.sparse.realsize", Array("\(entry.size)".utf8), "holes")
                setName(Self.substituteName(entry.path))
            } else {
                setName(entry.path)
            }
            setNumber(Int(entry.permissions), Field.mode, "mode", nil)
            setNumber(entry.owner, Field.owner, "owner", "uid")
            setNumber(entry.group, Field.group, "group", "gid")
            setNumber(size, Field.size, "size", "size")
            setTime()
            block[Field.type] = Self.type(entry.kind)
            setText(entry.linkTarget, Field.link, "link's target", "linkpath")
            block.replaceSubrange(Field.magic, with: Header.posixMagic)
            // The names must end in a zero byte, unlike the others.
            setText(entry.ownerName, 265..<296, "owner's name", "uname")
            setText(entry.groupName, 297..<328, "group's name", "gname")
            setNumber(entry.deviceMajor, Field.major, "device number", nil)
            setNumber(entry.deviceMinor, Field.minor, "device number", nil)
            for attribute in entry.extendedAttributes {
                let name = String(decoding: PaxRecords.encodedAttributeName(attribute.name), as: UTF8.self)
                add("SCHILY.xattr.\(name)", attribute.value, "attributes")
            }
            seal()
        }

        /// Appends the blocks; throws ``ArchiveError/unrepresentable(entry:reason:)``.
        func append(to output: inout [UInt8]) throws(ArchiveError) {
            if let obstacle { throw .unrepresentable(entry: entry.displayName, reason: obstacle) }
            if !records.isEmpty {
                // Only programs that do not know pax show this name.
                var pax = Entry(path: Array(("PaxHeaders/".utf8 + entry.path).prefix(100)), kind: .file)
                pax.modificationTime = FileTime(seconds: max(0, min(entry.modificationTime.seconds, 0o77777777777)))
                var header = HeaderWriter(pax, size: records.count, format: .ustar)
                header.block[Field.type] = UInt8(ascii: "x")
                header.seal()
                output += header.block
                output += records
                output.append(contentsOf: repeatElement(0, count: Tar.padding(after: records.count)))
            }
            output += block
        }

        private static func type(_ kind: Kind) -> UInt8 {
            switch kind {
            case .file: UInt8(ascii: "0")
            case .hardLink: UInt8(ascii: "1")
            case .symbolicLink: UInt8(ascii: "2")
            case .characterDevice: UInt8(ascii: "3")
            case .blockDevice: UInt8(ascii: "4")
            case .folder: UInt8(ascii: "5")
            case .pipe: UInt8(ascii: "6")
            }
        }

        /// "a/b" as "a/GNUSparseFile.0/b".
        private static func substituteName(_ path: [UInt8]) -> [UInt8] {
            let start = (path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
            return path[..<start] + Array("GNUSparseFile.0/".utf8) + path[start...]
        }

        /// The name, in two fields when one is too short.
        private mutating func setName(_ path: [UInt8]) {
            if path.isEmpty || path.contains(0) { obstacle = "the name is empty or contains a zero byte" }
            if path.count <= Field.name.count { return setText(path, Field.name, "name", "path") }
            // The latest "/" that leaves a first part short enough leaves the shortest second part.
            let end = min(Field.prefix.count, path.count - 2)
            if let slash = path[...end].lastIndex(of: UInt8(ascii: "/")), slash > 0,
                path.count - slash - 1 <= Field.name.count
            {
                put(path[..<slash], Field.prefix)
                put(path[(slash + 1)...], Field.name)
            } else {
                setText(path, Field.name, "name", "path")
            }
        }

        private mutating func setText(_ text: [UInt8], _ field: Range<Int>, _ what: String, _ key: String) {
            if text.contains(0) { obstacle = "the \(what) contains a zero byte" }
            if text.count > field.count { add(key, text, "long \(what)") }
            put(text.prefix(field.count), field)
        }

        private mutating func put(_ text: ArraySlice<UInt8>, _ field: Range<Int>) {
            block.replaceSubrange(field.lowerBound..<field.lowerBound + text.count, with: text)
        }

        private mutating func setNumber(_ value: Int, _ field: Range<Int>, _ what: String, _ key: String?) {
            if Number.write(value, to: field, of: &block) { return }
            guard let key else { return obstacle = "the \(what) is too large" }
            add(key, Array("\(value)".utf8), "large \(what)")
            _ = Number.write(0, to: field, of: &block)
        }

        private mutating func setTime() {
            let time = entry.modificationTime
            let fits = Number.write(time.seconds, to: Field.time, of: &block)
            if !fits { _ = Number.write(0, to: Field.time, of: &block) }
            if fits && (time.nanoseconds == 0 || format == .ustar) { return }
            // A fraction counts away from zero: 0.75 before 1970 is -0.75, while the fields say -1 and 250,000,000.
            var seconds = "\(time.seconds)"
            var nanoseconds = time.nanoseconds
            if time.seconds < 0 && nanoseconds > 0 {
                seconds = time.seconds == -1 ? "-0" : "\(time.seconds + 1)"
                nanoseconds = 1_000_000_000 - nanoseconds
            }
            var digits = String(nanoseconds)
            digits = String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
            add("mtime", Array((nanoseconds == 0 ? seconds : "\(seconds).\(digits)").utf8), "time")
        }

        private mutating func add(_ key: String, _ value: [UInt8], _ what: String) {
            if format == .ustar {
                obstacle = "ustar has no room for the entry's \(what)"
            } else {
                records += PaxRecords.record(Array(key.utf8), value)
            }
        }

        /// Sets the checksum: six digits, a zero byte and a space.
        private mutating func seal() {
            let sum = Header.checksum(block)
            _ = Number.write(sum, to: 148..<155, of: &block)
            block[Field.checksum.upperBound - 1] = UInt8(ascii: " ")
        }
    }
}
