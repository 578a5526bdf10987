/// Reads integers, lengths and bytes from the messages of a stream.
struct WireInput {
    let bytes: [UInt8]
    /// How many bytes of the stream came before `bytes`.
    let base: Int
    var position: Int
    /// Where the message ends that is being read.
    var end: Int

    init(_ bytes: [UInt8], base: Int = 0, position: Int = 0) {
        self.bytes = bytes
        self.base = base
        self.position = position
        end = position
    }

    /// What an error gives as the place.
    var offset: Int { base + position }

    var available: Int { end - position }

    @inline(__always)
    mutating func unsigned() throws(GobError) -> UInt64 {
        guard position < end else { throw .truncated(offset: offset) }
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return UInt64(first)
        }
        return try longUnsigned(first)
    }

    private mutating func longUnsigned(_ first: UInt8) throws(GobError) -> UInt64 {
        let count = 256 - Int(first)
        guard count <= 8 else { throw .malformedInteger(offset: offset) }
        guard count < end - position else {
            throw .lengthExceedsMessage(UInt64(count), available: end - position - 1, offset: offset)
        }
        var value: UInt64 = 0
        for index in (position + 1)...(position + count) { value = value << 8 | UInt64(bytes[index]) }
        position += count + 1
        return value
    }

    @inline(__always)
    mutating func signed() throws(GobError) -> Int64 {
        let value = try unsigned()
        let half = Int64(bitPattern: value >> 1)
        return value & 1 == 0 ? half : ~half
    }

    @inline(__always)
    mutating func float() throws(GobError) -> Double {
        Double(bitPattern: try unsigned().byteSwapped)
    }

    /// A count of bytes, which the message must still have.
    @inline(__always)
    mutating func length() throws(GobError) -> Int {
        let length = try unsigned()
        guard length <= UInt64(end - position) else {
            throw .lengthExceedsMessage(length, available: end - position, offset: offset)
        }
        return Int(length)
    }

    mutating func block() throws(GobError) -> [UInt8] {
        let count = try length()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    /// The text, or nil when it is not UTF-8: then it is left where it is.
    @inline(__always)
    mutating func text() throws(GobError) -> String? {
        let start = position
        let count = try length()
        guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
            position = start
            return nil
        }
        position += count
        return text
    }

    /// Reads the length of the next message, which then is the current one.
    ///
    /// - Returns: false when the bytes end before the message does, which leaves everything as it was.
    mutating func nextMessage(limit: Int) throws(GobError) -> Bool {
        let start = position
        end = bytes.count
        guard position < end else { return false }
        let first = bytes[position]
        // Only the bytes at hand can be short of a length; what stands in them can be wrong all the same.
        if first >= 0x80, 256 - Int(first) <= 8, end - position <= 256 - Int(first) { return stop(at: start) }
        let length = try unsigned()
        guard 1...UInt64(max(limit, 1)) ~= length else {
            throw .messageLength(length, limit: limit, offset: base + start)
        }
        guard length <= UInt64(bytes.count - position) else { return stop(at: start) }
        end = position + Int(length)
        return true
    }

    private mutating func stop(at start: Int) -> Bool {
        position = start
        end = start
        return false
    }
}
