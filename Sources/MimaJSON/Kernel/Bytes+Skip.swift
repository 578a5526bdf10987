// Skipping strings, objects and arrays: what the time of a search goes into. Strings are read 16 bytes a step, objects
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
        var i = start
        var hasEscape = false
        while i &+ 16 <= count {
            let v = vector(at: i)
            let found = bits(equal(v, 0x22) | equal(v, 0x5C))
            if found == 0 {
                i &+= 16
                continue
            }
            i &+= found.trailingZeroBitCount
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
        if i &+ 64 <= count {
            // Most objects and arrays are short: the first block has a bracket.
            let end = state.walk(vector(at: i), vector(at: i &+ 16), vector(at: i &+ 32), vector(at: i &+ 48))
            if end >= 0 { return i &+ end }
            i &+= 64
        }
        while i &+ 64 <= count {
            let end = state.skip(vector(at: i), vector(at: i &+ 16), vector(at: i &+ 32), vector(at: i &+ 48))
            if end >= 0 { return i &+ end }
            i &+= 64
        }
        guard i < count else { return count }
        // The rest, with zeros behind it.
        var block = InlineArray<4, SIMD16<UInt8>>(repeating: SIMD16<UInt8>(repeating: 0))
        unsafe withUnsafeMutableBytes(of: &block) { block in
            unsafe block.copyMemory(from: UnsafeRawBufferPointer(start: base + i, count: count &- i))
        }
        let end = state.walk(block[0], block[1], block[2], block[3])
        return end >= 0 ? i &+ end : count
    }
}

/// Where a scan for the end of an object or array is.
private struct NestingState {
    var depth = 1
    /// All ones within a string.
    var inString: UInt64 = 0
    var isEscaped = false

    /// Takes in 64 bytes; the position behind the closing bracket, or -1 when it is not there.
    ///
    /// Many blocks hold no bracket and no backslash. For those nothing but the parity of the number of quotes
    /// matters, which is the exclusive or of all comparisons' results.
    @inline(__always)
    mutating func skip(
        _ a: SIMD16<UInt8>,
        _ b: SIMD16<UInt8>,
        _ c: SIMD16<UInt8>,
        _ d: SIMD16<UInt8>
    ) -> Int {
        let quotes = (equal(a, 0x22), equal(b, 0x22), equal(c, 0x22), equal(d, 0x22))
        let special = (Self.special(a) | Self.special(b)) | (Self.special(c) | Self.special(d))
        if bits(special) == 0, !isEscaped {
            var parity = bits((quotes.0 ^ quotes.1) ^ (quotes.2 ^ quotes.3))
            parity ^= parity &>> 8
            parity ^= parity &>> 4
            if 0x6996 &>> (parity & 0xF) & 1 == 1 { inString = ~inString }
            return -1
        }
        return walk(a, b, c, d)
    }

    /// All ones where a byte is a bracket of any kind or a backslash.
    @inline(__always)
    private static func special(_ v: SIMD16<UInt8>) -> SIMD16<UInt8> {
        // [ ] \ differ from { } | in the bit 0x20 alone.
        let folded = v | SIMD16<UInt8>(repeating: 0x20)
        let round = v & SIMD16<UInt8>(repeating: 0xFE)
        return (equal(folded, 0x7B) | equal(folded, 0x7D)) | (equal(v, 0x5C) | equal(round, 0x28))
    }

    /// The same for a block that probably holds a bracket.
    @inline(__always)
    mutating func walk(
        _ a: SIMD16<UInt8>,
        _ b: SIMD16<UInt8>,
        _ c: SIMD16<UInt8>,
        _ d: SIMD16<UInt8>
    ) -> Int {
        let allQuotes = bits(equal(a, 0x22), equal(b, 0x22), equal(c, 0x22), equal(d, 0x22))
        let slashes = bits(equal(a, 0x5C), equal(b, 0x5C), equal(c, 0x5C), equal(d, 0x5C))
        let opening = bits(Self.opens(a), Self.opens(b), Self.opens(c), Self.opens(d))
        let closing = bits(Self.closes(a), Self.closes(b), Self.closes(c), Self.closes(d))
        var quotes = allQuotes
        if slashes != 0 || isEscaped {
            let before = (isEscaped, inString)
            quotes &= ~escaped(slashes)
            if slashes & ~strings(quotes) != 0 {
                // A backslash outside of strings escapes nothing; only broken text has one.
                (isEscaped, inString) = before
                return walkBroken(allQuotes, slashes, opening, closing)
            }
        }
        let strings = strings(quotes)
        inString = 0 &- (strings &>> 63)
        return walk(opening & ~strings, closing & ~strings)
    }

    /// The bits within strings: each bit becomes the parity of the quotes up to it.
    @inline(__always)
    private func strings(_ quotes: UInt64) -> UInt64 {
        var strings = quotes
        strings ^= strings &<< 1
        strings ^= strings &<< 2
        strings ^= strings &<< 4
        strings ^= strings &<< 8
        strings ^= strings &<< 16
        strings ^= strings &<< 32
        return strings ^ inString
    }

    @inline(__always)
    private mutating func walk(_ opening: UInt64, _ closing: UInt64) -> Int {
        if depth > 64 {
            depth &+= opening.nonzeroBitCount &- closing.nonzeroBitCount
            return -1
        }
        var brackets = opening | closing
        while brackets != 0 {
            let lowest = brackets & (0 &- brackets)
            if opening & lowest != 0 {
                depth &+= 1
            } else {
                depth &-= 1
                if depth == 0 { return lowest.trailingZeroBitCount &+ 1 }
            }
            brackets ^= lowest
        }
        return -1
    }

    /// The same byte by byte.
    private mutating func walkBroken(
        _ quotes: UInt64,
        _ slashes: UInt64,
        _ opening: UInt64,
        _ closing: UInt64
    ) -> Int {
        for position in 0..<64 as Range<UInt64> {
            let bit: UInt64 = 1 &<< position
            if inString != 0 {
                if isEscaped {
                    isEscaped = false
                } else if slashes & bit != 0 {
                    isEscaped = true
                } else if quotes & bit != 0 {
                    inString = 0
                }
            } else if quotes & bit != 0 {
                inString = ~0
            } else if opening & bit != 0 {
                depth &+= 1
            } else if closing & bit != 0 {
                depth &-= 1
                if depth == 0 { return Int(position) &+ 1 }
            }
        }
        return -1
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

extension Bytes {
    /// Where the run of a string's ordinary bytes ends that begins at `start`: at a quote, a backslash, a control
    /// character, a byte beyond ASCII if asked for, or the end of the text.
    @inline(__always)
    func plainEnd(from start: Int, stopsAtNonASCII: Bool) -> Int {
        var i = start
        while i &+ 16 <= count {
            let v = vector(at: i)
            let stops = equal(v, 0x22) | equal(v, 0x5C) | atMost(v, 0x1F)
            // A byte beyond ASCII has the topmost bit, which is the one that counts.
            let found = bits(stopsAtNonASCII ? stops | v : stops)
            if found != 0 { return i &+ found.trailingZeroBitCount }
            i &+= 16
        }
        while i < count {
            let byte = unsafe base[i]
            if byte == 0x22 || byte == 0x5C || byte < 0x20 || (stopsAtNonASCII && byte >= 0x80) { return i }
            i &+= 1
        }
        return count
    }
}
