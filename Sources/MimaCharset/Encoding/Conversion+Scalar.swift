/// A character read from UTF-8.
enum ScalarRead {
    case scalar(code: UInt32, count: Int)
    case stop(EncodingStop)
}

extension Conversion {
    /// The character at the front, which is not moved past. There is a byte at least.
    @inline(__always)
    func scalar() -> ScalarRead {
        if available >= 4 {
            let word = unsafe UInt32(littleEndian: UnsafeRawPointer(source).loadUnaligned(as: UInt32.self))
            let count = UTF8Decoding.wellFormed(word)
            if count == 3 {
                return .scalar(code: (word & 0xF) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F), count: 3)
            }
            if count != 0 { return .scalar(code: Self.code(word, count), count: count) }
        }
        return scalarAtEnd()
    }

    /// Encodes each character by `put`, which writes it and returns whether the encoding has it.
    @inline(__always)
    mutating func encodeEach(_ put: (inout Conversion, UInt32) -> Bool) -> EncodingStop {
        // The last character leaves room for what ends the stream: it would be lost where nothing is left to read.
        let room = isLast ? 2 * Conversion.room : Conversion.room
        // A copy of its own is kept in registers; what the caller lent is not.
        var run = self
        defer { self = run }
        while run.available > 0 {
            guard run.free >= room else { return .full }
            switch run.scalar() {
            case .stop(let stop):
                return stop
            case .scalar(let code, let count):
                if !put(&run, code) { return .unmappable(code: code, count: count) }
                run.skip(count)
            }
        }
        return .end
    }

    /// Writes the end of the stream by `finish`, once all has been read.
    @inline(__always)
    mutating func end(_ stop: EncodingStop, _ finish: (inout Conversion) -> Void) -> EncodingStop {
        guard case .end = stop, isLast, available == 0 else { return stop }
        guard free >= Conversion.room else { return .full }
        finish(&self)
        return .end
    }

    @inline(never)
    private func scalarAtEnd() -> ScalarRead {
        var word: UInt32 = 0
        for offset in 0..<min(4, available) { word |= UInt32(self[offset]) << (8 * UInt32(offset)) }
        let count = UTF8Decoding.wellFormed(word)
        if count != 0 { return .scalar(code: Self.code(word, count), count: count) }
        switch UTF8Decoding.malformed(self) {
        case .malformed(let count): return .stop(.malformed(count: count))
        default: return .stop(.end)
        }
    }

    @inline(__always)
    private static func code(_ word: UInt32, _ count: Int) -> UInt32 {
        switch count {
        case 1: word & 0x7F
        case 2: (word & 0x1F) << 6 | word >> 8 & 0x3F
        case 3: (word & 0xF) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F)
        default: (word & 0x7) << 18 | (word << 4 & 0x3F000) | (word >> 10 & 0xFC0) | (word >> 24 & 0x3F)
        }
    }

    /// Writes two bytes, the higher one first. There must be room.
    @inline(__always)
    mutating func put(pair: UInt16) {
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: pair.bigEndian, as: UInt16.self)
        unsafe target += 2
    }
}
