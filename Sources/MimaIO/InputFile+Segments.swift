internal import Glibc

extension InputFile {
    /// Where a regular file has data, in order; what is between, its holes, is zeros that take no space on the disk.
    ///
    /// The position stays at the start of the file. Nil when there are more than `limit` parts, or when the file is not
    /// a regular one; where the file system knows of no holes, all is data.
    public func dataSegments(limit: Int) throws(IOError) -> [Range<Int>]? {
        try withDescriptor { (number) throws(IOError) in
            guard identity != nil, let size = FileStatus(descriptor: number)?.size else { return nil }
            // SEEK_DATA and SEEK_HOLE, which Glibc's module lacks.
            let (data, hole): (Int32, Int32) = (3, 4)
            var segments: [Range<Int>] = []
            var position = 0
            while position < size {
                let start = lseek(number, off_t(position), data)
                if start < 0 {
                    // No data comes any more.
                    if errno == ENXIO { break }
                    throw IOError("read", path, errno: errno)
                }
                let end = min(size, Int(try systemCall("read", path) { lseek(number, start, hole) }))
                // The file is being changed meanwhile.
                if segments.count == limit || Int(start) < position || end <= Int(start) { return nil }
                segments.append(Int(start)..<end)
                position = end
            }
            try systemCall("read", path) { lseek(number, 0, SEEK_SET) }
            return segments
        }
    }

    /// Goes to a place in a regular file, `offset` bytes from its start.
    public func seek(to offset: Int) throws(IOError) {
        try withDescriptor { (number) throws(IOError) in
            _ = try systemCall("read", path) { lseek(number, off_t(offset), SEEK_SET) }
        }
    }
}
