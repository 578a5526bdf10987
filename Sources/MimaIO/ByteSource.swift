/// Something that bytes are read from, front to back.
///
/// A source can be handed from one thread to another, but is used by one at a time: calls must not overlap.
public protocol ByteSource: AnyObject, Sendable {
    /// Appends between 1 and `output.freeCapacity` bytes, as many as are at hand, and returns how many.
    ///
    /// 0 means that the source has ended (or that `output` had no room). Waits when nothing is at hand yet.
    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int

    /// Passes over up to `byteCount` bytes and returns how many; 0 means that the source has ended (or `byteCount` is 0).
    ///
    /// Unless a source knows better, it reads them.
    func skip(_ byteCount: Int) throws(IOError) -> Int
}

extension ByteSource {
    /// Passes over up to `byteCount` bytes by reading them, at most 64 KiB a time; returns how many.
    public func skip(_ byteCount: Int) throws(IOError) -> Int {
        try skipByReading(byteCount)
    }

    func skipByReading(_ byteCount: Int) throws(IOError) -> Int {
        var count = 0
        _ = try [UInt8](capacity: min(byteCount, 1 << 16)) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            count = try read(into: &output)
        }
        return count
    }
}

extension ByteSource {
    /// Reads until `output` is full or the source has ended; returns how many bytes it appended.
    ///
    /// When the source fails half-way, `output` keeps what had been read.
    @discardableResult
    public func fill(_ output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        let before = output.count
        while !output.isFull {
            if try read(into: &output) == 0 { break }
        }
        return output.count - before
    }
}
