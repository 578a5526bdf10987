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

        /// The map as it stands before the data in pax format 1.0: decimal numbers, each on a line, filled up to whole
        /// blocks. An empty segment marks the end of a file that ends in a hole.
        var text: [UInt8] {
            var listed = segments
            if listed.last?.upperBound ?? 0 < size { listed.append(size..<size) }
            var text = Array("\(listed.count)\n".utf8)
            for segment in listed { text += Array("\(segment.lowerBound)\n\(segment.count)\n".utf8) }
            text.append(contentsOf: repeatElement(0, count: Tar.padding(after: text.count)))
            return text
        }

        /// The segments with their ends at whole blocks, but for the end of the file, and those that then touch as one.
        static func inWholeBlocks(_ segments: [Range<Int>], size: Int) -> [Range<Int>] {
            let block = Tar.blockByteCount
            var whole: [Range<Int>] = []
            for segment in segments where !segment.isEmpty {
                let start = segment.lowerBound / block * block
                let end = min(size, segment.upperBound + Tar.padding(after: segment.upperBound))
                if let last = whole.last, start <= last.upperBound {
                    whole[whole.count - 1] = last.lowerBound..<max(last.upperBound, end)
                } else {
                    whole.append(start..<end)
                }
            }
            return whole
        }

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
