/// Hybrid public key encryption (RFC 9180): messages to the holder of a private key.
///
/// ``Sender`` and ``Recipient`` encrypt any number of messages under one encapsulated key;
/// ``seal(_:to:suite:info:authenticating:presharedKey:authenticatedBy:)`` and
/// ``open(_:encapsulatedKey:with:suite:info:authenticating:presharedKey:authenticatedBy:)`` encrypt one. There are the
/// RFC's four modes: with a preshared key, with the sender's own key to authenticate it, with both, or with neither.
public enum HPKE {
    /// The algorithms that sender and recipient have agreed on.
    public struct Suite: Hashable, Sendable {
        /// How a secret is encapsulated for the recipient.
        public let kem: KEM
        /// How keys are derived from it.
        public let kdf: KDF
        /// How messages are encrypted.
        public let aead: AEAD

        /// A suite of any three algorithms.
        public init(_ kem: KEM, _ kdf: KDF, _ aead: AEAD) {
            self.kem = kem
            self.kdf = kdf
            self.aead = aead
        }

        /// "HPKE" and the three identifiers (§5.1).
        var label: [UInt8] {
            Array("HPKE".utf8) + kem.identifier.bigEndianBytes + kdf.identifier.bigEndianBytes
                + aead.identifier.bigEndianBytes
        }
    }

    /// How a secret is encapsulated for the recipient (§7.1): by a Diffie-Hellman exchange with a key made for it.
    public enum KEM: Hashable, Sendable, CaseIterable {
        /// DHKEM(P-256, HKDF-SHA256).
        case p256HKDFSHA256
        /// DHKEM(P-384, HKDF-SHA384).
        case p384HKDFSHA384
        /// DHKEM(P-521, HKDF-SHA512).
        case p521HKDFSHA512
        /// DHKEM(X25519, HKDF-SHA256).
        case x25519HKDFSHA256
        /// DHKEM(X448, HKDF-SHA512).
        case x448HKDFSHA512
    }

    /// How keys are derived (§7.2).
    public enum KDF: Hashable, Sendable, CaseIterable {
        /// HKDF over SHA-256.
        case hkdfSHA256
        /// HKDF over SHA-384.
        case hkdfSHA384
        /// HKDF over SHA-512.
        case hkdfSHA512
    }

    /// How messages are encrypted (§7.3).
    public enum AEAD: Hashable, Sendable, CaseIterable {
        /// AES-128-GCM.
        case aes128GCM
        /// AES-256-GCM.
        case aes256GCM
        /// ChaCha20-Poly1305.
        case chaCha20Poly1305
        /// Not at all: the context is there to export secrets from.
        case exportOnly
    }

    /// A secret that sender and recipient share already, and the name by which they know it (§5.1.2).
    public struct PresharedKey: Sendable {
        /// The secret.
        public let key: SymmetricKey
        /// Its name, which is not secret.
        public let identifier: [UInt8]

        /// A secret of at least 32 bytes (§9.5) with a name that is not empty.
        ///
        /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` otherwise. It must be hard to guess: a password
        /// is not.
        public init(_ key: SymmetricKey, identifier: [UInt8]) throws(CryptoError) {
            try requireByteCount(key.byteCount, of: "preshared key", in: 32...Int.max)
            try requireByteCount(identifier.count, of: "preshared key's identifier", in: 1...Int.max)
            self.key = key
            self.identifier = identifier
        }
    }

    /// The modes (§5), by the numbers that the key schedule has for them.
    package enum Mode: UInt8, Sendable {
        case base = 0
        case psk = 1
        case auth = 2
        case authPSK = 3
    }
}

extension HPKE.KEM {
    /// IANA's number.
    public var identifier: UInt16 {
        switch self {
        case .p256HKDFSHA256: 0x0010
        case .p384HKDFSHA384: 0x0011
        case .p521HKDFSHA512: 0x0012
        case .x25519HKDFSHA256: 0x0020
        case .x448HKDFSHA512: 0x0021
        }
    }

    /// The type of the keys.
    public var keyAlgorithm: KeyAlgorithm {
        switch self {
        case .p256HKDFSHA256: .ec(.p256)
        case .p384HKDFSHA384: .ec(.p384)
        case .p521HKDFSHA512: .ec(.p521)
        case .x25519HKDFSHA256: .x25519
        case .x448HKDFSHA512: .x448
        }
    }

    /// The size in bytes of an encapsulated key, and of a public one.
    public var encapsulatedKeyByteCount: Int {
        switch self {
        case .p256HKDFSHA256: 65
        case .p384HKDFSHA384: 97
        case .p521HKDFSHA512: 133
        case .x25519HKDFSHA256: 32
        case .x448HKDFSHA512: 56
        }
    }

    /// The KDF within.
    package var kdf: HPKE.KDF {
        switch self {
        case .p256HKDFSHA256, .x25519HKDFSHA256: .hkdfSHA256
        case .p384HKDFSHA384: .hkdfSHA384
        case .p521HKDFSHA512, .x448HKDFSHA512: .hkdfSHA512
        }
    }
}

extension HPKE.KDF {
    /// IANA's number.
    public var identifier: UInt16 {
        switch self {
        case .hkdfSHA256: 0x0001
        case .hkdfSHA384: 0x0002
        case .hkdfSHA512: 0x0003
        }
    }

    /// The hash function within.
    public var hash: HashAlgorithm {
        switch self {
        case .hkdfSHA256: .sha256
        case .hkdfSHA384: .sha384
        case .hkdfSHA512: .sha512
        }
    }

    /// The sizes in bytes that an exported secret may have (§5.3).
    public var exportedByteCounts: ClosedRange<Int> { 1...(255 * hash.byteCount) }
}

extension HPKE.AEAD {
    /// IANA's number.
    public var identifier: UInt16 {
        switch self {
        case .aes128GCM: 0x0001
        case .aes256GCM: 0x0002
        case .chaCha20Poly1305: 0x0003
        case .exportOnly: 0xffff
        }
    }

    /// The cipher; nil when there is none.
    public var cipher: MimaCrypto.AEAD? {
        switch self {
        case .aes128GCM: .aes128GCM
        case .aes256GCM: .aes256GCM
        case .chaCha20Poly1305: .chaCha20Poly1305
        case .exportOnly: nil
        }
    }
}

extension UInt16 {
    /// The number in two bytes, the higher first (RFC 8017's I2OSP).
    var bigEndianBytes: [UInt8] { [UInt8(self >> 8), UInt8(truncatingIfNeeded: self)] }
}
