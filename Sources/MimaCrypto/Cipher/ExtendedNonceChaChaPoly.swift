internal import MimaBytes
internal import OpenSSLBridge

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03 §2): a key of its own for each nonce's first 16 bytes, and
/// ChaCha20-Poly1305 with the 8 that are left.
final class ExtendedNonceChaChaPoly: KeyedAEAD, Sendable {
    private let chaCha: CipherAlgorithm
    private let chaChaPoly: CipherAlgorithm
    private let key: SymmetricKey
    var holdsKey: Bool { true }

    init(_ chaCha: CipherAlgorithm, _ chaChaPoly: CipherAlgorithm, key: SymmetricKey) {
        self.chaCha = chaCha
        self.chaChaPoly = chaChaPoly
        self.key = key
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        let context = try context(.seal, nonce: nonce)
        let short = Self.shortNonce(nonce)
        try context.seal(plaintext, nonce: short.span, authenticating: additionalData, into: &output)
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        let context = try context(.open, nonce: nonce)
        let short = Self.shortNonce(nonce)
        return try context.open(ciphertext, tag: tag, nonce: short.span, authenticating: additionalData, into: &output)
    }

    private static func shortNonce(_ nonce: Span<UInt8>) -> InlineArray<12, UInt8> {
        var short = InlineArray<12, UInt8>(repeating: 0)
        for index in 0..<8 { short[4 + index] = nonce[16 + index] }
        return short
    }

    private func context(
        _ direction: AEADContext.Direction,
        nonce: Span<UInt8>
    ) throws(OpenSSLFailure) -> AEADContext {
        let subkey = try key.withBytes { (key) throws(OpenSSLFailure) in
            try hChaCha20(chaCha, key: key, nonce: nonce.extracting(first: 16))
        }
        return try subkey.withBytes { (subkey) throws(OpenSSLFailure) in
            try AEADContext.start(chaChaPoly, direction, key: subkey, nonceByteCount: 12)
        }
    }
}

/// HChaCha20 (draft-irtf-cfrg-xchacha-03 §2.2): 32 bytes from a key of 32 and a nonce of 16.
///
/// It is the first and the last row of the state after ChaCha20's rounds. A block of keystream is that state with the one
/// before the rounds added to it word by word, and of those rows that one is known: the constants, and the nonce in the
/// place of counter and nonce. So the block less these is the result.
func hChaCha20(
    _ chaCha: CipherAlgorithm,
    key: Span<UInt8>,
    nonce: Span<UInt8>
) throws(OpenSSLFailure) -> SecretBytes {
    let zeros = InlineArray<64, UInt8>(repeating: 0)
    let block = try SecretBytes(count: 64) { (output) throws(OpenSSLFailure) in
        let input = zeros.span
        try chaCha.process(input, encrypting: true, key: key, iv: nonce, into: &output)
    }
    // "expand 32-byte k" (RFC 8439 §2.3).
    let constants: InlineArray<4, UInt32> = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]
    return block.withBytes { block in
        SecretBytes(count: 32) { output in
            for index in 0..<4 { output.append(block.word(index) &- constants[index]) }
            for index in 0..<4 { output.append(block.word(12 + index) &- nonce.word(index)) }
        }
    }
}

extension Span<UInt8> {
    /// The word of 32 bits number `index`, little-endian.
    fileprivate func word(_ index: Int) -> UInt32 {
        var word: UInt32 = 0
        for byte in (0..<4).reversed() { word = word << 8 | UInt32(self[4 * index + byte]) }
        return word
    }
}

extension OutputSpan<UInt8> {
    fileprivate mutating func append(_ word: UInt32) {
        for byte in 0..<4 { append(UInt8(truncatingIfNeeded: word >> (8 * byte))) }
    }
}
