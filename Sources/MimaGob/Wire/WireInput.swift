/// Reads integers, lengths and bytes from the messages of a stream: a hot kernel.
///
/// It points into memory that whoever made it keeps in place: see ``withBytes(of:base:position:_:)``. No read goes past
/// `end`, and `end` is never past the bytes at hand.
@safe
struct WireInput {
    private let start: UnsafePointer<UInt8>
    /// How many bytes are at hand.
    private(set) var count: Int
    /// How many bytes of the stream came before them.
    let base: Int
    private(set) var position: Int
    /// Where the message ends that is being read.
    private(set) var end: Int

    private init(_ start: UnsafePointer<UInt8>, count: Int, base: Int, position: Int, end: Int) {
        unsafe self.start = start
        self.count = count
        self.base = base
        self.position = position
        self.end = end
    }

    /// Lends the bytes to `body` for reading from `position` on, in a message that goes to `end`.
    @inline(__always)
    static func withBytes<R>(
        of bytes: [UInt8],
        base: Int = 0,
        position: Int = 0,
        end: Int = 0,
        _ body: (inout WireInput) throws(GobError) -> R
    ) throws(GobError) -> R {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(GobError) in
            var none: UInt8 = 0
            guard let start = buffer.baseAddress else {
                return try unsafe withUnsafePointer(to: &none) { start throws(GobError) in
                    var input = unsafe WireInput(start, count: 0, base: base, position: 0, end: 0)
                    return try body(&input)
                }
            }
            let position = min(max(position, 0), buffer.count)
            let end = min(max(end, position), buffer.count)
            var input = unsafe WireInput(start, count: buffer.count, base: base, position: position, end: end)
            return try body(&input)
        }
    }

    /// What an error gives as the place.
    var offset: Int { base + position }

    var available: Int { end &- position }

    @inline(__always)
    mutating func unsigned() throws(GobError) -> UInt64 {
        if position < end {
            let first = unsafe start[position]
            if first < 0x80 {
                position &+= 1
                return UInt64(first)
            }
        }
        return try longUnsigned()
    }

    @inline(never)
    private mutating func longUnsigned() throws(GobError) -> UInt64 {
        guard position < end else { throw .truncated(offset: offset) }
        let first = unsafe start[position]
        let size = 256 - Int(first)
        guard size <= 8 else { throw .malformedInteger(offset: offset) }
        guard size < end - position else {
            throw .lengthExceedsMessage(UInt64(size), available: end - position - 1, offset: offset)
        }
        let value: UInt64
        if count &- position > 8 {
            // The eight bytes after the first are at hand, be they of the message or not.
            let word = unsafe UnsafeRawPointer(start + position + 1).loadUnaligned(as: UInt64.self)
            value = word.bigEndian &>> UInt64(truncatingIfNeeded: 64 &- 8 &* size)
        } else {
            var sum: UInt64 = 0
            for index in (position + 1)...(position + size) { sum = unsafe sum << 8 | UInt64(start[index]) }
            value = sum
        }
        position &+= size &+ 1
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
        guard length <= UInt64(truncatingIfNeeded: end &- position) else { throw tooLong(length) }
        return Int(truncatingIfNeeded: length)
    }

    private func tooLong(_ length: UInt64) -> GobError {
        .lengthExceedsMessage(length, available: end - position, offset: offset)
    }

    @inline(__always)
    mutating func block() throws(GobError) -> [UInt8] {
        let length = try length()
        defer { position &+= length }
        return unsafe Array(UnsafeBufferPointer(start: start + position, count: length))
    }

    /// Reads a block by lending its bytes.
    @inline(__always)
    mutating func block<R>(_ body: (Span<UInt8>) -> R) throws(GobError) -> R {
        let length = try length()
        defer { position &+= length }
        return unsafe body(Span(_unsafeElements: UnsafeBufferPointer(start: start + position, count: length)))
    }

    /// Passes over a block.
    @inline(__always)
    mutating func skipBlock() throws(GobError) {
        let length = try length()
        position &+= length
    }

    /// Passes over an integer.
    @inline(__always)
    mutating func skipUnsigned() throws(GobError) { _ = try unsigned() }

    /// Goes to a place in the message where it was before.
    @inline(__always)
    mutating func move(to place: Int) {
        position = min(max(place, 0), end)
    }

    /// The text, or nil when it is not UTF-8: then it is left where it is.
    @inline(__always)
    mutating func text() throws(GobError) -> String? {
        let saved = position
        let length = try length()
        let bytes = unsafe UnsafeBufferPointer(start: start + position, count: length)
        position &+= length
        // Taking in what is known to be ASCII needs no validation that could fail, which is slower.
        if unsafe Self.isASCII(bytes) { return unsafe String(decoding: bytes, as: UTF8.self) }
        if let text = unsafe String(validating: bytes, as: UTF8.self) { return text }
        position = saved
        return nil
    }

    /// The text, in which what is not UTF-8 is replaced.
    @inline(__always)
    mutating func repairedText() throws(GobError) -> String {
        let length = try length()
        defer { position &+= length }
        return unsafe String(decoding: UnsafeBufferPointer(start: start + position, count: length), as: UTF8.self)
    }

    @inline(__always)
    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = unsafe UnsafeRawPointer(bytes.baseAddress) else { return true }
        var index = 0
        var bits: UInt64 = 0
        while index &+ 8 <= bytes.count {
            unsafe bits |= start.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            index &+= 8
        }
        while index < bytes.count {
            unsafe bits |= UInt64(start.load(fromByteOffset: index, as: UInt8.self))
            index &+= 1
        }
        return bits & 0x8080_8080_8080_8080 == 0
    }

    /// Reads the length of the next message, which then is the current one.
    ///
    /// - Returns: false when the bytes end before the message does, which leaves everything as it was.
    mutating func nextMessage(limit: Int) throws(GobError) -> Bool {
        let saved = position
        end = count
        guard position < end else { return false }
        let first = unsafe start[position]
        // Only the bytes at hand can be short of a length; what stands in them can be wrong all the same.
        if first >= 0x80, 256 - Int(first) <= 8, end - position <= 256 - Int(first) { return stop(at: saved) }
        let length = try unsigned()
        guard length >= 1, length <= UInt64(max(limit, 1)) else {
            throw .messageLength(length, limit: limit, offset: base + saved)
        }
        guard length <= UInt64(count - position) else { return stop(at: saved) }
        end = position + Int(length)
        return true
    }

    /// Leaves nothing to read, because the bytes are about to go.
    mutating func close() {
        position = 0
        end = 0
        count = 0
    }

    /// Passes over what is left of the message.
    mutating func finishMessage() { position = end }

    private mutating func stop(at place: Int) -> Bool {
        position = place
        end = place
        return false
    }
}
