internal import OpenSSLBridge

/// The algorithms that a quantum computer is not known to break: ML-KEM (FIPS 203), ML-DSA (FIPS 204) and SLH-DSA
/// (FIPS 205), each with its parameters.
///
/// libcrypto has them from 3.5 on; ``isAvailable`` tells of the running one.
public enum PostQuantumAlgorithm: Hashable, Sendable, CaseIterable {
    case mlKEM512, mlKEM768, mlKEM1024
    case mlDSA44, mlDSA65, mlDSA87
    case slhDSASHA2128s, slhDSASHA2128f, slhDSASHA2192s, slhDSASHA2192f, slhDSASHA2256s, slhDSASHA2256f
    case slhDSASHAKE128s, slhDSASHAKE128f, slhDSASHAKE192s, slhDSASHAKE192f, slhDSASHAKE256s, slhDSASHAKE256f

    /// The three algorithms.
    public enum Family: Hashable, Sendable {
        /// Key encapsulation over lattices (FIPS 203).
        case mlKEM
        /// Signatures over lattices (FIPS 204).
        case mlDSA
        /// Signatures of hashes alone (FIPS 205): large and slow to make, and as safe as the hash function.
        case slhDSA
    }

    /// Which of the three algorithms it is.
    public var family: Family {
        switch self {
        case .mlKEM512, .mlKEM768, .mlKEM1024: .mlKEM
        case .mlDSA44, .mlDSA65, .mlDSA87: .mlDSA
        default: .slhDSA
        }
    }

    /// The name that the standard gives, such as "ML-KEM-768" or "SLH-DSA-SHAKE-128f".
    public var name: String { "\(openSSLType)" }

    /// Whether the running libcrypto, and the provider that the system's policy allows, offers it.
    public var isAvailable: Bool { Self.offered.contains(self) }

    private static let offered = Set(allCases.filter { Key.isOffered($0.openSSLType) })

    /// Throws ``CryptoError/unavailable(algorithm:)`` unless the running libcrypto offers it.
    func requireAvailable() throws(CryptoError) {
        if !isAvailable { throw .unavailable(algorithm: name) }
    }

    /// libcrypto's name for keys of it, which is the standard's.
    var openSSLType: StaticString {
        switch self {
        case .mlKEM512: "ML-KEM-512"
        case .mlKEM768: "ML-KEM-768"
        case .mlKEM1024: "ML-KEM-1024"
        case .mlDSA44: "ML-DSA-44"
        case .mlDSA65: "ML-DSA-65"
        case .mlDSA87: "ML-DSA-87"
        case .slhDSASHA2128s: "SLH-DSA-SHA2-128s"
        case .slhDSASHA2128f: "SLH-DSA-SHA2-128f"
        case .slhDSASHA2192s: "SLH-DSA-SHA2-192s"
        case .slhDSASHA2192f: "SLH-DSA-SHA2-192f"
        case .slhDSASHA2256s: "SLH-DSA-SHA2-256s"
        case .slhDSASHA2256f: "SLH-DSA-SHA2-256f"
        case .slhDSASHAKE128s: "SLH-DSA-SHAKE-128s"
        case .slhDSASHAKE128f: "SLH-DSA-SHAKE-128f"
        case .slhDSASHAKE192s: "SLH-DSA-SHAKE-192s"
        case .slhDSASHAKE192f: "SLH-DSA-SHAKE-192f"
        case .slhDSASHAKE256s: "SLH-DSA-SHAKE-256s"
        case .slhDSASHAKE256f: "SLH-DSA-SHAKE-256f"
        }
    }
}

extension PostQuantumAlgorithm {
    /// The size in bytes of a public key (FIPS 203 table 3, FIPS 204 table 2, FIPS 205 table 2).
    public var publicKeyByteCount: Int {
        switch self {
        case .mlKEM512: 800
        case .mlKEM768: 1184
        case .mlKEM1024: 1568
        case .mlDSA44: 1312
        case .mlDSA65: 1952
        case .mlDSA87: 2592
        default: 2 * securityByteCount
        }
    }

    /// The size in bytes of a private key as the standard encodes it.
    public var expandedKeyByteCount: Int {
        switch self {
        case .mlKEM512: 1632
        case .mlKEM768: 2400
        case .mlKEM1024: 3168
        case .mlDSA44: 2560
        case .mlDSA65: 4032
        case .mlDSA87: 4896
        default: 4 * securityByteCount
        }
    }

    /// The size in bytes of the seed from which a private key is made: 64 of ML-KEM (d and z), 32 of ML-DSA; nil for
    /// SLH-DSA, whose keys are as short.
    public var seedByteCount: Int? {
        switch family {
        case .mlKEM: 64
        case .mlDSA: 32
        case .slhDSA: nil
        }
    }

    /// The size in bytes of a ciphertext of ML-KEM; nil for the others.
    public var ciphertextByteCount: Int? {
        switch self {
        case .mlKEM512: 768
        case .mlKEM768: 1088
        case .mlKEM1024: 1568
        default: nil
        }
    }

    /// The size in bytes of a signature; nil for ML-KEM.
    public var signatureByteCount: Int? {
        switch self {
        case .mlKEM512, .mlKEM768, .mlKEM1024: nil
        case .mlDSA44: 2420
        case .mlDSA65: 3309
        case .mlDSA87: 4627
        case .slhDSASHA2128s, .slhDSASHAKE128s: 7856
        case .slhDSASHA2128f, .slhDSASHAKE128f: 17088
        case .slhDSASHA2192s, .slhDSASHAKE192s: 16224
        case .slhDSASHA2192f, .slhDSASHAKE192f: 35664
        case .slhDSASHA2256s, .slhDSASHAKE256s: 29792
        case .slhDSASHA2256f, .slhDSASHAKE256f: 49856
        }
    }

    /// SLH-DSA's n.
    private var securityByteCount: Int {
        switch self {
        case .slhDSASHA2128s, .slhDSASHA2128f, .slhDSASHAKE128s, .slhDSASHAKE128f: 16
        case .slhDSASHA2192s, .slhDSASHA2192f, .slhDSASHAKE192s, .slhDSASHAKE192f: 24
        default: 32
        }
    }

    /// The size in bytes of the secret that ML-KEM encapsulates.
    static var sharedSecretByteCount: Int { 32 }

    /// The name of keys in DER (RFC 9935 §3, RFC 9881 §2, RFC 9909 §3), whose last numbers NIST gave out in this order.
    var identifier: ObjectIdentifier {
        let number = Self.allCases.firstIndex(of: self) ?? 0
        return family == .mlKEM
            ? ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 4, UInt64(number + 1))
            : ObjectIdentifier(2, 16, 840, 1, 101, 3, 4, 3, UInt64(number + 14))
    }

    init?(identifier: ObjectIdentifier) {
        guard let found = Self.allCases.first(where: { $0.identifier == identifier }) else { return nil }
        self = found
    }
}
