/// A use of one kind of key that is known at compile time, such as ``P256/Signing``.
///
/// Its keys, such as `P256.Signing.PrivateKey`, are ``SchemePrivateKey`` and ``SchemePublicKey`` of it: thin types over
/// ``PrivateKey`` and ``PublicKey`` that keep a key for agreement from being used to sign.
public protocol KeyScheme: Sendable {
    /// What its keys are.
    static var algorithm: KeyAlgorithm { get }
}

/// A use of the keys of a NIST curve.
public protocol NISTScheme: KeyScheme {
    /// The curve.
    static var curve: EllipticCurve { get }
}

extension NISTScheme {
    /// Keys on ``curve``.
    public static var algorithm: KeyAlgorithm { .ec(curve) }
}

/// ECDSA on a NIST curve (FIPS 186-5 §6).
public protocol NISTSigningScheme: NISTScheme {}

/// ECDH on a NIST curve (NIST SP 800-56A).
public protocol NISTAgreementScheme: NISTScheme {}

/// NIST P-256 (secp256r1, prime256v1).
public enum P256 {
    /// Signatures: ECDSA.
    public enum Signing: NISTSigningScheme {
        /// P-256.
        public static var curve: EllipticCurve { .p256 }
        /// A private key, 32 bytes.
        public typealias PrivateKey = SchemePrivateKey<Signing>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<Signing>
    }

    /// Key agreement: ECDH.
    public enum KeyAgreement: NISTAgreementScheme {
        /// P-256.
        public static var curve: EllipticCurve { .p256 }
        /// A private key, 32 bytes.
        public typealias PrivateKey = SchemePrivateKey<KeyAgreement>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<KeyAgreement>
    }
}

/// NIST P-384 (secp384r1).
public enum P384 {
    /// Signatures: ECDSA.
    public enum Signing: NISTSigningScheme {
        /// P-384.
        public static var curve: EllipticCurve { .p384 }
        /// A private key, 48 bytes.
        public typealias PrivateKey = SchemePrivateKey<Signing>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<Signing>
    }

    /// Key agreement: ECDH.
    public enum KeyAgreement: NISTAgreementScheme {
        /// P-384.
        public static var curve: EllipticCurve { .p384 }
        /// A private key, 48 bytes.
        public typealias PrivateKey = SchemePrivateKey<KeyAgreement>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<KeyAgreement>
    }
}

/// NIST P-521 (secp521r1).
public enum P521 {
    /// Signatures: ECDSA.
    public enum Signing: NISTSigningScheme {
        /// P-521.
        public static var curve: EllipticCurve { .p521 }
        /// A private key, 66 bytes.
        public typealias PrivateKey = SchemePrivateKey<Signing>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<Signing>
    }

    /// Key agreement: ECDH.
    public enum KeyAgreement: NISTAgreementScheme {
        /// P-521.
        public static var curve: EllipticCurve { .p521 }
        /// A private key, 66 bytes.
        public typealias PrivateKey = SchemePrivateKey<KeyAgreement>
        /// A public key, a point.
        public typealias PublicKey = SchemePublicKey<KeyAgreement>
    }
}

/// Curve448: key agreement (X448, RFC 7748) and signatures (Ed448, RFC 8032).
public enum Curve448 {
    /// Ed448 (RFC 8032 §5.2).
    public enum Signing: KeyScheme {
        /// Ed448.
        public static var algorithm: KeyAlgorithm { .ed448 }
        /// A private key: 57 bytes.
        public typealias PrivateKey = SchemePrivateKey<Signing>
        /// A public key: 57 bytes.
        public typealias PublicKey = SchemePublicKey<Signing>
    }

    /// X448 (RFC 7748 §5).
    public enum KeyAgreement: KeyScheme {
        /// X448.
        public static var algorithm: KeyAlgorithm { .x448 }
        /// A private key: 56 bytes.
        public typealias PrivateKey = SchemePrivateKey<KeyAgreement>
        /// A public key: 56 bytes.
        public typealias PublicKey = SchemePublicKey<KeyAgreement>
    }
}

/// Curve25519: key agreement (X25519, RFC 7748) and signatures (Ed25519, RFC 8032).
public enum Curve25519 {
    /// Ed25519 (RFC 8032 §5.1).
    public enum Signing: KeyScheme {
        /// Ed25519.
        public static var algorithm: KeyAlgorithm { .ed25519 }
        /// A private key: the seed of 32 bytes.
        public typealias PrivateKey = SchemePrivateKey<Signing>
        /// A public key: 32 bytes. Bytes that are no point of the curve are a key under which no signature is valid.
        public typealias PublicKey = SchemePublicKey<Signing>
    }

    /// X25519 (RFC 7748 §5).
    public enum KeyAgreement: KeyScheme {
        /// X25519.
        public static var algorithm: KeyAlgorithm { .x25519 }
        /// A private key: 32 bytes.
        public typealias PrivateKey = SchemePrivateKey<KeyAgreement>
        /// A public key: 32 bytes.
        public typealias PublicKey = SchemePublicKey<KeyAgreement>
    }
}
