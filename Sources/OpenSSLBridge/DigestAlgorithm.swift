import COpenSSL

/// A digest fetched from libcrypto's providers, once for the process.
///
/// Fetching costs several times what hashing a short message does, so each algorithm is an immutable static.
@safe
package struct DigestAlgorithm: @unchecked Sendable {
    // Sendable: an EVP_MD is immutable and reference-counted atomically once fetched; this one is never freed.
    let pointer: OpaquePointer
    /// libcrypto's name of the algorithm, as its KDF and MAC parameters want it.
    let name: StaticString
    /// The size of the digest in bytes; zero for an extendable-output function of a libcrypto without a default.
    package let byteCount: Int
    /// The size of the block that the compression function takes, in bytes.
    package let blockByteCount: Int
    /// Whether the function gives output of any length.
    package let isExtendable: Bool

    private init?(fetching name: StaticString) {
        guard let fetched = unsafe EVP_MD_fetch(nil, name.cString, nil) else {
            ERR_clear_error()
            return nil
        }
        unsafe self.pointer = unsafe fetched
        self.name = name
        self.byteCount = Int(unsafe EVP_MD_get_size(fetched))
        self.blockByteCount = Int(unsafe EVP_MD_get_block_size(fetched))
        self.isExtendable = unsafe EVP_MD_get_flags(fetched) & UInt(EVP_MD_FLAG_XOF) != 0
    }

    // Each is nil where the running libcrypto, or the provider that the system's policy allows, does not offer it.
    package static let md5 = DigestAlgorithm(fetching: "MD5")
    package static let sha1 = DigestAlgorithm(fetching: "SHA1")
    package static let sha224 = DigestAlgorithm(fetching: "SHA2-224")
    package static let sha256 = DigestAlgorithm(fetching: "SHA2-256")
    package static let sha384 = DigestAlgorithm(fetching: "SHA2-384")
    package static let sha512 = DigestAlgorithm(fetching: "SHA2-512")
    package static let sha512t224 = DigestAlgorithm(fetching: "SHA2-512/224")
    package static let sha512t256 = DigestAlgorithm(fetching: "SHA2-512/256")
    package static let sha3t224 = DigestAlgorithm(fetching: "SHA3-224")
    package static let sha3t256 = DigestAlgorithm(fetching: "SHA3-256")
    package static let sha3t384 = DigestAlgorithm(fetching: "SHA3-384")
    package static let sha3t512 = DigestAlgorithm(fetching: "SHA3-512")
    package static let shake128 = DigestAlgorithm(fetching: "SHAKE-128")
    package static let shake256 = DigestAlgorithm(fetching: "SHAKE-256")
    package static let blake2b512 = DigestAlgorithm(fetching: "BLAKE2B-512")
    package static let blake2s256 = DigestAlgorithm(fetching: "BLAKE2S-256")
    package static let sm3 = DigestAlgorithm(fetching: "SM3")
    package static let ripemd160 = DigestAlgorithm(fetching: "RIPEMD-160")
}

extension StaticString {
    /// The text as a C string that lives as long as the process. Only for literals of ASCII, which end in a NUL.
    var cString: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
