/// What a key is for, and on which curve, as far as its format tells.
@nonexhaustive
public enum KeyAlgorithm: Hashable, Sendable {
    /// RSA (RFC 8017), for signatures and encryption.
    case rsa
    /// RSA for signatures with PSS alone (RFC 4055 §1.2).
    case rsaPSS
    /// ECDSA and ECDH on a curve; on ``EllipticCurve/sm2`` SM2's own signatures and encryption (GB/T 32918).
    case ec(EllipticCurve)
    /// Ed25519 (RFC 8032), for signatures.
    case ed25519
    /// Ed448 (RFC 8032), for signatures.
    case ed448
    /// X25519 (RFC 7748), for key agreement.
    case x25519
    /// X448 (RFC 7748), for key agreement.
    case x448
    /// DSA (FIPS 186-4), for signatures.
    case dsa
    /// Diffie-Hellman modulo a prime (RFC 7919, RFC 2631), for key agreement.
    case dh

    /// ML-KEM (FIPS 203), for key encapsulation, and ML-DSA (FIPS 204) and SLH-DSA (FIPS 205), for signatures, where the
    /// running libcrypto has them.
    case postQuantum(PostQuantumAlgorithm)

    /// SM2 (GB/T 32918).
    public static var sm2: KeyAlgorithm { .ec(.sm2) }
}

extension KeyAlgorithm: CustomStringConvertible {
    /// The name people know: "RSA", "EC P-256", "Ed25519".
    public var description: String {
        switch self {
        case .rsa: "RSA"
        case .rsaPSS: "RSA-PSS"
        case .ec(.sm2): "SM2"
        case .ec(let curve): "EC \(curve.name)"
        case .ed25519: "Ed25519"
        case .ed448: "Ed448"
        case .x25519: "X25519"
        case .x448: "X448"
        case .dsa: "DSA"
        case .dh: "DH"
        case .postQuantum(let algorithm): algorithm.name
        }
    }
}
