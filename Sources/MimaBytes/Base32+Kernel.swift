// The hot loops of Base32, on vectors, as those of Base64 are (see there for why they are unsafe and what they name).
//
// 40 bits are two times 20, four times 10, eight times 5, and the other way round.

extension Base32 {
    /// Encodes blocks of 10 bytes as long as there are enough of them; returns how many bytes that was.
    static func encodeBlocks(_ bytes: Span<UInt8>, alphabet: Alphabet, into output: inout OutputSpan<UInt8>) -> Int {
        let (last, first, second) = alphabet.ranges
        return unsafe bytes.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return 0
                }
                // Each block reads three bytes beyond its end.
                let blocks = min((source.count - 3) / 10, (buffer.count - initialized) / 16)
                guard blocks > 0 else { return 0 }
                for block in 0..<blocks {
                    let high = unsafe from.loadUnaligned(fromByteOffset: block * 10, as: UInt64.self)
                    let low = unsafe from.loadUnaligned(fromByteOffset: block * 10 + 5, as: UInt64.self)
                    var words = SIMD2(UInt64(bigEndian: high), UInt64(bigEndian: low)) &>> 24
                    words = (words &<< 12 & 0x000f_ffff_0000_0000) | (words & 0x0000_0000_000f_ffff)
                    words = (words &<< 6 & 0x03ff_0000_03ff_0000) | (words & 0x0000_03ff_0000_03ff)
                    words = (words &<< 3 & 0x1f00_1f00_1f00_1f00) | (words & 0x001f_001f_001f_001f)
                    words = SIMD2(words[0].bigEndian, words[1].bigEndian)
                    let values = unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
                    var distance = SIMD16<UInt8>(repeating: first)
                    distance.replace(
                        with: SIMD16<UInt8>(repeating: second &- last &- 1),
                        where: values .> SIMD16<UInt8>(repeating: last)
                    )
                    let text = values &+ distance
                    unsafe to.storeBytes(of: text, toByteOffset: initialized + block * 16, as: SIMD16<UInt8>.self)
                }
                initialized += blocks * 16
                return blocks * 10
            }
        }
    }

    /// Decodes blocks of 16 characters from `start` on, as long as there is room for a block, up to the first group of
    /// eight with anything but characters of the alphabet in it; returns the index of the first character that is left.
    static func decodeBlocks(
        _ text: Span<UInt8>,
        from start: Int,
        alphabet: Alphabet,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        let (last, first, second) = alphabet.ranges
        return unsafe text.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return start
                }
                // Each block writes three bytes beyond its end.
                let blocks = min((source.count - start) / 16, (buffer.count - initialized - 3) / 10)
                guard blocks > 0 else { return start }
                for block in 0..<blocks {
                    let index = start + block * 16
                    let text = unsafe from.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
                    let low = text &- SIMD16<UInt8>(repeating: first)
                    let high = text &- SIMD16<UInt8>(repeating: second)
                    var values = SIMD16<UInt8>(repeating: 0xff)
                    values.replace(with: low, where: low .<= SIMD16<UInt8>(repeating: last))
                    values.replace(
                        with: high &+ SIMD16<UInt8>(repeating: last &+ 1),
                        where: high .< SIMD16<UInt8>(repeating: 31 &- last)
                    )
                    var words = unsafe unsafeBitCast(values, to: SIMD2<UInt64>.self)
                    words = SIMD2(words[0].bigEndian, words[1].bigEndian)
                    let strange = (words[0] & 0xe0e0_e0e0_e0e0_e0e0, words[1] & 0xe0e0_e0e0_e0e0_e0e0)
                    words = (words &>> 3 & 0x03e0_03e0_03e0_03e0) | (words & 0x001f_001f_001f_001f)
                    words = (words &>> 6 & 0x000f_fc00_000f_fc00) | (words & 0x0000_03ff_0000_03ff)
                    words = (words &<< 12 & 0xffff_f000_0000_0000) | (words &<< 24 & 0x0000_0fff_ff00_0000)
                    let offset = initialized + block * 10
                    unsafe to.storeBytes(of: words[0].bigEndian, toByteOffset: offset, as: UInt64.self)
                    unsafe to.storeBytes(of: words[1].bigEndian, toByteOffset: offset + 5, as: UInt64.self)
                    guard strange.0 | strange.1 == 0 else {
                        // The whole group before the first strange character counts; what was written after it lies
                        // beyond the initialized part.
                        let groups = strange.0 != 0 ? 0 : 1
                        initialized = offset + groups * 5
                        return index + groups * 8
                    }
                }
                initialized += blocks * 10
                return start + blocks * 16
            }
        }
    }
}

extension Base32.Alphabet {
    /// The value that the first run of characters ends with, and where both runs begin.
    fileprivate var ranges: (last: UInt8, first: UInt8, second: UInt8) {
        switch self {
        case .standard: (25, UInt8(ascii: "A"), UInt8(ascii: "2"))
        case .extendedHex: (9, UInt8(ascii: "0"), UInt8(ascii: "A"))
        }
    }
}
