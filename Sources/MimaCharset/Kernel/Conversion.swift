/// The two ends of a conversion: what is left to read, and where to write.
///
/// A kernel moves both on. It may write up to ``room`` bytes past what it has written as long as they are before
/// `targetEnd`, for it stores words.
@safe
struct Conversion {
    var source: UnsafePointer<UInt8>
    let sourceEnd: UnsafePointer<UInt8>
    var target: UnsafeMutablePointer<UInt8>
    let targetEnd: UnsafeMutablePointer<UInt8>
    /// Whether nothing follows the source.
    let isLast: Bool

    /// The free bytes in the target with which every kernel can make a step.
    static let room = 16

    /// Converts from `bytes` to the front of `free`, of which only what stays free remains, and returns how many bytes
    /// `body` took.
    static func run(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into free: inout UnsafeMutableBufferPointer<UInt8>,
        isLast: Bool,
        _ body: (_ run: inout Conversion, _ taken: (Conversion) -> Int) throws(CharsetError) -> Void
    ) throws(CharsetError) -> Int {
        // An empty source may have no address, and the end of the stream is a conversion too.
        var nothing: UInt8 = 0
        return try unsafe withUnsafePointer(to: &nothing) { (nothing) throws(CharsetError) in
            guard let target = free.baseAddress else { return 0 }
            let source = unsafe bytes.baseAddress ?? nothing
            var run = unsafe Conversion(
                source: source,
                sourceEnd: source + bytes.count,
                target: target,
                targetEnd: target + free.count,
                isLast: isLast
            )
            defer { unsafe free = UnsafeMutableBufferPointer(rebasing: free[(run.target - target)...]) }
            try body(&run) { unsafe $0.source - source }
            return unsafe run.source - source
        }
    }

    /// The bytes left to read.
    var available: Int { unsafe sourceEnd - source }

    /// The bytes left to write.
    var free: Int { unsafe targetEnd - target }

    /// Writes a code point as UTF-8. There must be room.
    @inline(__always)
    mutating func put(_ code: UInt32) {
        let packed = PackedUTF8(code)
        put(packed)
    }

    /// Writes a packed character. There must be room.
    @inline(__always)
    mutating func put(_ packed: PackedUTF8) {
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: packed.bits.littleEndian, as: UInt32.self)
        unsafe target += packed.count
    }

    /// Writes one byte. There must be room.
    @inline(__always)
    mutating func put(byte: UInt8) {
        unsafe target.pointee = byte
        unsafe target += 1
    }

    /// The byte `offset` after the next.
    @inline(__always)
    subscript(offset: Int) -> UInt8 { unsafe source[offset] }

    /// Goes past `count` bytes of the source.
    @inline(__always)
    mutating func skip(_ count: Int) {
        unsafe source += count
    }
}

/// Why a kernel stopped.
enum Stop {
    /// All has been read, but perhaps for a sequence that is not complete and may yet be.
    case end
    /// The target has no room for a step.
    case full
    /// The next `count` bytes are nothing in the encoding.
    case malformed(count: Int)
}

/// A character's bytes in UTF-8, the first in the lowest bits.
struct PackedUTF8 {
    let bits: UInt32

    @inline(__always)
    init(bits: UInt32) {
        self.bits = bits
    }

    @inline(__always)
    init(_ code: UInt32) {
        switch code {
        case ..<0x80:
            bits = code
        case ..<0x800:
            bits = 0x80C0 | code >> 6 | (code & 0x3F) << 8
        case ..<0x10000:
            bits = 0x80_80E0 | code >> 12 | (code >> 6 & 0x3F) << 8 | (code & 0x3F) << 16
        default:
            bits = 0x8080_80F0 | code >> 18 | (code >> 12 & 0x3F) << 8 | (code >> 6 & 0x3F) << 16 | (code & 0x3F) << 24
        }
    }

    /// The number of bytes, 1 to 4.
    @inline(__always)
    var count: Int {
        1 + (bits > 0xFF ? 1 : 0) + (bits > 0xFFFF ? 1 : 0) + (bits > 0xFF_FFFF ? 1 : 0)
    }
}
