extension Tar {
    /// Where the data of a sparse file is; between are zeros, which are not in the archive.
    struct SparseMap {
        /// In order, not overlapping, none empty.
        private(set) var segments: [Range<Int>] = []
        /// The size of the whole.
        let size: Int
        /// How many bytes the data has.
        private(set) var dataByteCount = 0

        /// A map of more is an attack on memory.
        static let maximumSegmentCount = 1 << 20

        init(size: Int) {
            self.size = size
        }

        /// Adds a segment; false when it does not come after the others, or is not within the size.
        mutating func append(offset: Int, byteCount: Int) -> Bool {
            guard offset >= 0, byteCount >= 0, byteCount <= size, offset <= size - byteCount,
                offset >= segments.last?.upperBound ?? 0, segments.count < Self.maximumSegmentCount
            else { return false }
            // Programs mark the end of a file with an empty segment.
            if byteCount > 0 {
                segments.append(offset..<offset + byteCount)
                dataByteCount += byteCount
            }
            return true
        }
    }
}
