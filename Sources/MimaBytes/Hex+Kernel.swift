// The hot loops of Hex, on vectors of 16 and 32 bytes. Unsafe because a vector is loaded from and stored to memory
// whole, which spans do not offer; the bounds are checked once a block, before the pointers are used.

extension Hex {
    /// Encodes blocks of 16 bytes as long as there are any; returns how many bytes that was.
    static func encodeBlocks(_ bytes: Span<UInt8>, letters: UInt8, into output: inout OutputSpan<UInt8>) -> Int {
        unsafe bytes.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return 0
                }
                let blocks = min(source.count / 16, (buffer.count - initialized) / 32)
                for block in 0..<blocks {
                    let value = unsafe from.loadUnaligned(fromByteOffset: block * 16, as: SIMD16<UInt8>.self)
                    var digits = SIMD32<UInt8>()
                    digits.evenHalf = value &>> 4
                    digits.oddHalf = value & 15
                    let offset = SIMD32<UInt8>(repeating: 48)
                        .replacing(with: 48 &+ letters, where: digits .> 9)
                    unsafe to.storeBytes(
                        of: digits &+ offset,
                        toByteOffset: initialized + block * 32,
                        as: SIMD32<UInt8>.self
                    )
                }
                initialized += blocks * 32
                return blocks * 16
            }
        }
    }

    /// Decodes blocks of 32 digits from `start` on, up to the first block with anything else in it; returns the index
    /// of the first character that is left.
    static func decodeBlocks(_ text: Span<UInt8>, from start: Int, into output: inout OutputSpan<UInt8>) -> Int {
        unsafe text.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let from = source.baseAddress, let to = UnsafeMutableRawPointer(buffer.baseAddress) else {
                    return start
                }
                let blocks = min((source.count - start) / 32, (buffer.count - initialized) / 16)
                for block in 0..<blocks {
                    let index = start + block * 32
                    let text = unsafe from.loadUnaligned(fromByteOffset: index, as: SIMD32<UInt8>.self)
                    let digits = text &- 48
                    let letters = (text | 0x20) &- 97
                    // Neither digit nor letter leaves 0xff, whose upper bits no digit has.
                    let values = SIMD32<UInt8>(repeating: 0xff)
                        .replacing(with: digits, where: digits .< 10)
                        .replacing(with: letters &+ 10, where: letters .< 6)
                    let words = unsafe unsafeBitCast(values, to: SIMD4<UInt64>.self)
                    guard (words[0] | words[1] | words[2] | words[3]) & 0xf0f0_f0f0_f0f0_f0f0 == 0 else {
                        initialized += block * 16
                        return index
                    }
                    let bytes = values.evenHalf &<< 4 | values.oddHalf
                    unsafe to.storeBytes(of: bytes, toByteOffset: initialized + block * 16, as: SIMD16<UInt8>.self)
                }
                initialized += blocks * 16
                return start + blocks * 32
            }
        }
    }
}
