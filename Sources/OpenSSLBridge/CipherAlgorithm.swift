import COpenSSL

/// A cipher in one mode, fetched from libcrypto's providers once for the process.
@safe
package struct CipherAlgorithm: @unchecked Sendable {
    // Sendable: an EVP_CIPHER is immutable once fetched; this one is never freed.
    let pointer: OpaquePointer
    /// The size of the key in bytes, unless the cipher takes several and another is set.
    package let keyByteCount: Int
    /// The size of the initialisation vector or nonce in bytes, unless another is set.
    package let ivByteCount: Int
    /// The size in bytes of what the mode works on at a time: 1 for a mode that makes a stream.
    package let blockByteCount: Int

    private init?(adopting fetched: OpaquePointer?) {
        guard let fetched = unsafe fetched else {
            ERR_clear_error()
            return nil
        }
        unsafe self.pointer = fetched
        self.keyByteCount = Int(unsafe EVP_CIPHER_get_key_length(fetched))
        self.ivByteCount = Int(unsafe EVP_CIPHER_get_iv_length(fetched))
        self.blockByteCount = Int(unsafe EVP_CIPHER_get_block_size(fetched))
    }

    /// The cipher as the default library context has it: nil where the running libcrypto, or the provider that the
    /// system's policy allows, does not offer it.
    init?(fetching name: StaticString) {
        unsafe self.init(adopting: EVP_CIPHER_fetch(nil, name.cString, nil))
    }

    /// The cipher as the legacy provider has it: nil where that provider is not installed.
    init?(fetchingLegacy name: StaticString) {
        guard let context = unsafe LegacyProvider.shared.context else { return nil }
        unsafe self.init(adopting: EVP_CIPHER_fetch(context, name.cString, nil))
    }

    package static let aes128GCM = CipherAlgorithm(fetching: "AES-128-GCM")
    package static let aes192GCM = CipherAlgorithm(fetching: "AES-192-GCM")
    package static let aes256GCM = CipherAlgorithm(fetching: "AES-256-GCM")
    package static let chaCha20Poly1305 = CipherAlgorithm(fetching: "ChaCha20-Poly1305")
    /// The cipher alone. Its vector of 16 bytes is the counter of blocks, little-endian, and the nonce: 4 and 12 bytes
    /// (RFC 8439), or 8 and 8 (D. J. Bernstein's original), which is the same while the counter is small.
    package static let chaCha20 = CipherAlgorithm(fetching: "ChaCha20")
    /// RC2 with keys of 5 and of 16 bytes, from the legacy provider.
    package static let rc2With40BitsCBC = CipherAlgorithm(fetchingLegacy: "RC2-40-CBC")
    package static let rc2CBC = CipherAlgorithm(fetchingLegacy: "RC2-CBC")
    /// RC4, from the legacy provider; it takes keys of other sizes too.
    package static let rc4 = CipherAlgorithm(fetchingLegacy: "RC4")

    package static var aes128CTR: CipherAlgorithm? { BlockCipherModes.aes128.ctr }
    package static var aes192CTR: CipherAlgorithm? { BlockCipherModes.aes192.ctr }
    package static var aes256CTR: CipherAlgorithm? { BlockCipherModes.aes256.ctr }
    package static var aes128CBC: CipherAlgorithm? { BlockCipherModes.aes128.cbc }
    package static var aes192CBC: CipherAlgorithm? { BlockCipherModes.aes192.cbc }
    package static var aes256CBC: CipherAlgorithm? { BlockCipherModes.aes256.cbc }
    package static var tripleDESCBC: CipherAlgorithm? { BlockCipherModes.tripleDES.cbc }
}
