/// A view of bytes that somebody else keeps alive, as long as the closure of ``withBytes(_:_:)`` runs.
///
/// Every read is checked: beyond the end there is a zero byte, which no JSON text means anything by. A broken text or
/// path can so lead a parser astray, but never out of its memory.
@safe
struct Bytes {
    let base: UnsafePointer<UInt8>
    let count: Int

    @inline(__always)
    init(base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    @inline(__always)
    subscript(i: Int) -> UInt8 {
        UInt(bitPattern: i) < UInt(bitPattern: count) ? unsafe base[i] : 0
    }

    /// The bytes of `range`, as many of them as there are.
    @inline(__always)
    subscript(range: Range<Int>) -> Bytes {
        let lower = min(max(range.lowerBound, 0), count)
        let upper = min(max(range.upperBound, lower), count)
        return unsafe Bytes(base: base + lower, count: upper - lower)
    }

    @inline(__always)
    func from(_ lower: Int) -> Bytes { self[lower..<max(lower, count)] }

    @inline(__always)
    var isEmpty: Bool { count == 0 }

    @inline(__always)
    func equals(_ other: Bytes) -> Bool {
        guard count == other.count else { return false }
        var i = 0
        while i &+ 8 <= count {
            let a = unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)
            let b = unsafe UnsafeRawPointer(other.base + i).loadUnaligned(as: UInt64.self)
            if a != b { return false }
            i &+= 8
        }
        while i < count {
            if unsafe base[i] != other.base[i] { return false }
            i &+= 1
        }
        return true
    }

    func equals(_ text: StaticString) -> Bool {
        unsafe equals(Bytes(base: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Whether these bytes sort before `other`.
    func precedes(_ other: Bytes) -> Bool {
        let shared = min(count, other.count)
        for i in 0..<shared where unsafe base[i] != other.base[i] { return unsafe base[i] < other.base[i] }
        return count < other.count
    }

    func firstIndex(of byte: UInt8) -> Int? {
        for i in 0..<count where unsafe base[i] == byte { return i }
        return nil
    }

    var array: [UInt8] { unsafe [UInt8](UnsafeBufferPointer(start: base, count: count)) }

    var string: String { unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

    /// Without the bytes up to the space at both ends.
    var trimmed: Bytes {
        var lower = 0
        var upper = count
        while lower < upper, unsafe base[lower] <= 0x20 { lower += 1 }
        while upper > lower, unsafe base[upper - 1] <= 0x20 { upper -= 1 }
        return self[lower..<upper]
    }

    func append(to out: inout [UInt8]) {
        unsafe out.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }
}

/// Lends the view of an array's bytes.
@inline(__always)
func withBytes<R>(_ array: [UInt8], _ body: (Bytes) -> R) -> R {
    unsafe array.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { return unsafe body(Bytes(base: base, count: buffer.count)) }
        return withNoBytes(body)
    }
}

/// Lends the view of bytes that are lent to us.
@inline(__always)
func withBytes<R>(_ span: Span<UInt8>, _ body: (Bytes) -> R) -> R {
    unsafe span.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { return unsafe body(Bytes(base: base, count: buffer.count)) }
        return withNoBytes(body)
    }
}

/// Lends the view of a string's UTF-8, without a copy when the string is stored so.
@inline(__always)
func withBytes<R>(_ string: String, _ body: (Bytes) -> R) -> R {
    let done = unsafe string.utf8.withContiguousStorageIfAvailable { buffer in
        if let base = buffer.baseAddress { return unsafe body(Bytes(base: base, count: buffer.count)) }
        return withNoBytes(body)
    }
    return done ?? withBytes([UInt8](string.utf8), body)
}

private func withNoBytes<R>(_ body: (Bytes) -> R) -> R {
    let zero: UInt8 = 0
    return unsafe withUnsafePointer(to: zero) { pointer in unsafe body(Bytes(base: pointer, count: 0)) }
}
