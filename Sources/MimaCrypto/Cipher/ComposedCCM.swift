internal import MimaBytes
internal import OpenSSLBridge

/// Counter with CBC-MAC (NIST SP 800-38C, RFC 3610) over a block cipher for which libcrypto has no such mode.
final class ComposedCCM: KeyedAEAD, Sendable {
    private let function: BlockFunction
    private let tagByteCount: Int

    /// Over a function that encrypts.
    init(_ function: consuming BlockFunction, tagByteCount: Int) {
        self.function = function
        self.tagByteCount = tagByteCount
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        let tag = tag(of: plaintext, nonce: nonce, authenticating: additionalData)
        function.applyCounterMode(to: plaintext, counter: counter(1, nonce: nonce), into: &output)
        for index in 0..<tagByteCount { output.append(tag[index]) }
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        function.applyCounterMode(to: ciphertext, counter: counter(1, nonce: nonce), into: &output)
        let expected = self.tag(
            of: output.span.extracting(last: ciphertext.count),
            nonce: nonce,
            authenticating: additionalData
        )
        var isAuthentic = false
        do {
            let whole = expected.span
            isAuthentic = constantTimeEquals(whole.extracting(first: tagByteCount), tag)
        }
        if !isAuthentic { output.wipeLast(ciphertext.count) }
        return isAuthentic
    }

    /// The counter block number `number` (RFC 3610 §2.3), 0 for the tag.
    private func counter(_ number: UInt8, nonce: Span<UInt8>) -> CipherBlock {
        var block = CipherBlock(repeating: 0)
        block[0] = UInt8(14 - nonce.count)
        for index in nonce.indices { block[1 + index] = nonce[index] }
        block[15] = number
        return block
    }

    /// The tag, of which the first bytes serve: the CBC-MAC (RFC 3610 §2.2), encrypted.
    private func tag(
        of plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>
    ) -> CipherBlock {
        var state = counter(0, nonce: nonce)
        state[0] |= UInt8((tagByteCount - 2) / 2) << 3 | (additionalData.isEmpty ? 0 : 0x40)
        var rest = plaintext.count
        for index in stride(from: 15, to: nonce.count, by: -1) {
            state[index] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
        }
        function.encrypt(&state)
        absorbAdditionalData(additionalData, into: &state)
        function.absorb(plaintext, into: &state)
        var mask = counter(0, nonce: nonce)
        function.encrypt(&mask)
        state ^= mask
        return state
    }

    /// The additional data after its size in 2, 6 or 10 bytes.
    private func absorbAdditionalData(_ data: Span<UInt8>, into state: inout CipherBlock) {
        if data.isEmpty { return }
        var head: [UInt8] = []
        func append(_ byteCount: Int) {
            for index in (0..<byteCount).reversed() {
                head.append(UInt8(truncatingIfNeeded: data.count >> (8 * index)))
            }
        }
        switch data.count {
        case ..<0xff00: append(2)
        case ...0xffff_ffff:
            head = [0xff, 0xfe]
            append(4)
        default:
            head = [0xff, 0xff]
            append(8)
        }
        let fitting = min(16 - head.count, data.count)
        for index in 0..<fitting { head.append(data[index]) }
        function.absorb(head.span, into: &state)
        function.absorb(data.extracting(fitting...), into: &state)
    }
}

extension OutputSpan<UInt8> {
    /// Takes away the last `count` bytes and overwrites them with zeros.
    mutating func wipeLast(_ count: Int) {
        do {
            var bytes = mutableSpan
            for index in bytes.count - count..<bytes.count { bytes[index] = 0 }
        }
        removeLast(count)
    }
}
