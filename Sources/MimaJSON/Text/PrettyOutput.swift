/// Where a text is laid out: memory that somebody else owns, for as long as it takes. What does not fit is counted, so
/// that the next try has room for it.
@safe
struct PrettyOutput {
    private let base: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    /// How many bytes there are, or would be.
    private(set) var count = 0
    /// The most that there were, before some were taken back.
    private(set) var peak = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt8>, base: UnsafeMutablePointer<UInt8>) {
        unsafe self.base = base
        capacity = memory.count
    }

    var isFull: Bool { peak > capacity }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count < capacity { unsafe base[count] = byte }
        advance(1)
    }

    @inline(__always)
    mutating func append(_ bytes: Bytes) {
        if bytes.count <= capacity &- count {
            var i = 0
            // Most are short; those need no call.
            while i &+ 16 <= bytes.count {
                unsafe UnsafeMutableRawPointer(base + (count &+ i)).storeBytes(
                    of: bytes.vector(at: i),
                    as: SIMD16<UInt8>.self
                )
                i &+= 16
            }
            while i < bytes.count {
                unsafe base[count &+ i] = bytes.base[i]
                i &+= 1
            }
        }
        advance(bytes.count)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8, times: Int) {
        guard times > 0 else { return }
        if times <= capacity &- count {
            for i in 0..<times { unsafe base[count &+ i] = byte }
        }
        advance(times)
    }

    @inline(__always)
    private mutating func advance(_ bytes: Int) {
        count &+= bytes
        if count > peak { peak = count }
    }

    /// Takes back what is behind `count` bytes.
    mutating func truncate(to count: Int) { self.count = min(self.count, count) }

    /// Puts the stretches, with `separator` between them, in place of all from `start` on; they are as many bytes.
    mutating func rearrange(_ stretches: [Range<Int>], separator: [UInt8], from start: Int) {
        guard !isFull else { return }
        var lines: [UInt8] = []
        lines.reserveCapacity(count - start)
        for stretch in stretches {
            if !lines.isEmpty { lines += separator }
            unsafe lines.append(contentsOf: UnsafeBufferPointer(start: base + stretch.lowerBound, count: stretch.count))
        }
        truncate(to: start)
        withBytes(lines) { append($0) }
    }
}
