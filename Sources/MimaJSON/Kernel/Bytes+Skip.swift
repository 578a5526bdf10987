// Skipping strings, objects and arrays: what the time of a search goes into. Strings are read 8 bytes a step, objects
// and arrays 64.

/// Where a string ends.
struct StringEnd {
    /// Behind the closing quote, or the end of the text when there is none.
    var next: Int
    var hasEscape: Bool
    var isClosed: Bool
}

extension Bytes {
    /// Finds the end of the string whose opening quote is just before `start`.
    @inline(__always)
    func stringEnd(from start: Int) -> StringEnd {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var i = start
        var hasEscape = false
        while i &+ 8 <= count {
            let word = unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self).littleEndian
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            // The lowest bit set is exact; a false one can only follow it.
            let found = (((quote &- ones) & ~quote) | ((slash &- ones) & ~slash)) & tops
            if found == 0 {
                i &+= 8
                continue
            }
            i &+= found.trailingZeroBitCount &>> 3
            if unsafe base[i] == 0x22 { return StringEnd(next: i &+ 1, hasEscape: hasEscape, isClosed: true) }
            hasEscape = true
            i &+= 2
        }
        while i < count {
            let byte = unsafe base[i]
            if byte == 0x22 { return StringEnd(next: i &+ 1, hasEscape: hasEscape, isClosed: true) }
            if byte == 0x5C {
                hasEscape = true
                i &+= 1
            }
            i &+= 1
        }
        return StringEnd(next: count, hasEscape: hasEscape, isClosed: false)
    }

    /// Finds the end of the object or array whose opening bracket is at `start`: behind its closing bracket, or the
    /// end of the text. Brackets of one kind close those of the other, and round ones count, as gjson has it.
    func nestedEnd(from start: Int) -> Int {
        var state = NestingState()
        var i = start &+ 1
        while i &+ 64 <= count {
            if let end = unsafe state.skipBlock(base + i) { return i &+ end }
            i &+= 64
        }
        while i < count {
            if unsafe state.step(base[i]) { return i &+ 1 }
            i &+= 1
        }
        return count
    }
}

/// Where a scan for the end of an object or array is.
private struct NestingState {
    var depth = 1
    var isInString = false
    var isEscaped = false

    /// Takes in one byte; whether it closes what the scan began with.
    @inline(__always)
    mutating func step(_ byte: UInt8) -> Bool {
        if isInString {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInString = false
            }
            return false
        }
        switch byte {
        case 0x22: isInString = true
        case 0x7B, 0x5B, 0x28: depth &+= 1
        case 0x7D, 0x5D, 0x29:
            depth &-= 1
            return depth == 0
        default: break
        }
        return false
    }

    /// Takes in 64 bytes; the position behind the closing bracket, if it is there.
    ///
    /// Most blocks hold no bracket and no backslash. For those nothing but the parity of the number of quotes
    /// matters, which is the exclusive or of all comparisons' results.
    @inline(__always)
    mutating func skipBlock(_ pointer: UnsafePointer<UInt8>) -> Int? {
        let raw = unsafe UnsafeRawPointer(pointer)
        let a = unsafe raw.loadUnaligned(as: SIMD16<UInt8>.self)
        let b = unsafe raw.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
        let c = unsafe raw.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
        let d = unsafe raw.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
        let special = (Self.special(a) | Self.special(b)) | (Self.special(c) | Self.special(d))
        let quotes = (equal(a, 0x22) ^ equal(b, 0x22)) ^ (equal(c, 0x22) ^ equal(d, 0x22))
        let (specialLow, specialHigh) = halves(special)
        if specialLow | specialHigh == 0, !isEscaped {
            let (low, high) = halves(quotes)
            let ones: UInt64 = 0x0101_0101_0101_0101
            if (((low ^ high) & ones) &* ones) &>> 56 & 1 == 1 { isInString.toggle() }
            return nil
        }
        return unsafe walkBlock(pointer, a, b, c, d)
    }

    /// All ones where a byte is a bracket of any kind or a backslash.
    @inline(__always)
    private static func special(_ v: SIMD16<UInt8>) -> SIMD16<UInt8> {
        // [ ] \ differ from { } | in the bit 0x20 alone.
        let folded = v | SIMD16<UInt8>(repeating: 0x20)
        let round = v & SIMD16<UInt8>(repeating: 0xFE)
        return (equal(folded, 0x7B) | equal(folded, 0x7D)) | (equal(v, 0x5C) | equal(round, 0x28))
    }

    private mutating func walkBlock(
        _ pointer: UnsafePointer<UInt8>,
        _ a: SIMD16<UInt8>,
        _ b: SIMD16<UInt8>,
        _ c: SIMD16<UInt8>,
        _ d: SIMD16<UInt8>
    ) -> Int? {
        let slashes = bits(equal(a, 0x5C), equal(b, 0x5C), equal(c, 0x5C), equal(d, 0x5C))
        var quotes = bits(equal(a, 0x22), equal(b, 0x22), equal(c, 0x22), equal(d, 0x22))
        let wasEscaped = isEscaped
        quotes &= ~escaped(slashes)
        // Each bit becomes the parity of the quotes up to it.
        var strings = quotes
        strings ^= strings &<< 1
        strings ^= strings &<< 2
        strings ^= strings &<< 4
        strings ^= strings &<< 8
        strings ^= strings &<< 16
        strings ^= strings &<< 32
        if isInString { strings = ~strings }
        if slashes & ~strings != 0 {
            // A backslash outside of strings escapes nothing; only broken text has one.
            isEscaped = wasEscaped
            for i in 0..<64 where unsafe step(pointer[i]) { return i &+ 1 }
            return nil
        }
        let opening = bits(Self.opens(a), Self.opens(b), Self.opens(c), Self.opens(d)) & ~strings
        var closing = bits(Self.closes(a), Self.closes(b), Self.closes(c), Self.closes(d)) & ~strings
        isInString = strings &>> 63 == 1
        if closing.nonzeroBitCount < depth {
            depth &+= opening.nonzeroBitCount &- closing.nonzeroBitCount
            return nil
        }
        var seen = 0
        while closing != 0 {
            let position = closing.trailingZeroBitCount
            seen &+= 1
            let openedBefore = (opening & ((1 &<< UInt64(position)) &- 1)).nonzeroBitCount
            if depth &+ openedBefore &- seen == 0 { return position &+ 1 }
            closing &= closing &- 1
        }
        depth &+= opening.nonzeroBitCount &- seen
        return nil
    }

    /// Which bytes follow an odd run of backslashes; carries over into the next block.
    @inline(__always)
    private mutating func escaped(_ slashes: UInt64) -> UInt64 {
        let carry: UInt64 = isEscaped ? 1 : 0
        if slashes == 0 {
            isEscaped = false
            return carry
        }
        // A run that starts on an even bit ends, by the subtraction's borrow, where parity tells odd from even.
        let odd: UInt64 = 0xAAAA_AAAA_AAAA_AAAA
        let starts = slashes & ~carry
        let terminal = (((starts &<< 1) | odd) &- starts) ^ odd
        isEscaped = (terminal & slashes) &>> 63 == 1
        return terminal ^ (slashes | carry)
    }

    @inline(__always)
    private static func opens(_ v: SIMD16<UInt8>) -> SIMD16<UInt8> {
        equal(v | SIMD16<UInt8>(repeating: 0x20), 0x7B) | equal(v, 0x28)
    }

    @inline(__always)
    private static func closes(_ v: SIMD16<UInt8>) -> SIMD16<UInt8> {
        equal(v | SIMD16<UInt8>(repeating: 0x20), 0x7D) | equal(v, 0x29)
    }
}

/// All ones in each lane that equals `byte`.
@inline(__always)
func equal(_ v: SIMD16<UInt8>, _ byte: UInt8) -> SIMD16<UInt8> {
    unsafe unsafeBitCast(v .== SIMD16<UInt8>(repeating: byte), to: SIMD16<UInt8>.self)
}

@inline(__always)
func halves(_ v: SIMD16<UInt8>) -> (UInt64, UInt64) {
    let words = unsafe unsafeBitCast(v, to: SIMD2<UInt64>.self)
    return (words[0], words[1])
}

/// One bit for each of 64 lanes that are all ones or all zeros.
@inline(__always)
func bits(_ a: SIMD16<UInt8>, _ b: SIMD16<UInt8>, _ c: SIMD16<UInt8>, _ d: SIMD16<UInt8>) -> UInt64 {
    bits(a) | bits(b) &<< 16 | bits(c) &<< 32 | bits(d) &<< 48
}

@inline(__always)
private func bits(_ v: SIMD16<UInt8>) -> UInt64 {
    // The compiler makes no pmovmskb of a mask; a multiplication gathers eight bits in the topmost byte.
    let (low, high) = halves(v)
    let gather: UInt64 = 0x0102_0408_1020_4080
    let ones: UInt64 = 0x0101_0101_0101_0101
    return ((low & ones) &* gather) &>> 56 | (((high & ones) &* gather) &>> 56) &<< 8
}

extension Bytes {
    /// Where the run of a string's ordinary bytes ends that begins at `start`: at a quote, a backslash, a control
    /// character, a byte beyond ASCII if asked for, or the end of the text.
    @inline(__always)
    func plainEnd(from start: Int, stopsAtNonASCII: Bool) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var i = start
        while i &+ 8 <= count {
            let word = unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self).littleEndian
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            var found = ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- ones &* 0x20) & ~word)
            if stopsAtNonASCII { found |= word }
            found &= tops
            if found != 0 { return i &+ found.trailingZeroBitCount &>> 3 }
            i &+= 8
        }
        while i < count {
            let byte = unsafe base[i]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || (stopsAtNonASCII && byte >= 0x80) { return i }
            i &+= 1
        }
        return count
    }
}
