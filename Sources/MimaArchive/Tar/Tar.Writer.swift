public import MimaIO

extension Tar {
    /// How an archive is written.
    public enum Format: CaseIterable, Sendable {
        /// pax: what ustar cannot say (long names, large sizes, nanoseconds, extended attributes) stands in headers of
        /// their own. Every tar of the last twenty years reads it.
        case pax
        /// ustar alone; times are in seconds, and what it cannot say is an error.
        case ustar
    }

    /// Writes an archive from front to back.
    public struct Writer {
        private let sink: any ByteSink
        private let format: Format
        private var buffer: [UInt8] = []
        /// How much of the present entry's contents is still to come, and what fills its last block.
        private var contentsLeft = 0
        private var padding = 0

        private static let bufferByteCount = 1 << 18

        /// Writes to `sink`.
        public init(_ sink: any ByteSink, format: Format = .pax) {
            self.sink = sink
            self.format = format
            buffer.reserveCapacity(Self.bufferByteCount + (1 << 16))
        }

        /// Writes the header of an entry. Its contents, ``Entry/size`` bytes, must follow before the next one.
        ///
        /// Throws ``ArchiveError/unrepresentable(entry:reason:)``.
        public mutating func begin(_ entry: Entry) throws(ArchiveError) {
            precondition(contentsLeft == 0, "the contents of the entry before are not complete")
            let size = entry.kind == .file ? entry.size : 0
            precondition(size >= 0, "a size must not be negative")
            try HeaderWriter(entry, size: size, format: format).append(to: &buffer)
            contentsLeft = size
            padding = Tar.padding(after: size)
            try endIfComplete()
        }

        /// Writes the header of a file of which only the data in `segments` follows, one after the other: what is between
        /// and after them are holes, up to ``Entry/size``. It is GNU tar's format 1.0 of sparse files, within pax.
        ///
        /// The segments must be in order, not overlap, be within the size, and all but the last be multiples of 512 bytes
        /// long: of others, GNU tar takes the rest of a block to be missing. Throws
        /// ``ArchiveError/unrepresentable(entry:reason:)``.
        public mutating func begin(sparse entry: Entry, data segments: [Range<Int>]) throws(ArchiveError) {
            precondition(contentsLeft == 0, "the contents of the entry before are not complete")
            precondition(entry.kind == .file, "only files have holes")
            precondition(
                segments.dropLast().allSatisfy { $0.count % Tar.blockByteCount == 0 },
                "the segments of a sparse file must be multiples of 512 bytes"
            )
            var map = SparseMap(size: entry.size)
            for segment in segments {
                let fits = map.append(offset: segment.lowerBound, byteCount: segment.count)
                precondition(fits, "the segments of a sparse file must be in order and within its size")
            }
            let text = map.text
            try HeaderWriter(entry, size: text.count + map.dataByteCount, format: format, sparse: true)
                .append(to: &buffer)
            buffer += text
            contentsLeft = map.dataByteCount
            padding = Tar.padding(after: contentsLeft)
            try endIfComplete()
        }

        /// Appends contents.
        public mutating func write(_ bytes: Span<UInt8>) throws(ArchiveError) {
            precondition(bytes.count <= contentsLeft, "more contents than the entry's size")
            if bytes.count >= Self.bufferByteCount / 4 {
                try flush()
                try throwingArchiveError { () throws(IOError) in try sink.write(bytes) }
            } else {
                buffer.append(addingCapacity: bytes.count) { $0.append(copying: bytes) }
            }
            contentsLeft -= bytes.count
            try endIfComplete()
        }

        /// Appends contents from a source, as much as is wanted still and at most `maximumByteCount`; returns how much the
        /// source had.
        public mutating func write(
            contentsOf source: any ByteSource,
            atMost maximumByteCount: Int = .max
        ) throws(ArchiveError) -> Int {
            let wanted = contentsLeft
            let rest = max(0, wanted - maximumByteCount)
            while contentsLeft > rest {
                let limit = min(contentsLeft - rest, Self.bufferByteCount)
                let before = buffer.count
                try throwingArchiveError { () throws(IOError) in
                    try buffer.append(addingCapacity: limit) { (output) throws(IOError) in
                        _ = try source.read(into: &output)
                    }
                }
                if buffer.count == before { break }
                contentsLeft -= buffer.count - before
                if buffer.count >= Self.bufferByteCount { try flush() }
            }
            let count = wanted - contentsLeft
            if wanted > 0 { try endIfComplete() }
            return count
        }

        /// Fills the rest of the present entry with zeros, when its contents turned out to be shorter.
        public mutating func fillWithZeros() throws(ArchiveError) {
            let zeros = [UInt8](repeating: 0, count: min(contentsLeft, 1 << 16))
            while contentsLeft > 0 { try write(zeros.span.extracting(first: min(contentsLeft, zeros.count))) }
        }

        /// Ends the archive. The sink stays open.
        public mutating func finish() throws(ArchiveError) {
            precondition(contentsLeft == 0, "the contents of the last entry are not complete")
            buffer.append(contentsOf: repeatElement(0, count: 2 * Tar.blockByteCount))
            try flush()
        }

        private mutating func endIfComplete() throws(ArchiveError) {
            if contentsLeft > 0 { return }
            if padding > 0 { buffer.append(contentsOf: repeatElement(0, count: padding)) }
            padding = 0
            if buffer.count >= Self.bufferByteCount { try flush() }
        }

        private mutating func flush() throws(ArchiveError) {
            if buffer.isEmpty { return }
            let bytes = buffer
            buffer = []
            try throwingArchiveError { () throws(IOError) in try sink.write(bytes.span) }
            buffer = bytes
            buffer.removeAll(keepingCapacity: true)
        }
    }
}
