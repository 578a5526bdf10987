public import MimaIO

extension Tar {
    /// Extracts archives into a folder, and touches nothing outside of it, whatever the archive says.
    ///
    /// Every part of a name is opened from the folder above it and must be a real folder, so no symbolic link leads
    /// anywhere, whether the archive or somebody else made it. A file gets its name when all of it has been written.
    public struct Extractor: ~Copyable {
        private let options: ExtractionOptions
        private var tree: ExtractionTree
        private let names = AccountNames()
        private let umask = currentUmask()
        private let report: (Entry, ArchiveError?) -> Void
        private var entryCount = 0
        private var byteCount = 0
        /// How many entries were refused or could not be extracted.
        public private(set) var failureCount = 0

        /// Extracts into `folder`; `isNew` says that it was made for this, so that an entry for itself sets its
        /// attributes.
        ///
        /// - Parameter report: Is told of each entry, when it has been extracted or why not. The others are extracted all
        ///   the same.
        public init(
            into folder: FolderHandle,
            isNew: Bool,
            options: ExtractionOptions = ExtractionOptions(),
            report: @escaping (Entry, ArchiveError?) -> Void
        ) {
            self.options = options
            self.report = report
            tree = ExtractionTree(folder, isNew: isNew, adopts: options.overwrites)
        }

        /// Extracts all of an archive.
        ///
        /// Throws when the archive itself is damaged, larger than the limits, or when the disk is full; what was
        /// extracted before stays, each file whole.
        public mutating func extract(_ reader: inout Reader) throws(ArchiveError) {
            do throws(ArchiveError) {
                while let entry = try reader.next() {
                    try extract(entry, &reader)
                }
            } catch {
                finishFolders()
                throw error
            }
            finishFolders()
        }

        private mutating func finishFolders() {
            for (path, error) in tree.finish() {
                failureCount += 1
                report(Entry(path: path, kind: .folder), .io(error))
            }
        }

        private mutating func extract(_ entry: Entry, _ reader: inout Reader) throws(ArchiveError) {
            entryCount += 1
            if entryCount > options.maximumEntryCount { throw .tooManyEntries(limit: options.maximumEntryCount) }
            if entry.size > options.maximumByteCount - byteCount {
                throw .contentsTooLarge(entry: entry.displayName, limit: options.maximumByteCount)
            }
            byteCount += entry.size
            do throws(EntryFailure) {
                if try place(entry, &reader) { report(entry, nil) }
            } catch {
                switch error {
                case .refused(let reason):
                    fail(entry, .refused(entry: entry.displayName, reason: reason))
                case .system(let error):
                    // 28 and 122 are ENOSPC and EDQUOT: everything else would fail as well.
                    if case .system(_, _, let code) = error, code == 28 || code == 122 { throw .io(error) }
                    fail(entry, .io(error))
                case .archive(let error):
                    throw error
                }
            }
        }

        private mutating func fail(_ entry: Entry, _ error: ArchiveError) {
            failureCount += 1
            report(entry, error)
        }

        /// Puts an entry in its place; false when its name has no parts left.
        private mutating func place(_ entry: Entry, _ reader: inout Reader) throws(EntryFailure) -> Bool {
            let parts = try Self.parts(entry.path).dropFirst(options.strippedPartCount)
            let attributes = attributes(for: entry)
            guard let name = parts.last else {
                if options.strippedPartCount > 0 { return false }
                if entry.kind != .folder { throw .refused(.invalidName) }
                try system { (tree) throws(IOError) in try tree.setRootAttributes(attributes) }
                return true
            }
            let above = Array(parts.dropLast())
            if entry.kind == .characterDevice || entry.kind == .blockDevice { throw .refused(.device) }
            let parent = try folder(above)
            switch entry.kind {
            case .folder:
                if try !makeFolder(name, in: parent, at: Array(parts), attributes) { throw .refused(.otherKindExists) }
            case .file:
                try makeFile(entry, name, in: parent, attributes, &reader)
            case .symbolicLink:
                if !options.allowsOutwardLinks, !Path.staysInside(entry.linkTarget, depth: above.count) {
                    let target = String(decoding: entry.linkTarget, as: UTF8.self)
                    throw .refused(.outwardLink(target: target))
                }
                try makeRoom(for: name, in: parent)
                try makeLink(entry, name, in: parent, attributes)
            case .hardLink:
                try makeHardLink(entry, name, in: parent)
            case .pipe:
                try makeRoom(for: name, in: parent)
                try system { (_) throws(IOError) in
                    try parent.makePipe(name, mode: attributes.permissions ?? 0o600)
                    if let time = attributes.modificationTime { try parent.setModificationTime(of: name, to: time) }
                }
            case .characterDevice, .blockDevice:
                throw .refused(.device)
            }
            return true
        }

        private static func parts(_ path: [UInt8]) throws(EntryFailure) -> [[UInt8]] {
            do throws(ArchiveError.Refusal) {
                return try Path.parts(of: path)
            } catch {
                throw .refused(error)
            }
        }

        /// The folder that these parts lead to; missing ones are made.
        private mutating func folder(_ parts: [[UInt8]]) throws(EntryFailure) -> FolderHandle {
            do throws(IOError) {
                return try tree.folder(parts, making: true)
            } catch .system(_, _, let code) where ExtractionTree.isNoFolder(code) {
                throw .refused(.throughLink)
            } catch {
                throw .system(error)
            }
        }

        private mutating func makeFolder(
            _ name: [UInt8],
            in parent: FolderHandle,
            at parts: [[UInt8]],
            _ attributes: NodeAttributes
        ) throws(EntryFailure) -> Bool {
            do throws(IOError) {
                return try tree.makeFolder(name, in: parent, at: parts, attributes)
            } catch {
                throw .system(error)
            }
        }

        private mutating func makeFile(
            _ entry: Entry,
            _ name: [UInt8],
            in parent: FolderHandle,
            _ attributes: NodeAttributes,
            _ reader: inout Reader
        ) throws(EntryFailure) {
            // Asked for beforehand so that a large file is not written in vain; publishing asks again.
            if let status = try existing(name, in: parent) {
                if status.kind == .folder { throw .refused(.otherKindExists) }
                if !options.overwrites { throw .refused(.exists) }
            }
            var file: NewFile?
            try system { (_) throws(IOError) in file = try NewFile.make(name, in: parent) }
            guard let file else { return }
            try copyContents(of: entry, to: file, &reader)
            let overwrites = options.overwrites
            try system { (_) throws(IOError) in
                try file.setAttributes(attributes)
                try file.publish(replacing: overwrites)
            }
        }

        private mutating func copyContents(
            of entry: Entry,
            to file: NewFile,
            _ reader: inout Reader
        ) throws(EntryFailure) {
            var piece: [UInt8] = []
            var endsInHole = false
            var left = entry.size
            while left > 0 {
                let hole = reader.skipHole()
                if hole > 0 {
                    left -= hole
                    endsInHole = true
                    try system { (_) throws(IOError) in try file.skip(hole) }
                    continue
                }
                piece.removeAll(keepingCapacity: true)
                do throws(ArchiveError) {
                    try piece.append(addingCapacity: min(left, 1 << 17)) { (output) throws(ArchiveError) in
                        _ = try reader.read(into: &output)
                    }
                } catch {
                    throw .archive(error)
                }
                if piece.isEmpty { throw .archive(.truncated) }
                left -= piece.count
                endsInHole = false
                let bytes = piece
                try system { (_) throws(IOError) in try file.write(bytes.span) }
            }
            if endsInHole { try system { (_) throws(IOError) in try file.setSize(entry.size) } }
        }

        private mutating func makeLink(
            _ entry: Entry,
            _ name: [UInt8],
            in parent: FolderHandle,
            _ attributes: NodeAttributes
        ) throws(EntryFailure) {
            try system { (_) throws(IOError) in
                try parent.makeSymbolicLink(name, to: entry.linkTarget)
                if let owner = attributes.owner { try parent.setOwner(of: name, to: owner.user, group: owner.group) }
                if let time = attributes.modificationTime { try parent.setModificationTime(of: name, to: time) }
            }
        }

        /// A hard link is to a file of the folder alone: one to a symbolic link would be that link in another place,
        /// where it may lead out.
        private mutating func makeHardLink(
            _ entry: Entry,
            _ name: [UInt8],
            in parent: FolderHandle
        ) throws(EntryFailure) {
            let shown = String(decoding: entry.linkTarget, as: UTF8.self)
            let unsafeTarget = EntryFailure.refused(.unsafeLinkTarget(target: shown))
            guard let parts = try? Path.parts(of: entry.linkTarget).dropFirst(options.strippedPartCount),
                let last = parts.last
            else { throw unsafeTarget }
            let other: FolderHandle
            do throws(IOError) {
                other = try tree.folder(Array(parts.dropLast()), making: false)
            } catch {
                throw unsafeTarget
            }
            guard let status = try existing(last, in: other) else { throw unsafeTarget }
            let isLink = status.kind == .symbolicLink && options.allowsOutwardLinks
            if status.kind != .regular && status.kind != .pipe && !isLink { throw unsafeTarget }
            // A name of the same file already: replacing it could remove the only one.
            if let present = try existing(name, in: parent), present.identity == status.identity { return }
            try makeRoom(for: name, in: parent)
            try system { (_) throws(IOError) in try parent.makeHardLink(name, to: last, in: other) }
        }

        /// Sees to it that nothing has a name, or refuses.
        private mutating func makeRoom(for name: [UInt8], in parent: FolderHandle) throws(EntryFailure) {
            guard let status = try existing(name, in: parent) else { return }
            if status.kind == .folder { throw .refused(.otherKindExists) }
            if !options.overwrites { throw .refused(.exists) }
            try system { (_) throws(IOError) in try parent.remove(name) }
        }

        private func existing(_ name: [UInt8], in parent: FolderHandle) throws(EntryFailure) -> NodeStatus? {
            do throws(IOError) {
                return try parent.status(of: name)
            } catch {
                throw .system(error)
            }
        }

        private mutating func system(
            _ body: (inout ExtractionTree) throws(IOError) -> Void
        ) throws(EntryFailure) {
            do throws(IOError) {
                try body(&tree)
            } catch .exists {
                throw .refused(.exists)
            } catch {
                throw .system(error)
            }
        }

        private func attributes(for entry: Entry) -> NodeAttributes {
            var attributes = NodeAttributes()
            let mask: UInt16 = options.preservesPermissions ? 0 : 0o7000 | umask
            attributes.permissions = entry.permissions & 0o7777 & ~mask
            attributes.modificationTime = entry.modificationTime
            if options.restoresOwners {
                var (user, group) = (entry.owner, entry.group)
                if !options.numericOwners {
                    user = names.number(ofUser: entry.ownerName) ?? user
                    group = names.number(ofGroup: entry.groupName) ?? group
                }
                attributes.owner = (user, group)
            }
            if options.restoresExtendedAttributes {
                attributes.extendedAttributes = entry.extendedAttributes
                    .filter { $0.name.starts(with: Array("user.".utf8)) }.map { ($0.name, $0.value) }
            }
            return attributes
        }
    }
}

/// Why an entry was not extracted: its own fault, the system's, or one that ends everything.
enum EntryFailure: Error {
    case refused(ArchiveError.Refusal)
    case system(IOError)
    case archive(ArchiveError)
}
