/// Writes integers and bytes as gob does, into memory that grows: a hot kernel.
///
/// It alone owns the memory. Every write first makes sure that there is room.
@safe
struct WireOutput: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 256) {
        self.capacity = max(capacity, 16)
        unsafe start = .allocate(capacity: self.capacity)
    }

    deinit { unsafe start.deallocate() }

    /// The bytes written.
    var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Adds the bytes written to an array.
    func append(to array: inout [UInt8]) {
        unsafe array.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }

    /// Forgets what was written from `count` on.
    mutating func truncate(to count: Int) { self.count = min(max(count, 0), self.count) }

    @inline(__always)
    private mutating func reserve(_ room: Int) {
        if capacity &- count < room { grow(room) }
    }

    @inline(never)
    private mutating func grow(_ room: Int) {
        let larger = max(capacity * 2, count + room)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe memory.update(from: start, count: count)
        unsafe start.deallocate()
        unsafe start = memory
        capacity = larger
    }

    @inline(__always)
    mutating func byte(_ value: UInt8) {
        reserve(1)
        unsafe start[count] = value
        count &+= 1
    }

    @inline(__always)
    mutating func unsigned(_ value: UInt64) {
        reserve(9)
        if value < 0x80 {
            unsafe start[count] = UInt8(truncatingIfNeeded: value)
            count &+= 1
        } else {
            count &+= unsafe Self.store(value, at: start + count)
        }
    }

    /// Stores a value of more than 7 bits, for which there is room of 9 bytes, and gives its size.
    @inline(__always)
    private static func store(_ value: UInt64, at place: UnsafeMutablePointer<UInt8>) -> Int {
        let zeros = value.leadingZeroBitCount & ~7
        let size = 8 &- zeros &>> 3
        unsafe place.pointee = UInt8(truncatingIfNeeded: 256 &- size)
        let word = (value &<< UInt64(truncatingIfNeeded: zeros)).bigEndian
        unsafe UnsafeMutableRawPointer(place + 1).storeBytes(of: word, as: UInt64.self)
        return size &+ 1
    }

    @inline(__always)
    mutating func signed(_ value: Int64) {
        unsigned(Self.zigzag(value))
    }

    /// The sign in the lowest bit, and the bits of a negative number inverted.
    @inline(__always)
    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }

    @inline(__always)
    mutating func float(_ value: Double) {
        unsigned(value.bitPattern.byteSwapped)
    }

    /// Adds bytes without their count.
    mutating func append(_ bytes: [UInt8]) {
        reserve(bytes.count)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            if let source = bytes.baseAddress { unsafe (start + count).update(from: source, count: bytes.count) }
        }
        count &+= bytes.count
    }

    @inline(__always)
    mutating func block(_ block: [UInt8]) {
        unsafe block.withUnsafeBufferPointer { bytes in unsafe self.bytes(bytes) }
    }

    @inline(__always)
    private mutating func bytes(_ bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count &+ 9)
        unsigned(UInt64(truncatingIfNeeded: bytes.count))
        if let source = bytes.baseAddress { unsafe (start + count).update(from: source, count: bytes.count) }
        count &+= bytes.count
    }

    @inline(__always)
    mutating func text(_ text: String) {
        let units = text.utf8
        let isDone: Void? = unsafe units.withContiguousStorageIfAvailable { bytes in unsafe self.bytes(bytes) }
        // Strings that come from elsewhere than Swift are copied first.
        if isDone == nil { block(Array(units)) }
    }

    /// Writes the low bytes of a number, the highest first, without a length.
    @inline(__always)
    mutating func bigEndian(_ value: UInt64, byteCount: Int) {
        reserve(8)
        let word = (value &<< UInt64(truncatingIfNeeded: 64 &- 8 &* byteCount)).bigEndian
        unsafe UnsafeMutableRawPointer(start + count).storeBytes(of: word, as: UInt64.self)
        count &+= byteCount
    }

    /// Puts the length of what was written from `mark` on before it.
    @inline(__always)
    mutating func endBlock(from mark: Int) { insert(UInt64(truncatingIfNeeded: count &- mark), at: mark) }

    /// Puts a number before what was written from `mark` on.
    mutating func insert(_ value: UInt64, at mark: Int) {
        guard mark >= 0, mark <= count else { return }
        let size = value < 0x80 ? 1 : 9 &- value.leadingZeroBitCount / 8
        reserve(size)
        let place = unsafe start + mark
        unsafe (place + size).update(from: place, count: count &- mark)
        if size == 1 {
            unsafe place.pointee = UInt8(truncatingIfNeeded: value)
        } else {
            unsafe place.pointee = UInt8(truncatingIfNeeded: 257 &- size)
            for index in 1..<size {
                unsafe place[index] = UInt8(truncatingIfNeeded: value &>> UInt64(8 &* (size &- 1 &- index)))
            }
        }
        count &+= size
    }
}
