import COpenSSL

/// A cipher in one mode, fetched from libcrypto's providers once for the process.
@safe
package struct CipherAlgorithm: @unchecked Sendable {
    // Sendable: an EVP_CIPHER is immutable once fetched; this one is never freed.
    let pointer: OpaquePointer
    /// The size of the key in bytes.
    package let keyByteCount: Int
    /// The size of the initialisation vector or nonce in bytes, unless another is set.
    package let ivByteCount: Int

    private init?(fetching name: StaticString) {
        guard let fetched = unsafe EVP_CIPHER_fetch(nil, name.cString, nil) else {
            ERR_clear_error()
            return nil
        }
        unsafe self.pointer = fetched
        self.keyByteCount = Int(unsafe EVP_CIPHER_get_key_length(fetched))
        self.ivByteCount = Int(unsafe EVP_CIPHER_get_iv_length(fetched))
    }

    // Each is nil where the running libcrypto, or the provider that the system's policy allows, does not offer it.
    package static let aes128GCM = CipherAlgorithm(fetching: "AES-128-GCM")
    package static let aes192GCM = CipherAlgorithm(fetching: "AES-192-GCM")
    package static let aes256GCM = CipherAlgorithm(fetching: "AES-256-GCM")
    package static let chaCha20Poly1305 = CipherAlgorithm(fetching: "ChaCha20-Poly1305")
    package static let aes128CTR = CipherAlgorithm(fetching: "AES-128-CTR")
    package static let aes192CTR = CipherAlgorithm(fetching: "AES-192-CTR")
    package static let aes256CTR = CipherAlgorithm(fetching: "AES-256-CTR")
    package static let aes128CBC = CipherAlgorithm(fetching: "AES-128-CBC")
    package static let aes192CBC = CipherAlgorithm(fetching: "AES-192-CBC")
    package static let aes256CBC = CipherAlgorithm(fetching: "AES-256-CBC")
    package static let tripleDESCBC = CipherAlgorithm(fetching: "DES-EDE3-CBC")
    /// The cipher alone. Its vector of 16 bytes is the counter of blocks, little-endian, and the nonce: 4 and 12 bytes
    /// (RFC 8439), or 8 and 8 (D. J. Bernstein's original), which is the same while the counter is small.
    package static let chaCha20 = CipherAlgorithm(fetching: "ChaCha20")
}
