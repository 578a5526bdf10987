// The hot loops of Base64, on vectors. Unsafe because words and vectors are loaded from and stored to memory whole,
// which spans do not offer; the bounds are checked before the pointers are used.
//
// Regrouping bits is done in three steps, each on lanes half as wide: 48 bits are two times 24, four times 12, eight
// times 6, and the other way round. Nothing is looked up in a table: the alphabet is a few comparisons. They name the
// vector's type in full: with a scalar, or an inferred type, the compiler picks the generic operator, a loop over the
// lanes that is fifty times slower.

extension Base64 {
    /// Encodes blocks of 12 bytes as long as there are enough of them; returns how many bytes that was.
    static func encodeBlocks(_ bytes: Span<UInt8>, alphabet: Alphabet, into output: inout OutputSpan<UInt8>) -> Int {
        let last = alphabet.lastCharacters
        return unsafe bytes.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return 0
                }
                // Each block reads two bytes beyond its end.
                let blocks = min((source.count - 2) / 12, (buffer.count - initialized) / 16)
                guard blocks > 0 else { return 0 }
                for block in 0..<blocks {
                    let first = unsafe from.loadUnaligned(fromByteOffset: block * 12, as: UInt64.self)
                    let second = unsafe from.loadUnaligned(fromByteOffset: block * 12 + 6, as: UInt64.self)
                    var words = SIMD2(UInt64(bigEndian: first), UInt64(bigEndian: second)) &>> 16
                    words = (words &<< 8 & 0x00ff_ffff_0000_0000) | (words & 0x0000_0000_00ff_ffff)
                    words = (words &<< 4 & 0x0fff_0000_0fff_0000) | (words & 0x0000_0fff_0000_0fff)
                    words = (words &<< 2 & 0x3f00_3f00_3f00_3f00) | (words & 0x003f_003f_003f_003f)
                    words = SIMD2(words[0].bigEndian, words[1].bigEndian)
                    let values = unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
                    let text = characters(values, last: last)
                    unsafe to.storeBytes(of: text, toByteOffset: initialized + block * 16, as: SIMD16<UInt8>.self)
                }
                initialized += blocks * 16
                return blocks * 12
            }
        }
    }

    /// The characters for 16 values below 64.
    ///
    /// The comparisons are of signed numbers, which are one instruction on every x86-64, while those of unsigned ones
    /// are three; below 64 they agree. What a step adds is masked rather than chosen, for the same reason.
    @inline(__always)
    private static func characters(_ values: SIMD16<UInt8>, last: (UInt8, UInt8)) -> SIMD16<UInt8> {
        let values = SIMD16<Int8>(truncatingIfNeeded: values)
        let none = SIMD16<Int8>(repeating: 0)
        let plus = Int8(truncatingIfNeeded: last.0)
        let slash = Int8(truncatingIfNeeded: last.1)
        // From A–Z to a–z, to 0–9, to the last two: each step is added to those before it.
        let lower = none.replacing(with: 71 - 65, where: values .> SIMD16<Int8>(repeating: 25))
        let digit = none.replacing(with: -4 - 71, where: values .> SIMD16<Int8>(repeating: 51))
        let first = none.replacing(with: plus &- 62 &+ 4, where: values .> SIMD16<Int8>(repeating: 61))
        let second = none.replacing(with: slash &- plus &- 1, where: values .> SIMD16<Int8>(repeating: 62))
        let text = (values &+ SIMD16<Int8>(repeating: 65) &+ lower) &+ (digit &+ first &+ second)
        return SIMD16<UInt8>(truncatingIfNeeded: text)
    }

    /// Decodes blocks of 16 characters from `start` on, as long as there is room for a block, up to the first group of
    /// four with anything but characters of the alphabet in it; returns the index of the first character that is left.
    static func decodeBlocks(
        _ text: Span<UInt8>,
        from start: Int,
        alphabet: Alphabet,
        into output: inout OutputSpan<UInt8>
    ) -> Int {
        let last = alphabet.lastCharacters
        return unsafe text.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return start
                }
                // Each block writes two bytes beyond its end.
                let blocks = min((source.count - start) / 16, (buffer.count - initialized - 2) / 12)
                guard blocks > 0 else { return start }
                for block in 0..<blocks {
                    let index = start + block * 16
                    let text = unsafe from.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
                    var words = unsafe unsafeBitCast(values(text, last: last), to: SIMD2<UInt64>.self)
                    words = SIMD2(words[0].bigEndian, words[1].bigEndian)
                    let strange = (words[0] & 0xc0c0_c0c0_c0c0_c0c0, words[1] & 0xc0c0_c0c0_c0c0_c0c0)
                    words = (words &>> 2 & 0x0fc0_0fc0_0fc0_0fc0) | (words & 0x003f_003f_003f_003f)
                    words = (words &>> 4 & 0x00ff_f000_00ff_f000) | (words & 0x0000_0fff_0000_0fff)
                    words = (words &<< 8 & 0xffff_ff00_0000_0000) | (words &<< 16 & 0x0000_00ff_ffff_0000)
                    let offset = initialized + block * 12
                    unsafe to.storeBytes(of: words[0].bigEndian, toByteOffset: offset, as: UInt64.self)
                    unsafe to.storeBytes(of: words[1].bigEndian, toByteOffset: offset + 6, as: UInt64.self)
                    guard strange.0 | strange.1 == 0 else {
                        // The whole groups before the first strange character count; what was written after them
                        // lies beyond the initialized part.
                        let groups =
                            strange.0 != 0
                            ? strange.0.leadingZeroBitCount / 32 : 2 + strange.1.leadingZeroBitCount / 32
                        initialized = offset + groups * 3
                        return index + groups * 4
                    }
                }
                initialized += blocks * 12
                return start + blocks * 16
            }
        }
    }

    /// The values of 16 characters; 0xff, whose upper two bits no value has, for those not in the alphabet.
    @inline(__always)
    private static func values(_ text: SIMD16<UInt8>, last: (UInt8, UInt8)) -> SIMD16<UInt8> {
        let upper = text &- 65
        let lower = text &- 97
        let digit = text &- 48
        var values = SIMD16<UInt8>(repeating: 0xff)
        values.replace(with: upper, where: upper .< SIMD16<UInt8>(repeating: 26))
        values.replace(with: lower &+ 26, where: lower .< SIMD16<UInt8>(repeating: 26))
        values.replace(with: digit &+ 52, where: digit .< SIMD16<UInt8>(repeating: 10))
        values.replace(with: 62, where: text .== SIMD16<UInt8>(repeating: last.0))
        values.replace(with: 63, where: text .== SIMD16<UInt8>(repeating: last.1))
        return values
    }
}
