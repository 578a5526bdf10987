/// A message authentication code chosen at run time.
///
/// ``HMAC``, ``AES/CMAC``, ``KMAC128`` and their like are the same codes at compile time.
public enum MACAlgorithm: Hashable, Sendable {
    /// HMAC (RFC 2104, FIPS 198-1) over a hash function of fixed output; a BLAKE2b of other than 64 bytes has none.
    /// The key may have any size.
    case hmac(HashAlgorithm)
    /// CMAC (NIST SP 800-38B, RFC 4493): a code as long as the cipher's block. The key is one of the cipher's.
    case cmac(CMACCipher)
    /// GMAC (NIST SP 800-38D §3): 16 bytes. The nonce has 1 to 128 bytes, 12 unless a peer wants another size, and
    /// **must never come twice under a key**: two messages with the same nonce give the key for all others away.
    case gmac(GMACCipher, nonce: [UInt8])
    /// KMAC128 (NIST SP 800-185 §4) of `byteCount` bytes, 1 to 2,097,151; the size is part of what is computed, unless
    /// the code is extendable (KMACXOF128). The key has 4 to 512 bytes, the customization up to 512.
    case kmac128(byteCount: Int = 32, customization: [UInt8] = [], isExtendable: Bool = false)
    /// KMAC256 (NIST SP 800-185 §4), or KMACXOF256, with the sizes of ``kmac128(byteCount:customization:isExtendable:)``.
    case kmac256(byteCount: Int = 64, customization: [UInt8] = [], isExtendable: Bool = false)
    /// Poly1305 (RFC 8439 §2.5): 16 bytes. The key has 32 and **serves for one message alone**: two give it away.
    case poly1305
    /// SipHash (Aumasson, Bernstein, 2012) of 8 or 16 bytes, with 1 to 64 rounds a block and at the end: SipHash-2-4
    /// unless told. The key has 16 bytes. It is for hash tables: 8 bytes are too short for messages that last.
    case sipHash(compressionRounds: Int = 2, finalizationRounds: Int = 4, byteCount: Int = 8)
    /// BLAKE2b with a key of 1 to 64 bytes (RFC 7693 §2.9) and a code of 1 to 64 bytes. The salt and the
    /// personalization have up to 16 bytes.
    case blake2b(byteCount: Int = 64, salt: [UInt8] = [], personalization: [UInt8] = [])
    /// BLAKE2s with a key of 1 to 32 bytes (RFC 7693 §2.9) and a code of 1 to 32 bytes. The salt and the
    /// personalization have up to 8 bytes.
    case blake2s(byteCount: Int = 32, salt: [UInt8] = [], personalization: [UInt8] = [])

    /// The size of the authentication code in bytes.
    public var byteCount: Int {
        switch self {
        case .hmac(let hash): hash.byteCount
        case .cmac(let cipher): cipher.blockByteCount
        case .gmac, .poly1305: 16
        case .kmac128(let byteCount, _, _), .kmac256(let byteCount, _, _), .sipHash(_, _, let byteCount),
            .blake2b(let byteCount, _, _), .blake2s(let byteCount, _, _):
            byteCount
        }
    }

    /// Whether the running libcrypto offers the code, and its parameters are ones that it has.
    public var isAvailable: Bool {
        do {
            _ = try engine()
            return true
        } catch {
            return false
        }
    }
}

extension MACAlgorithm: CustomStringConvertible {
    /// The standard's name of the code, such as "HMAC-SHA-256", "AES-CMAC" or "SipHash-2-4".
    public var description: String {
        switch self {
        case .hmac(let hash): "HMAC-\(hash)"
        case .cmac(let cipher): "\(cipher)-CMAC"
        case .gmac(let cipher, _): "\(cipher)-GMAC"
        case .kmac128(_, _, let isExtendable): isExtendable ? "KMACXOF128" : "KMAC128"
        case .kmac256(_, _, let isExtendable): isExtendable ? "KMACXOF256" : "KMAC256"
        case .poly1305: "Poly1305"
        case .sipHash(let compression, let finalization, let byteCount):
            "SipHash\(byteCount == 16 ? "-128" : "")-\(compression)-\(finalization)"
        case .blake2b: "BLAKE2b-MAC"
        case .blake2s: "BLAKE2s-MAC"
        }
    }
}
