/// A cipher with authentication, chosen at run time.
///
/// Where libcrypto does not have a mode for a cipher, it is put together from what libcrypto has: GCM and CCM for SM4,
/// Camellia and SEED, EAX, XChaCha20-Poly1305 and AES-CBC with HMAC.
///
/// The tag is whole unless a shorter one is asked for by name.
public enum AEAD: Hashable, Sendable, CaseIterable {
    /// AES with a key of 16 bytes in Galois/Counter Mode (NIST SP 800-38D).
    case aes128GCM
    /// AES with a key of 24 bytes in Galois/Counter Mode (NIST SP 800-38D).
    case aes192GCM
    /// AES with a key of 32 bytes in Galois/Counter Mode (NIST SP 800-38D).
    case aes256GCM
    /// ChaCha20 and Poly1305 (RFC 8439), with a key of 32 bytes.
    case chaCha20Poly1305
    /// ChaCha20 and Poly1305 with a nonce of 24 bytes, long enough to be random however many messages there are
    /// (draft-irtf-cfrg-xchacha), and a key of 32 bytes.
    case xChaCha20Poly1305
    /// AES with a key of 16 bytes in Counter with CBC-MAC (NIST SP 800-38C, RFC 3610).
    case aes128CCM
    /// AES with a key of 24 bytes in Counter with CBC-MAC (NIST SP 800-38C, RFC 3610).
    case aes192CCM
    /// AES with a key of 32 bytes in Counter with CBC-MAC (NIST SP 800-38C, RFC 3610).
    case aes256CCM
    /// AES with a key of 16 bytes in Offset Codebook mode (RFC 7253).
    case aes128OCB
    /// AES with a key of 24 bytes in Offset Codebook mode (RFC 7253).
    case aes192OCB
    /// AES with a key of 32 bytes in Offset Codebook mode (RFC 7253).
    case aes256OCB
    /// AES with a key of 16 bytes in EAX mode (Bellare, Rogaway, Wagner, 2004).
    case aes128EAX
    /// AES with a key of 24 bytes in EAX mode (Bellare, Rogaway, Wagner, 2004).
    case aes192EAX
    /// AES with a key of 32 bytes in EAX mode (Bellare, Rogaway, Wagner, 2004).
    case aes256EAX
    /// AES-SIV with a key of 32 bytes, two of 16, and a nonce (RFC 5297 §6). A nonce that repeats tells only
    /// whether the message repeats; ``AES/SIV`` has the mode without one and with several associated data.
    case aes128SIV
    /// AES-SIV with a key of 48 bytes, two of 24, and a nonce (RFC 5297 §6). A nonce that repeats tells only
    /// whether the message repeats; ``AES/SIV`` has the mode without one and with several associated data.
    case aes192SIV
    /// AES-SIV with a key of 64 bytes, two of 32, and a nonce (RFC 5297 §6). A nonce that repeats tells only
    /// whether the message repeats; ``AES/SIV`` has the mode without one and with several associated data.
    case aes256SIV
    /// AES with a key of 16 bytes in GCM-SIV (RFC 8452), which libcrypto offers from 3.2 on. A nonce that repeats
    /// tells only whether the message repeats.
    case aes128GCMSIV
    /// AES with a key of 32 bytes in GCM-SIV (RFC 8452), which libcrypto offers from 3.2 on. A nonce that repeats
    /// tells only whether the message repeats.
    case aes256GCMSIV
    /// AES in CBC mode, then HMAC: A128CBC-HS256 (RFC 7518 §5.2.3), with a key of 32 bytes.
    case aes128CBCHMACSHA256
    /// AES in CBC mode, then HMAC: A192CBC-HS384 (RFC 7518 §5.2.4), with a key of 48 bytes.
    case aes192CBCHMACSHA384
    /// AES in CBC mode, then HMAC: AEAD_AES_256_CBC_HMAC_SHA_384 (draft-mcgrew-aead-aes-cbc-hmac-sha2 §2.6), with a key
    /// of 56 bytes.
    case aes256CBCHMACSHA384
    /// AES in CBC mode, then HMAC: A256CBC-HS512 (RFC 7518 §5.2.5), with a key of 64 bytes.
    case aes256CBCHMACSHA512
    /// SM4 in Galois/Counter Mode (RFC 8998 §2).
    case sm4GCM
    /// SM4 in Counter with CBC-MAC (RFC 8998 §2).
    case sm4CCM
    /// ARIA with a key of 16 bytes in Galois/Counter Mode (RFC 6209).
    case aria128GCM
    /// ARIA with a key of 24 bytes in Galois/Counter Mode (RFC 6209).
    case aria192GCM
    /// ARIA with a key of 32 bytes in Galois/Counter Mode (RFC 6209).
    case aria256GCM
    /// ARIA with a key of 16 bytes in Counter with CBC-MAC.
    case aria128CCM
    /// ARIA with a key of 24 bytes in Counter with CBC-MAC.
    case aria192CCM
    /// ARIA with a key of 32 bytes in Counter with CBC-MAC.
    case aria256CCM
    /// Camellia with a key of 16 bytes in Galois/Counter Mode (RFC 6367).
    case camellia128GCM
    /// Camellia with a key of 24 bytes in Galois/Counter Mode (RFC 6367).
    case camellia192GCM
    /// Camellia with a key of 32 bytes in Galois/Counter Mode (RFC 6367).
    case camellia256GCM
    /// Camellia with a key of 16 bytes in Counter with CBC-MAC.
    case camellia128CCM
    /// Camellia with a key of 24 bytes in Counter with CBC-MAC.
    case camellia192CCM
    /// Camellia with a key of 32 bytes in Counter with CBC-MAC.
    case camellia256CCM
    /// SEED in Galois/Counter Mode; it needs libcrypto's legacy provider.
    case seedGCM
    /// SEED in Counter with CBC-MAC (RFC 5669); it needs libcrypto's legacy provider.
    case seedCCM

    /// What a cipher is made of.
    enum Plan {
        case gcm(BlockCipher)
        case ccm(BlockCipher)
        case ocb(BlockCipher)
        case eax(BlockCipher)
        case siv(BlockCipher)
        case gcmSIV(BlockCipher)
        case cbcHMAC(BlockCipher, HashAlgorithm)
        case chaChaPoly
        case xChaChaPoly
    }

    var plan: Plan {
        switch self {
        case .aes128GCM: .gcm(.aes128)
        case .aes192GCM: .gcm(.aes192)
        case .aes256GCM: .gcm(.aes256)
        case .chaCha20Poly1305: .chaChaPoly
        case .xChaCha20Poly1305: .xChaChaPoly
        case .aes128CCM: .ccm(.aes128)
        case .aes192CCM: .ccm(.aes192)
        case .aes256CCM: .ccm(.aes256)
        case .aes128OCB: .ocb(.aes128)
        case .aes192OCB: .ocb(.aes192)
        case .aes256OCB: .ocb(.aes256)
        case .aes128EAX: .eax(.aes128)
        case .aes192EAX: .eax(.aes192)
        case .aes256EAX: .eax(.aes256)
        case .aes128SIV: .siv(.aes128)
        case .aes192SIV: .siv(.aes192)
        case .aes256SIV: .siv(.aes256)
        case .aes128GCMSIV: .gcmSIV(.aes128)
        case .aes256GCMSIV: .gcmSIV(.aes256)
        case .aes128CBCHMACSHA256: .cbcHMAC(.aes128, .sha256)
        case .aes192CBCHMACSHA384: .cbcHMAC(.aes192, .sha384)
        case .aes256CBCHMACSHA384: .cbcHMAC(.aes256, .sha384)
        case .aes256CBCHMACSHA512: .cbcHMAC(.aes256, .sha512)
        case .sm4GCM: .gcm(.sm4)
        case .sm4CCM: .ccm(.sm4)
        case .aria128GCM: .gcm(.aria128)
        case .aria192GCM: .gcm(.aria192)
        case .aria256GCM: .gcm(.aria256)
        case .aria128CCM: .ccm(.aria128)
        case .aria192CCM: .ccm(.aria192)
        case .aria256CCM: .ccm(.aria256)
        case .camellia128GCM: .gcm(.camellia128)
        case .camellia192GCM: .gcm(.camellia192)
        case .camellia256GCM: .gcm(.camellia256)
        case .camellia128CCM: .ccm(.camellia128)
        case .camellia192CCM: .ccm(.camellia192)
        case .camellia256CCM: .ccm(.camellia256)
        case .seedGCM: .gcm(.seed)
        case .seedCCM: .ccm(.seed)
        }
    }
}

extension AEAD: CustomStringConvertible {
    /// The standard's name of the cipher, such as "AES-256-GCM".
    public var description: String {
        switch self {
        case .aes128GCM: "AES-128-GCM"
        case .aes192GCM: "AES-192-GCM"
        case .aes256GCM: "AES-256-GCM"
        case .chaCha20Poly1305: "ChaCha20-Poly1305"
        case .xChaCha20Poly1305: "XChaCha20-Poly1305"
        case .aes128CCM: "AES-128-CCM"
        case .aes192CCM: "AES-192-CCM"
        case .aes256CCM: "AES-256-CCM"
        case .aes128OCB: "AES-128-OCB"
        case .aes192OCB: "AES-192-OCB"
        case .aes256OCB: "AES-256-OCB"
        case .aes128EAX: "AES-128-EAX"
        case .aes192EAX: "AES-192-EAX"
        case .aes256EAX: "AES-256-EAX"
        case .aes128SIV: "AES-128-SIV"
        case .aes192SIV: "AES-192-SIV"
        case .aes256SIV: "AES-256-SIV"
        case .aes128GCMSIV: "AES-128-GCM-SIV"
        case .aes256GCMSIV: "AES-256-GCM-SIV"
        case .aes128CBCHMACSHA256: "AES-128-CBC-HMAC-SHA-256"
        case .aes192CBCHMACSHA384: "AES-192-CBC-HMAC-SHA-384"
        case .aes256CBCHMACSHA384: "AES-256-CBC-HMAC-SHA-384"
        case .aes256CBCHMACSHA512: "AES-256-CBC-HMAC-SHA-512"
        case .sm4GCM: "SM4-GCM"
        case .sm4CCM: "SM4-CCM"
        case .aria128GCM: "ARIA-128-GCM"
        case .aria192GCM: "ARIA-192-GCM"
        case .aria256GCM: "ARIA-256-GCM"
        case .aria128CCM: "ARIA-128-CCM"
        case .aria192CCM: "ARIA-192-CCM"
        case .aria256CCM: "ARIA-256-CCM"
        case .camellia128GCM: "Camellia-128-GCM"
        case .camellia192GCM: "Camellia-192-GCM"
        case .camellia256GCM: "Camellia-256-GCM"
        case .camellia128CCM: "Camellia-128-CCM"
        case .camellia192CCM: "Camellia-192-CCM"
        case .camellia256CCM: "Camellia-256-CCM"
        case .seedGCM: "SEED-GCM"
        case .seedCCM: "SEED-CCM"
        }
    }
}
