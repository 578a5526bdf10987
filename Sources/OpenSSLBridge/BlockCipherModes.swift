/// A block cipher in each mode that libcrypto has for it, fetched once for the process; a mode is nil where the running
/// libcrypto does not offer it.
package struct BlockCipherModes: Sendable {
    package let ecb: CipherAlgorithm?
    package let cbc: CipherAlgorithm?
    package let ctr: CipherAlgorithm?
    package let cfb: CipherAlgorithm?
    package let cfb8: CipherAlgorithm?
    package let ofb: CipherAlgorithm?
    package var cfb1: CipherAlgorithm?
    package var gcm: CipherAlgorithm?
    package var ccm: CipherAlgorithm?
    package var ocb: CipherAlgorithm?
    package var gcmSIV: CipherAlgorithm?
    package var xts: CipherAlgorithm?
    /// CBC with ciphertext stealing; ``CiphertextStealing`` says how the last blocks are put.
    package var cts: CipherAlgorithm?

    package static let aes128 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "AES-128-ECB"),
        cbc: CipherAlgorithm(fetching: "AES-128-CBC"),
        ctr: CipherAlgorithm(fetching: "AES-128-CTR"),
        cfb: CipherAlgorithm(fetching: "AES-128-CFB"),
        cfb8: CipherAlgorithm(fetching: "AES-128-CFB8"),
        ofb: CipherAlgorithm(fetching: "AES-128-OFB"),
        cfb1: CipherAlgorithm(fetching: "AES-128-CFB1"),
        gcm: CipherAlgorithm(fetching: "AES-128-GCM"),
        ccm: CipherAlgorithm(fetching: "AES-128-CCM"),
        ocb: CipherAlgorithm(fetching: "AES-128-OCB"),
        gcmSIV: CipherAlgorithm(fetching: "AES-128-GCM-SIV"),
        xts: CipherAlgorithm(fetching: "AES-128-XTS"),
        cts: CipherAlgorithm(fetching: "AES-128-CBC-CTS")
    )
    package static let aes192 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "AES-192-ECB"),
        cbc: CipherAlgorithm(fetching: "AES-192-CBC"),
        ctr: CipherAlgorithm(fetching: "AES-192-CTR"),
        cfb: CipherAlgorithm(fetching: "AES-192-CFB"),
        cfb8: CipherAlgorithm(fetching: "AES-192-CFB8"),
        ofb: CipherAlgorithm(fetching: "AES-192-OFB"),
        cfb1: CipherAlgorithm(fetching: "AES-192-CFB1"),
        gcm: CipherAlgorithm(fetching: "AES-192-GCM"),
        ccm: CipherAlgorithm(fetching: "AES-192-CCM"),
        ocb: CipherAlgorithm(fetching: "AES-192-OCB"),
        gcmSIV: CipherAlgorithm(fetching: "AES-192-GCM-SIV"),
        cts: CipherAlgorithm(fetching: "AES-192-CBC-CTS")
    )
    package static let aes256 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "AES-256-ECB"),
        cbc: CipherAlgorithm(fetching: "AES-256-CBC"),
        ctr: CipherAlgorithm(fetching: "AES-256-CTR"),
        cfb: CipherAlgorithm(fetching: "AES-256-CFB"),
        cfb8: CipherAlgorithm(fetching: "AES-256-CFB8"),
        ofb: CipherAlgorithm(fetching: "AES-256-OFB"),
        cfb1: CipherAlgorithm(fetching: "AES-256-CFB1"),
        gcm: CipherAlgorithm(fetching: "AES-256-GCM"),
        ccm: CipherAlgorithm(fetching: "AES-256-CCM"),
        ocb: CipherAlgorithm(fetching: "AES-256-OCB"),
        gcmSIV: CipherAlgorithm(fetching: "AES-256-GCM-SIV"),
        xts: CipherAlgorithm(fetching: "AES-256-XTS"),
        cts: CipherAlgorithm(fetching: "AES-256-CBC-CTS")
    )
    package static let aria128 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "ARIA-128-ECB"),
        cbc: CipherAlgorithm(fetching: "ARIA-128-CBC"),
        ctr: CipherAlgorithm(fetching: "ARIA-128-CTR"),
        cfb: CipherAlgorithm(fetching: "ARIA-128-CFB"),
        cfb8: CipherAlgorithm(fetching: "ARIA-128-CFB8"),
        ofb: CipherAlgorithm(fetching: "ARIA-128-OFB"),
        cfb1: CipherAlgorithm(fetching: "ARIA-128-CFB1"),
        gcm: CipherAlgorithm(fetching: "ARIA-128-GCM"),
        ccm: CipherAlgorithm(fetching: "ARIA-128-CCM")
    )
    package static let aria192 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "ARIA-192-ECB"),
        cbc: CipherAlgorithm(fetching: "ARIA-192-CBC"),
        ctr: CipherAlgorithm(fetching: "ARIA-192-CTR"),
        cfb: CipherAlgorithm(fetching: "ARIA-192-CFB"),
        cfb8: CipherAlgorithm(fetching: "ARIA-192-CFB8"),
        ofb: CipherAlgorithm(fetching: "ARIA-192-OFB"),
        cfb1: CipherAlgorithm(fetching: "ARIA-192-CFB1"),
        gcm: CipherAlgorithm(fetching: "ARIA-192-GCM"),
        ccm: CipherAlgorithm(fetching: "ARIA-192-CCM")
    )
    package static let aria256 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "ARIA-256-ECB"),
        cbc: CipherAlgorithm(fetching: "ARIA-256-CBC"),
        ctr: CipherAlgorithm(fetching: "ARIA-256-CTR"),
        cfb: CipherAlgorithm(fetching: "ARIA-256-CFB"),
        cfb8: CipherAlgorithm(fetching: "ARIA-256-CFB8"),
        ofb: CipherAlgorithm(fetching: "ARIA-256-OFB"),
        cfb1: CipherAlgorithm(fetching: "ARIA-256-CFB1"),
        gcm: CipherAlgorithm(fetching: "ARIA-256-GCM"),
        ccm: CipherAlgorithm(fetching: "ARIA-256-CCM")
    )
    package static let camellia128 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "CAMELLIA-128-ECB"),
        cbc: CipherAlgorithm(fetching: "CAMELLIA-128-CBC"),
        ctr: CipherAlgorithm(fetching: "CAMELLIA-128-CTR"),
        cfb: CipherAlgorithm(fetching: "CAMELLIA-128-CFB"),
        cfb8: CipherAlgorithm(fetching: "CAMELLIA-128-CFB8"),
        ofb: CipherAlgorithm(fetching: "CAMELLIA-128-OFB"),
        cfb1: CipherAlgorithm(fetching: "CAMELLIA-128-CFB1"),
        cts: CipherAlgorithm(fetching: "CAMELLIA-128-CBC-CTS")
    )
    package static let camellia192 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "CAMELLIA-192-ECB"),
        cbc: CipherAlgorithm(fetching: "CAMELLIA-192-CBC"),
        ctr: CipherAlgorithm(fetching: "CAMELLIA-192-CTR"),
        cfb: CipherAlgorithm(fetching: "CAMELLIA-192-CFB"),
        cfb8: CipherAlgorithm(fetching: "CAMELLIA-192-CFB8"),
        ofb: CipherAlgorithm(fetching: "CAMELLIA-192-OFB"),
        cfb1: CipherAlgorithm(fetching: "CAMELLIA-192-CFB1"),
        cts: CipherAlgorithm(fetching: "CAMELLIA-192-CBC-CTS")
    )
    package static let camellia256 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "CAMELLIA-256-ECB"),
        cbc: CipherAlgorithm(fetching: "CAMELLIA-256-CBC"),
        ctr: CipherAlgorithm(fetching: "CAMELLIA-256-CTR"),
        cfb: CipherAlgorithm(fetching: "CAMELLIA-256-CFB"),
        cfb8: CipherAlgorithm(fetching: "CAMELLIA-256-CFB8"),
        ofb: CipherAlgorithm(fetching: "CAMELLIA-256-OFB"),
        cfb1: CipherAlgorithm(fetching: "CAMELLIA-256-CFB1"),
        cts: CipherAlgorithm(fetching: "CAMELLIA-256-CBC-CTS")
    )
    package static let sm4 = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "SM4-ECB"),
        cbc: CipherAlgorithm(fetching: "SM4-CBC"),
        ctr: CipherAlgorithm(fetching: "SM4-CTR"),
        cfb: CipherAlgorithm(fetching: "SM4-CFB"),
        cfb8: nil,
        ofb: CipherAlgorithm(fetching: "SM4-OFB"),
        gcm: CipherAlgorithm(fetching: "SM4-GCM"),
        ccm: CipherAlgorithm(fetching: "SM4-CCM"),
        xts: CipherAlgorithm(fetching: "SM4-XTS")
    )
    package static let tripleDES = BlockCipherModes(
        ecb: CipherAlgorithm(fetching: "DES-EDE3"),
        cbc: CipherAlgorithm(fetching: "DES-EDE3-CBC"),
        ctr: nil,
        cfb: CipherAlgorithm(fetching: "DES-EDE3-CFB"),
        cfb8: CipherAlgorithm(fetching: "DES-EDE3-CFB8"),
        ofb: CipherAlgorithm(fetching: "DES-EDE3-OFB"),
        cfb1: CipherAlgorithm(fetching: "DES-EDE3-CFB1")
    )
    /// From the legacy provider, as are those that follow.
    package static let des = BlockCipherModes(
        ecb: CipherAlgorithm(fetchingLegacy: "DES-ECB"),
        cbc: CipherAlgorithm(fetchingLegacy: "DES-CBC"),
        ctr: nil,
        cfb: CipherAlgorithm(fetchingLegacy: "DES-CFB"),
        cfb8: CipherAlgorithm(fetchingLegacy: "DES-CFB8"),
        ofb: CipherAlgorithm(fetchingLegacy: "DES-OFB"),
        cfb1: CipherAlgorithm(fetchingLegacy: "DES-CFB1")
    )
    package static let blowfish = BlockCipherModes(
        ecb: CipherAlgorithm(fetchingLegacy: "BF-ECB"),
        cbc: CipherAlgorithm(fetchingLegacy: "BF-CBC"),
        ctr: nil,
        cfb: CipherAlgorithm(fetchingLegacy: "BF-CFB"),
        cfb8: nil,
        ofb: CipherAlgorithm(fetchingLegacy: "BF-OFB")
    )
    package static let cast5 = BlockCipherModes(
        ecb: CipherAlgorithm(fetchingLegacy: "CAST5-ECB"),
        cbc: CipherAlgorithm(fetchingLegacy: "CAST5-CBC"),
        ctr: nil,
        cfb: CipherAlgorithm(fetchingLegacy: "CAST5-CFB"),
        cfb8: nil,
        ofb: CipherAlgorithm(fetchingLegacy: "CAST5-OFB")
    )
    package static let seed = BlockCipherModes(
        ecb: CipherAlgorithm(fetchingLegacy: "SEED-ECB"),
        cbc: CipherAlgorithm(fetchingLegacy: "SEED-CBC"),
        ctr: nil,
        cfb: CipherAlgorithm(fetchingLegacy: "SEED-CFB"),
        cfb8: nil,
        ofb: CipherAlgorithm(fetchingLegacy: "SEED-OFB")
    )
}
