internal import MimaBytes
internal import OpenSSLBridge

/// AES-SIV (RFC 5297) with its key, composed of AES: libcrypto's own gives a tag of zeros for an empty message, and
/// before 3.0.10 passes over associated data that are empty (CVE-2023-2975).
struct SIVKey: ~Copyable, Sendable {
    /// For the synthetic vector, with the key's first half.
    private let cmac: BlockCMAC
    /// For counter mode, with its second.
    private let counterFunction: BlockFunction

    static let tagByteCount = 16

    /// Sets up a key, two of the cipher's in one; its size is checked by the caller.
    init(_ cipher: BlockCipher, key: SymmetricKey) throws(CryptoError) {
        let half = cipher.keyByteCount
        let first = key.withBytes { SymmetricKey(data: $0.extracting(first: half)) }
        let second = key.withBytes { SymmetricKey(data: $0.extracting(last: half)) }
        let counterFunction = try cipher.blockFunction(key: second, encrypting: true)
        cmac = BlockCMAC(try cipher.blockFunction(key: first, encrypting: true))
        self.counterFunction = counterFunction
    }

    /// Appends the synthetic vector and the ciphertext (§2.6). `header` is what S2V made of the associated data.
    func seal(_ plaintext: Span<UInt8>, header: CipherBlock, into output: inout OutputSpan<UInt8>) {
        let vector = vector(of: plaintext, header: header)
        for index in vector.indices { output.append(vector[index]) }
        counterFunction.applyCounterMode(to: plaintext, counter: Self.counter(vector.span), into: &output)
    }

    /// Appends the plaintext and gives true, or wipes it and gives false (§2.7).
    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        header: CipherBlock,
        into output: inout OutputSpan<UInt8>
    ) -> Bool {
        counterFunction.applyCounterMode(to: ciphertext, counter: Self.counter(tag), into: &output)
        let vector = vector(of: output.span.extracting(last: ciphertext.count), header: header)
        let expected = vector.span
        let isAuthentic = constantTimeEquals(expected, tag)
        if !isAuthentic { output.wipeLast(ciphertext.count) }
        return isAuthentic
    }

    /// S2V over the associated data (§2.4), all but its last step; without any it starts from the message alone.
    func start() -> CipherBlock {
        let zeros = CipherBlock(repeating: 0)
        return cmac.code(of: zeros.span)
    }

    /// Takes in one of the associated data.
    func absorb(_ component: Span<UInt8>, into header: inout CipherBlock) {
        header = header.doubled
        header ^= cmac.code(of: component)
    }

    /// S2V's last step: the message with the header XORed to its end, or filled up to a block.
    private func vector(of plaintext: Span<UInt8>, header: CipherBlock) -> CipherBlock {
        var tail: [UInt8]
        var state = CipherBlock(repeating: 0)
        if plaintext.count >= 16 {
            let start = (plaintext.count - 16) / 16 * 16
            cmac.function.absorb(plaintext.extracting(0..<start), into: &state)
            tail = Array(copying: plaintext.extracting(start...))
            for index in 0..<16 { tail[tail.count - 16 + index] ^= header[index] }
        } else {
            let doubled = header.doubled
            tail = [UInt8](repeating: 0, count: 16)
            for index in plaintext.indices { tail[index] = plaintext[index] }
            tail[plaintext.count] = 0x80
            for index in 0..<16 { tail[index] ^= doubled[index] }
        }
        let vector = cmac.code(after: state, of: tail.span)
        wipe(&tail)
        return vector
    }

    /// The vector with two bits cleared, so that additions of 32 and 64 bits never carry out of their word (§2.5).
    private static func counter(_ vector: Span<UInt8>) -> CipherBlock {
        var counter = CipherBlock(repeating: 0)
        for index in vector.indices { counter[index] = vector[index] }
        counter[8] &= 0x7f
        counter[12] &= 0x7f
        return counter
    }
}

/// AES-SIV with a nonce, the last of its two associated data (RFC 5297 §6).
final class ComposedSIV: KeyedAEAD, Sendable {
    private let key: SIVKey

    init(_ key: consuming SIVKey) {
        self.key = key
    }

    private func header(nonce: Span<UInt8>, _ additionalData: Span<UInt8>) -> CipherBlock {
        var header = key.start()
        key.absorb(additionalData, into: &header)
        key.absorb(nonce, into: &header)
        return header
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        key.seal(plaintext, header: header(nonce: nonce, additionalData), into: &output)
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        key.open(ciphertext, tag: tag, header: header(nonce: nonce, additionalData), into: &output)
    }
}
