internal import MimaBytes
internal import OpenSSLBridge

/// EAX (M. Bellare, P. Rogaway, D. Wagner: The EAX Mode of Operation, 2004): counter mode, and a CMAC each of the nonce,
/// of the additional data and of the ciphertext.
final class ComposedEAX: KeyedAEAD, Sendable {
    private let cmac: BlockCMAC
    private let tagByteCount: Int

    /// Over a function that encrypts.
    init(_ function: consuming BlockFunction, tagByteCount: Int) {
        cmac = BlockCMAC(function)
        self.tagByteCount = tagByteCount
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        let counter = code(0, nonce)
        cmac.function.applyCounterMode(to: plaintext, counter: counter, into: &output)
        let tag = tag(of: output.span.extracting(last: plaintext.count), counter: counter, additionalData)
        for index in 0..<tagByteCount { output.append(tag[index]) }
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        let counter = code(0, nonce)
        let expected = self.tag(of: ciphertext, counter: counter, additionalData)
        let whole = expected.span
        guard constantTimeEquals(whole.extracting(first: tagByteCount), tag) else { return false }
        cmac.function.applyCounterMode(to: ciphertext, counter: counter, into: &output)
        return true
    }

    private func tag(of ciphertext: Span<UInt8>, counter: CipherBlock, _ data: Span<UInt8>) -> CipherBlock {
        var tag = code(2, ciphertext)
        tag ^= code(1, data)
        tag ^= counter
        return tag
    }

    /// The CMAC of a block that ends in `kind`, and the bytes: the paper's OMAC with a tweak.
    private func code(_ kind: UInt8, _ bytes: Span<UInt8>) -> CipherBlock {
        var first = CipherBlock(repeating: 0)
        first[15] = kind
        if bytes.isEmpty {
            let block = first.span
            return cmac.code(of: block)
        }
        cmac.function.encrypt(&first)
        return cmac.code(after: first, of: bytes)
    }
}
