internal import MimaBytes
internal import OpenSSLBridge

/// The ciphers with which OpenSSH encrypts private keys (`ssh -Q cipher`), under its names for them.
enum OpenSSHPrivateKeyCipher: String, CaseIterable, Sendable {
    case none
    case aes128CTR = "aes128-ctr"
    case aes192CTR = "aes192-ctr"
    case aes256CTR = "aes256-ctr"
    case aes128CBC = "aes128-cbc"
    case aes192CBC = "aes192-cbc"
    case aes256CBC = "aes256-cbc"
    case aes128GCM = "aes128-gcm@openssh.com"
    case aes256GCM = "aes256-gcm@openssh.com"
    case chaCha20Poly1305 = "chacha20-poly1305@openssh.com"

    /// The size of the key in bytes.
    var keyByteCount: Int {
        switch self {
        case .none: 0
        case .aes128CTR, .aes128CBC, .aes128GCM: 16
        case .aes192CTR, .aes192CBC: 24
        case .aes256CTR, .aes256CBC, .aes256GCM: 32
        // Two keys, of which the second is for lengths of packets, that a file has none of.
        case .chaCha20Poly1305: 64
        }
    }

    /// The size in bytes of the initialisation vector, which is derived from the passphrase along with the key.
    var ivByteCount: Int {
        switch self {
        case .none, .chaCha20Poly1305: 0
        case .aes128CTR, .aes192CTR, .aes256CTR, .aes128CBC, .aes192CBC, .aes256CBC: 16
        case .aes128GCM, .aes256GCM: 12
        }
    }

    /// The encrypted part is a multiple of so many bytes.
    var blockByteCount: Int {
        switch self {
        case .none, .chaCha20Poly1305: 8
        default: 16
        }
    }

    /// The size in bytes of the tag behind the encrypted part.
    var tagByteCount: Int {
        switch self {
        case .aes128GCM, .aes256GCM, .chaCha20Poly1305: 16
        default: 0
        }
    }

    /// The plaintext of a whole number of blocks, or nil when the tag is another. `secret` is the key, and behind it the
    /// vector.
    func decrypt(
        _ ciphertext: Span<UInt8>,
        tag: [UInt8],
        secret: Span<UInt8>
    ) throws(CryptoError) -> SecretBytes? {
        let key = secret.extracting(0..<keyByteCount)
        let iv = secret.extracting(keyByteCount..<(keyByteCount + ivByteCount))
        switch self {
        case .none: return SecretBytes(copying: ciphertext)
        case .aes128CTR: return try run(.aes128CTR, ciphertext, key: key, iv: iv)
        case .aes192CTR: return try run(.aes192CTR, ciphertext, key: key, iv: iv)
        case .aes256CTR: return try run(.aes256CTR, ciphertext, key: key, iv: iv)
        case .aes128CBC: return try run(.aes128CBC, ciphertext, key: key, iv: iv)
        case .aes192CBC: return try run(.aes192CBC, ciphertext, key: key, iv: iv)
        case .aes256CBC: return try run(.aes256CBC, ciphertext, key: key, iv: iv)
        case .aes128GCM: return try open(.aes128GCM, ciphertext, tag: tag, key: key, nonce: iv)
        case .aes256GCM: return try open(.aes256GCM, ciphertext, tag: tag, key: key, nonce: iv)
        case .chaCha20Poly1305: return try openChaCha20(ciphertext, tag: tag, key: key.extracting(0..<32))
        }
    }

    /// The ciphertext of a whole number of blocks, under a cipher that needs no tag. `secret` is the key, and behind it
    /// the vector.
    func encrypt(_ plaintext: Span<UInt8>, secret: Span<UInt8>) throws(CryptoError) -> SecretBytes {
        guard self == .aes256CTR else { throw .unsupported("private keys are not encrypted with \(rawValue) here") }
        return try run(
            .aes256CTR,
            plaintext,
            key: secret.extracting(0..<keyByteCount),
            iv: secret.extracting(keyByteCount..<(keyByteCount + ivByteCount)),
            encrypting: true
        )
    }

    private func run(
        _ algorithm: CipherAlgorithm?,
        _ input: Span<UInt8>,
        key: Span<UInt8>,
        iv: Span<UInt8>,
        encrypting: Bool = false
    ) throws(CryptoError) -> SecretBytes {
        guard let algorithm else { throw .unavailable(algorithm: rawValue) }
        do {
            return try SecretBytes(count: input.count) { (output) throws(OpenSSLFailure) in
                try algorithm.process(input, encrypting: encrypting, key: key, iv: iv, into: &output)
            }
        } catch {
            throw CryptoError(error)
        }
    }

    private func open(
        _ cipher: AEAD,
        _ ciphertext: Span<UInt8>,
        tag: [UInt8],
        key: Span<UInt8>,
        nonce: Span<UInt8>
    ) throws(CryptoError) -> SecretBytes? {
        do throws(CryptoError) {
            return try SecretBytes(count: ciphertext.count) { (output) throws(CryptoError) in
                try cipher.open(ciphertext, tag: tag.span, using: SymmetricKey(data: key), nonce: nonce, into: &output)
            }
        } catch .authenticationFailed {
            return nil
        }
    }

    /// ChaCha20 and Poly1305 as OpenSSH's PROTOCOL.chacha20poly1305 puts them together: the packet's number, which is
    /// the nonce, is zero in a file; the tag is of the ciphertext alone, under a key that is the cipher's first block.
    private func openChaCha20(
        _ ciphertext: Span<UInt8>,
        tag: [UInt8],
        key: Span<UInt8>
    ) throws(CryptoError) -> SecretBytes? {
        var iv = InlineArray<16, UInt8>(repeating: 0)
        let zeros = InlineArray<32, UInt8>(repeating: 0)
        let tagKey = try run(.chaCha20, zeros.span, key: key, iv: iv.span)
        let expected = try MACAlgorithm.poly1305.authenticationCode(for: ciphertext, using: SymmetricKey(tagKey))
        guard constantTimeEquals(expected, tag) else { return nil }
        iv[0] = 1
        return try run(.chaCha20, ciphertext, key: key, iv: iv.span)
    }
}
