internal import MimaCrypto

/// Hybrid public key encryption (RFC 9180): messages to the holder of a private key.
public enum HPKE: Sendable {}

extension HPKE {
    /// The algorithms that sender and recipient have agreed on.
    public struct Ciphersuite: Sendable {
        /// P-256, HKDF over SHA-256, and AES-256-GCM.
        public static let P256_SHA256_AES_GCM_256 = Ciphersuite(
            kem: .P256_HKDF_SHA256,
            kdf: .HKDF_SHA256,
            aead: .AES_GCM_256
        )
        /// P-384, HKDF over SHA-384, and AES-256-GCM.
        public static let P384_SHA384_AES_GCM_256 = Ciphersuite(
            kem: .P384_HKDF_SHA384,
            kdf: .HKDF_SHA384,
            aead: .AES_GCM_256
        )
        /// P-521, HKDF over SHA-512, and AES-256-GCM.
        public static let P521_SHA512_AES_GCM_256 = Ciphersuite(
            kem: .P521_HKDF_SHA512,
            kdf: .HKDF_SHA512,
            aead: .AES_GCM_256
        )
        /// X25519, HKDF over SHA-256, and ChaCha20-Poly1305.
        public static let Curve25519_SHA256_ChachaPoly = Ciphersuite(
            kem: .Curve25519_HKDF_SHA256,
            kdf: .HKDF_SHA256,
            aead: .chaChaPoly
        )

        /// How a secret is encapsulated for the recipient.
        public let kem: HPKE.KEM
        /// How keys are derived from it.
        public let kdf: HPKE.KDF
        /// How messages are encrypted.
        public let aead: HPKE.AEAD

        /// A suite of any three algorithms.
        public init(kem: HPKE.KEM, kdf: HPKE.KDF, aead: HPKE.AEAD) {
            self.kem = kem
            self.kdf = kdf
            self.aead = aead
        }

        var base: MimaCrypto.HPKE.Suite { MimaCrypto.HPKE.Suite(kem.base, kdf.base, aead.base) }
    }

    /// How a secret is encapsulated for the recipient (RFC 9180 §7.1).
    public enum KEM: CaseIterable, Hashable, Sendable {
        /// DHKEM(P-256, HKDF-SHA256).
        case P256_HKDF_SHA256
        /// DHKEM(P-384, HKDF-SHA384).
        case P384_HKDF_SHA384
        /// DHKEM(P-521, HKDF-SHA512).
        case P521_HKDF_SHA512
        /// DHKEM(X25519, HKDF-SHA256).
        case Curve25519_HKDF_SHA256

        /// IANA's number.
        @_spi(HPKEAlgID) public var value: UInt16 { base.identifier }
        /// The size in bytes of an encapsulated key.
        @_spi(HPKEAlgID) public var nEnc: UInt16 { UInt16(base.encapsulatedKeyByteCount) }

        var base: MimaCrypto.HPKE.KEM {
            switch self {
            case .P256_HKDF_SHA256: .p256HKDFSHA256
            case .P384_HKDF_SHA384: .p384HKDFSHA384
            case .P521_HKDF_SHA512: .p521HKDFSHA512
            case .Curve25519_HKDF_SHA256: .x25519HKDFSHA256
            }
        }
    }

    /// How keys are derived (RFC 9180 §7.2).
    public enum KDF: CaseIterable, Hashable, Sendable {
        /// HKDF over SHA-256.
        case HKDF_SHA256
        /// HKDF over SHA-384.
        case HKDF_SHA384
        /// HKDF over SHA-512.
        case HKDF_SHA512

        /// IANA's number.
        @_spi(HPKEAlgID) public var value: UInt16 { base.identifier }

        var base: MimaCrypto.HPKE.KDF {
            switch self {
            case .HKDF_SHA256: .hkdfSHA256
            case .HKDF_SHA384: .hkdfSHA384
            case .HKDF_SHA512: .hkdfSHA512
            }
        }
    }

    /// How messages are encrypted (RFC 9180 §7.3).
    public enum AEAD: CaseIterable, Hashable, Sendable {
        /// AES-128-GCM.
        case AES_GCM_128
        /// AES-256-GCM.
        case AES_GCM_256
        /// ChaCha20-Poly1305.
        case chaChaPoly
        /// Not at all: the context is there to export secrets from.
        case exportOnly

        /// IANA's number.
        @_spi(HPKEAlgID) public var value: UInt16 { base.identifier }
        /// The size of the key in bytes; 0 where nothing is encrypted.
        @_spi(HPKEAlgID) public var keyByteCount: Int { base.cipher?.keyByteCount ?? 0 }
        /// The size of the nonces in bytes; 0 where nothing is encrypted.
        @_spi(HPKEAlgID) public var nonceByteCount: Int { base.cipher?.nonceByteCount ?? 0 }
        /// The size of the tags in bytes; 0 where nothing is encrypted.
        @_spi(HPKEAlgID) public var tagByteCount: Int { base.cipher?.tagByteCount ?? 0 }

        var base: MimaCrypto.HPKE.AEAD {
            switch self {
            case .AES_GCM_128: .aes128GCM
            case .AES_GCM_256: .aes256GCM
            case .chaChaPoly: .chaCha20Poly1305
            case .exportOnly: .exportOnly
            }
        }
    }

    /// What HPKE throws besides ``CryptoKitError``.
    public enum Errors: Error {
        /// Parameters do not go together.
        case inconsistentParameters
        /// The key is not one of the suite's.
        case inconsistentCiphersuiteAndKey
        /// The suite is for exporting secrets, and encrypts no messages.
        case exportOnlyMode
        /// There is a preshared key without its name, or a name without a key.
        case inconsistentPSKInputs
        /// A preshared key is needed. As in swift-crypto, a ciphertext too short for its tag is this, too.
        case expectedPSK
        /// There is a preshared key where none is needed.
        case unexpectedPSK
        /// The context has encrypted all the messages that it can.
        case outOfRangeSequenceNumber
        /// The ciphertext is too short.
        case ciphertextTooShort
    }
}
