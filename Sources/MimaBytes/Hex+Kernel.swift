// The hot loops of Hex, on vectors. Unsafe because words and vectors are loaded from and stored to memory whole, which
// spans do not offer; the bounds are checked before the pointers are used.
//
// Comparisons name the vector's type in full: with a scalar, or an inferred type, the compiler picks the generic
// operator, a loop over the lanes that is fifty times slower.

extension Hex {
    /// Encodes blocks of 8 bytes as long as there are any; returns how many bytes that was.
    static func encodeBlocks(_ bytes: Span<UInt8>, letters: UInt8, into output: inout OutputSpan<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return 0
                }
                let blocks = min(source.count / 8, (buffer.count - initialized) / 16)
                guard blocks > 0 else { return 0 }
                for block in 0..<blocks {
                    let eight = unsafe from.loadUnaligned(fromByteOffset: block * 8, as: UInt64.self).littleEndian
                    var words = SIMD2(eight & 0xffff_ffff, eight &>> 32)
                    words = (words | words &<< 16) & 0x0000_ffff_0000_ffff
                    words = (words | words &<< 8) & 0x00ff_00ff_00ff_00ff
                    words = (words &>> 4 & 0x000f_000f_000f_000f) | (words &<< 8 & 0x0f00_0f00_0f00_0f00)
                    words = SIMD2(words[0].littleEndian, words[1].littleEndian)
                    let digits = unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
                    var distance = SIMD16<UInt8>(repeating: 48)
                    distance.replace(with: 48 &+ letters, where: digits .> SIMD16<UInt8>(repeating: 9))
                    let offset = initialized + block * 16
                    unsafe to.storeBytes(of: digits &+ distance, toByteOffset: offset, as: SIMD16<UInt8>.self)
                }
                initialized += blocks * 16
                return blocks * 8
            }
        }
    }

    /// Decodes blocks of 16 digits from `start` on, up to the first block with anything else in it or the end of the
    /// output; returns the index of the first character that is left.
    static func decodeBlocks(_ text: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>) -> Int {
        unsafe text.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return start
                }
                let blocks = min((source.count - start) / 16, (buffer.count - initialized) / 8)
                guard blocks > 0 else { return start }
                for block in 0..<blocks {
                    let index = start + block * 16
                    let text = unsafe from.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
                    var words = unsafe unsafeBitCast(values(text), to: SIMD2<UInt64>.self)
                    guard (words[0] | words[1]) & 0xf0f0_f0f0_f0f0_f0f0 == 0 else {
                        initialized += block * 8
                        return index
                    }
                    words = SIMD2(words[0].littleEndian, words[1].littleEndian)
                    words = (words &<< 4 | words &>> 8) & 0x00ff_00ff_00ff_00ff
                    words = (words | words &>> 8) & 0x0000_ffff_0000_ffff
                    words = (words | words &>> 16) & 0x0000_0000_ffff_ffff
                    let eight = (words[0] | words[1] &<< 32).littleEndian
                    unsafe to.storeBytes(of: eight, toByteOffset: initialized + block * 8, as: UInt64.self)
                }
                initialized += blocks * 8
                return start + blocks * 16
            }
        }
    }

    /// The values of 16 digits; 0xff, whose upper bits no value has, for other characters.
    @inline(__always)
    private static func values(_ text: SIMD16<UInt8>) -> SIMD16<UInt8> {
        let digit = text &- 48
        let letter = (text | 0x20) &- 97
        var values = SIMD16<UInt8>(repeating: 0xff)
        values.replace(with: digit, where: digit .< SIMD16<UInt8>(repeating: 10))
        values.replace(with: letter &+ 10, where: letter .< SIMD16<UInt8>(repeating: 6))
        return values
    }
}
