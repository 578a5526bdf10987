import COpenSSL

/// A message authentication code of libcrypto's other than HMAC, fetched once for the process.
@safe
package struct MACFunction: @unchecked Sendable {
    // Sendable: an EVP_MAC is immutable once fetched; this one is never freed.
    let pointer: OpaquePointer

    private init?(fetching name: StaticString) {
        guard let fetched = unsafe EVP_MAC_fetch(nil, name.cString, nil) else {
            ERR_clear_error()
            return nil
        }
        unsafe self.pointer = fetched
    }

    // Each is nil where the running libcrypto, or the provider that the system's policy allows, does not offer it.
    package static let cmac = MACFunction(fetching: "CMAC")
    package static let gmac = MACFunction(fetching: "GMAC")
    package static let kmac128 = MACFunction(fetching: "KMAC-128")
    package static let kmac256 = MACFunction(fetching: "KMAC-256")
    package static let poly1305 = MACFunction(fetching: "POLY1305")
    package static let sipHash = MACFunction(fetching: "SIPHASH")
    package static let blake2b = MACFunction(fetching: "BLAKE2BMAC")
    package static let blake2s = MACFunction(fetching: "BLAKE2SMAC")
}

/// The block cipher under a CMAC or GMAC, by the name that libcrypto fetches it by.
package struct MACCipher: Sendable {
    let name: StaticString

    /// The cipher called `name`, or nil where it is not offered. Made once for the process: it is fetched to find out.
    package init?(_ name: StaticString) {
        guard let fetched = unsafe EVP_CIPHER_fetch(nil, name.cString, nil) else {
            ERR_clear_error()
            return nil
        }
        unsafe EVP_CIPHER_free(fetched)
        self.name = name
    }
}

/// What a code of libcrypto's is told beside its key.
package enum MACSetting: Sendable {
    case cipher(MACCipher)
    /// The size of the code in bytes, which is part of what KMAC and BLAKE2 compute.
    case byteCount(Int)
    case nonce([UInt8])
    case customization([UInt8])
    case salt([UInt8])
    /// KMACXOF: the size is no part of what is computed.
    case extendable
    case rounds(compression: Int, finalization: Int)
}
