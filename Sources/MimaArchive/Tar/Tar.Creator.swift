public import MimaIO

extension Tar {
    /// What goes into an archive of files on the disk.
    public struct CreationOptions: Sendable {
        /// ustar or pax.
        public var format = Format.pax
        /// Whether the names in a folder are in the order of their bytes, so that the same files always give the same
        /// archive; otherwise as the system gives them.
        public var sortsNames = true
        /// The time of all entries; their own when nil.
        public var modificationTime: FileTime?
        /// The owner and group of all entries; their own when nil.
        public var owner: (user: Int, group: Int)?
        /// Whether owners are stored as numbers alone.
        public var numericOwners = false
        /// Whether extended attributes are stored; pax alone has room for them.
        public var storesExtendedAttributes = false
        /// Whether the holes of files are left out, as ``Writer/begin(sparse:data:)`` does; pax alone has room for that.
        /// The archive then depends on how the files lie on the disk.
        public var storesHoles = false

        /// What is usual.
        public init() {}
    }

    /// Puts files and folders from the disk into an archive.
    public struct Creator: ~Copyable {
        private var writer: Writer
        private let options: CreationOptions
        private let names = AccountNames()
        /// What has more than one name, and the first that it was stored under.
        private var seen: [FileIdentity: [UInt8]] = [:]
        private let report: (String) -> Void
        private let progress: (Int) -> Void
        private let excluded: FileIdentity?
        private var byteCount = 0
        /// How many things could not be stored, or not as they should.
        public private(set) var failureCount = 0

        /// Writes an archive to `sink`.
        ///
        /// - Parameters:
        ///   - excluded: A file that is left out: the archive itself.
        ///   - report: Is told of each thing that could not be stored: a file that cannot be read, say. The rest is
        ///     stored all the same.
        ///   - progress: Is told now and then how many bytes of contents have been stored.
        public init(
            to sink: any ByteSink,
            options: CreationOptions = CreationOptions(),
            excluding excluded: FileIdentity? = nil,
            report: @escaping (String) -> Void,
            progress: @escaping (Int) -> Void = { _ in }
        ) {
            writer = Writer(sink, format: options.format)
            self.options = options
            self.excluded = excluded
            self.report = report
            self.progress = progress
        }

        /// Stores what is called `path` in `folder`, and all that is in it, under the same name.
        ///
        /// A path may lead through folders; a "/" at its start, and what is before and with its last "..", are not
        /// stored. Symbolic links are stored as such, but for those on the way. Throws when the sink fails.
        public mutating func add(_ path: [UInt8], in folder: FolderHandle) throws(ArchiveError) {
            let parts = path.split(separator: UInt8(ascii: "/")).map { Array($0) }.filter { $0 != [46] }
            let stored = Array(parts.suffix(from: (parts.lastIndex(of: [46, 46]) ?? -1) + 1))
            let above =
                (path.first == UInt8(ascii: "/") ? "/" : "")
                + String(decoding: Array(parts.dropLast().joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
            guard let last = parts.last, last != [46, 46] else {
                return try addUnnamed(path, in: folder, isAbsolute: path.first == UInt8(ascii: "/"))
            }
            do throws(IOError) {
                let parent = above.isEmpty ? folder : try FolderHandle.open(Self.path(above, in: folder))
                let name = Array(stored.joined(separator: [UInt8(ascii: "/")]))
                var pending: [Pending] = [Pending(folder: parent, name: last, path: name)]
                try addAll(&pending)
            } catch {
                try complain(error)
            }
        }

        /// Stores a folder that has no name to be stored by, such as ".": itself as "./", and what is in it.
        public mutating func addContents(of folder: FolderHandle) throws(ArchiveError) {
            do throws(IOError) {
                let status = try folder.status()
                var entry = makeEntry(Array("./".utf8), .folder, status)
                if options.storesExtendedAttributes { entry.extendedAttributes = try Self.attributes(of: folder) }
                try begin(entry)
                var pending = try children(of: folder, path: Array("./".utf8))
                try addAll(&pending)
            } catch {
                try complain(error)
            }
        }

        private mutating func addUnnamed(
            _ path: [UInt8],
            in folder: FolderHandle,
            isAbsolute: Bool
        ) throws(ArchiveError) {
            let name = String(decoding: path, as: UTF8.self)
            if name.isEmpty || name == "." { return try addContents(of: folder) }
            let inner: FolderHandle
            do throws(IOError) {
                inner = try FolderHandle.open(isAbsolute ? name : Self.path(name, in: folder))
            } catch {
                return try complain(error)
            }
            try addContents(of: inner)
        }

        /// Ends the archive.
        public mutating func finish() throws(ArchiveError) {
            try writer.finish()
        }

        private static func path(_ name: String, in folder: FolderHandle) -> String {
            name.hasPrefix("/") || folder.path == "." ? name : "\(folder.path)/\(name)"
        }

        /// What is still to be stored, the next one last.
        private struct Pending {
            let folder: FolderHandle
            let name: [UInt8]
            let path: [UInt8]
        }

        /// Stores what is pending, and what is found in it: without recursion, however deep the folders are.
        private mutating func addAll(_ pending: inout [Pending]) throws(IOError) {
            while let next = pending.popLast() {
                do throws(IOError) {
                    guard let status = try next.folder.status(of: next.name) else {
                        throw .system(operation: "open", path: next.folder.path(of: next.name), errno: 2)
                    }
                    pending += try add(next, status)
                } catch .closedPipe(let path) {
                    throw .closedPipe(path: path)
                } catch {
                    if sinkFailure != nil { throw error }
                    complain(error.description)
                }
            }
        }

        private func children(of folder: FolderHandle, path: [UInt8]) throws(IOError) -> [Pending] {
            try folder.names(sorted: options.sortsNames).reversed().map {
                Pending(folder: folder, name: $0, path: path + $0)
            }
        }

        /// Stores one thing; returns what is in it.
        private mutating func add(_ next: Pending, _ status: NodeStatus) throws(IOError) -> [Pending] {
            if status.identity == excluded { return [] }
            if status.linkCount > 1 && status.kind == .regular {
                if let first = seen[status.identity] {
                    var entry = makeEntry(next.path, .hardLink, status)
                    entry.linkTarget = first
                    try begin(entry)
                    return []
                }
                seen[status.identity] = next.path
            }
            switch status.kind {
            case .folder:
                let folder = try next.folder.folder(next.name)
                let path = next.path + [UInt8(ascii: "/")]
                var entry = makeEntry(path, .folder, status)
                if options.storesExtendedAttributes { entry.extendedAttributes = try Self.attributes(of: folder) }
                try begin(entry)
                return try children(of: folder, path: path)
            case .regular:
                try addFile(next, status)
            case .symbolicLink:
                var entry = makeEntry(next.path, .symbolicLink, status)
                entry.linkTarget = try next.folder.linkTarget(of: next.name)
                try begin(entry)
            case .pipe:
                try begin(makeEntry(next.path, .pipe, status))
            case .characterDevice, .blockDevice:
                let kind: Kind = status.kind == .blockDevice ? .blockDevice : .characterDevice
                var entry = makeEntry(next.path, kind, status)
                (entry.deviceMajor, entry.deviceMinor) = status.deviceNumbers
                try begin(entry)
            case .socket:
                complain("\(next.folder.path(of: next.name)): a socket cannot be stored")
            }
            return []
        }

        private mutating func addFile(_ next: Pending, _ status: NodeStatus) throws(IOError) {
            let file = try next.folder.openFile(next.name, status: status)
            var entry = makeEntry(next.path, .file, status)
            entry.size = status.size
            if options.storesExtendedAttributes {
                entry.extendedAttributes = try file.extendedAttributes().map {
                    ExtendedAttribute(name: $0.name, value: $0.value)
                }
            }
            // The header promises a size: a file that is shorter by now, or cannot be read on, is filled up.
            var isShort = false
            let reader = FailureKeeper(file)
            let segments = try holeySegments(of: file, status)
            try storing { (creator) throws(ArchiveError) in
                if let segments {
                    try creator.writer.begin(sparse: entry, data: segments)
                } else {
                    try creator.writer.begin(entry)
                }
                for segment in segments ?? [0..<status.size] {
                    if segments != nil { reader.seek(to: segment.lowerBound) }
                    if try creator.writer.write(contentsOf: reader, atMost: segment.count) < segment.count {
                        isShort = true
                        try creator.writer.fillWithZeros()
                        break
                    }
                }
            }
            if let failure = reader.failure {
                complain("\(failure); filled with zeros")
            } else if isShort {
                complain("\(file.path): the file became shorter while it was read; filled with zeros")
            }
            byteCount += status.size
            progress(byteCount)
        }

        /// Where a file has data, if it has holes that are to be left out.
        private func holeySegments(of file: InputFile, _ status: NodeStatus) throws(IOError) -> [Range<Int>]? {
            guard options.storesHoles, options.format == .pax, status.allocatedByteCount < status.size,
                let found = try file.dataSegments(limit: Self.maximumSegmentCount)
            else { return nil }
            // A file that has grown or shrunk since its status was asked for is stored as it was then.
            if found.last?.upperBound ?? 0 > status.size { return nil }
            let segments = SparseMap.inWholeBlocks(found, size: status.size)
            return segments == [0..<status.size] ? nil : segments
        }

        /// A map of more would not fit into the memory that there should be.
        private static let maximumSegmentCount = 1 << 18

        private static func attributes(of folder: FolderHandle) throws(IOError) -> [ExtendedAttribute] {
            try folder.extendedAttributes().map { ExtendedAttribute(name: $0.name, value: $0.value) }
        }

        private func makeEntry(_ path: [UInt8], _ kind: Kind, _ status: NodeStatus) -> Entry {
            var entry = Entry(path: path, kind: kind)
            entry.permissions = status.permissions
            entry.owner = options.owner?.user ?? status.owner
            entry.group = options.owner?.group ?? status.group
            if !options.numericOwners {
                entry.ownerName = names.user(entry.owner)
                entry.groupName = names.group(entry.group)
            }
            entry.modificationTime = options.modificationTime ?? status.modificationTime
            return entry
        }

        private mutating func begin(_ entry: Entry) throws(IOError) {
            try storing { (creator) throws(ArchiveError) in try creator.writer.begin(entry) }
        }

        /// Why the sink failed, after which nothing can be stored.
        private var sinkFailure: ArchiveError?

        /// Runs what writes to the sink: its failures end everything, while an entry that the format has no room for is
        /// only told.
        private mutating func storing(_ body: (inout Creator) throws(ArchiveError) -> Void) throws(IOError) {
            do throws(ArchiveError) {
                try body(&self)
            } catch .unrepresentable(let entry, let reason) {
                throw .invalidData(reason: "\(entry): \(reason)")
            } catch {
                sinkFailure = error
                if case .io(let error) = error { throw error }
                throw .invalidData(reason: error.description)
            }
        }

        private mutating func complain(_ error: IOError) throws(ArchiveError) {
            if let sinkFailure { throw sinkFailure }
            complain(error.description)
        }

        private mutating func complain(_ text: String) {
            failureCount += 1
            report(text)
        }
    }
}

/// A source that ends when it fails, and keeps why. Sendable is unchecked: one thread uses it.
private final class FailureKeeper: ByteSource, @unchecked Sendable {
    private let source: InputFile
    private(set) var failure: IOError?

    init(_ source: InputFile) {
        self.source = source
    }

    func seek(to offset: Int) {
        do throws(IOError) {
            try source.seek(to: offset)
        } catch {
            failure = error
        }
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        if failure != nil { return 0 }
        do throws(IOError) {
            return try source.read(into: &output)
        } catch {
            failure = error
            return 0
        }
    }
}
