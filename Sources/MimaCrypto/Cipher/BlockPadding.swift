internal import MimaBytes

/// How the last block of a message is filled up, in modes that take whole blocks.
///
/// None of them says whether a message was altered, and an answer to "is the padding right?" gives messages away to
/// who may ask often: use an ``AEAD`` where there is a choice.
public enum BlockPadding: Hashable, Sendable, CaseIterable {
    /// Each byte is their number, 1 to the block's size: PKCS#7 (RFC 5652 §6.3), also known as PKCS#5.
    case pkcs7
    /// A byte 0x80 and then zeros (ISO/IEC 7816-4, ISO/IEC 9797-1 method 2).
    case iso7816
    /// Zeros, and last their number (ANSI X9.23).
    case ansiX923
    /// Zeros, none where the message is whole blocks. Zeros at the end of the message are lost.
    case zero
    /// None: the message must be whole blocks.
    case none

    /// What is added to a message whose last block lacks `missing` bytes, 1 to `block`, the block's size: `block` when
    /// the message is whole blocks. Nil when the message cannot be so padded.
    func bytes(missing: Int, block: Int) -> [UInt8]? {
        switch self {
        case .pkcs7: [UInt8](repeating: UInt8(missing), count: missing)
        case .iso7816: [0x80] + [UInt8](repeating: 0, count: missing - 1)
        case .ansiX923: [UInt8](repeating: 0, count: missing - 1) + [UInt8(missing)]
        case .zero: missing == block ? [] : [UInt8](repeating: 0, count: missing)
        case .none: missing == block ? [] : nil
        }
    }

    /// How many bytes of the message's last block are padding, or nil when it is no padding of this kind. Takes the same
    /// time whatever the block holds, but for zeros.
    func byteCount(in block: Span<UInt8>) -> Int? {
        let size = block.count
        switch self {
        case .none:
            return 0
        case .zero:
            var count = 0
            while count < size, block[size - 1 - count] == 0 { count += 1 }
            return count
        case .pkcs7, .ansiX923:
            let count = Int(block[size - 1])
            // Bits that are set where something is wrong.
            var wrong = Self.less(count, 1) | Self.less(size, count)
            for index in 0..<size {
                let isPadding = Self.less(size - 1 - index, count)
                let isLast = index == size - 1
                let expected = self == .pkcs7 || isLast ? Int(block[size - 1]) : 0
                wrong |= isPadding & (Int(block[index]) ^ expected)
            }
            return wrong == 0 ? count : nil
        case .iso7816:
            // The mark is the last byte that is not zero.
            var position = -1
            var mark = 0
            for index in 0..<size {
                let isSet = Self.less(0, Int(block[index]))
                position = isSet & index | ~isSet & position
                mark = isSet & Int(block[index]) | ~isSet & mark
            }
            return mark == 0x80 ? size - position : nil
        }
    }

    /// All bits set when `left` is less than `right`, else none, without a branch; both are small.
    private static func less(_ left: Int, _ right: Int) -> Int { (left - right) >> (Int.bitWidth - 1) }
}
