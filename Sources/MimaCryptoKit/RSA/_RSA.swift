public import FoundationEssentials
internal import OpenSSLBridge

/// RSA (RFC 8017).
public enum _RSA {}

extension _RSA {
    /// Signatures.
    public enum Signing {}
    /// Encryption.
    public enum Encryption {}
}

extension _RSA.Signing {
    /// The size of a key.
    public struct KeySize: Sendable {
        /// The size of the modulus in bits.
        public let bitCount: Int

        /// 2048 bits.
        public static let bits2048 = _RSA.Signing.KeySize(bitCount: 2048)
        /// 3072 bits.
        public static let bits3072 = _RSA.Signing.KeySize(bitCount: 3072)
        /// 4096 bits.
        public static let bits4096 = _RSA.Signing.KeySize(bitCount: 4096)

        /// A size of `bitCount` bits, a positive multiple of 8.
        public init(bitCount: Int) {
            precondition(bitCount > 0 && bitCount.isMultiple(of: 8), "a modulus has a whole number of bytes")
            self.bitCount = bitCount
        }
    }

    /// A signature.
    public struct RSASignature: Sendable, ContiguousBytes {
        /// The bytes of the signature, as many as the modulus has.
        public var rawRepresentation: Data

        /// Takes the bytes of a signature.
        public init<D: DataProtocol>(rawRepresentation: D) {
            self.rawRepresentation = Data(rawRepresentation)
        }

        /// Lends the bytes to `body`.
        public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try unsafe rawRepresentation.withUnsafeBytes(body)
        }
    }

    /// How a digest becomes a number of the modulus' size.
    public struct Padding: Sendable {
        private enum Scheme: Sendable {
            case pkcs1
            case pss
        }

        private let base: Scheme

        /// PKCS#1 v1.5 (RFC 8017 §8.2), for peers that have nothing better.
        public static let insecurePKCS1v1_5 = Self(base: .pkcs1)
        /// PSS (RFC 8017 §8.1), with MGF1 over the digest's function and a salt as long as the digest.
        public static let PSS = Self(base: .pss)

        /// The scheme for digests of a type; nil when RSA is not used with it.
        func scheme<D: Digest>(for digest: D.Type) -> Key.SignaturePadding? {
            let algorithm: DigestAlgorithm
            if digest == SHA256Digest.self {
                algorithm = SHA256.algorithm
            } else if digest == SHA384Digest.self {
                algorithm = SHA384.algorithm
            } else if digest == SHA512Digest.self {
                algorithm = SHA512.algorithm
            } else if digest == Insecure.SHA1Digest.self {
                algorithm = Insecure.SHA1.algorithm
            } else {
                return nil
            }
            return switch base {
            case .pkcs1: .pkcs1(algorithm)
            case .pss: .pss(algorithm, mask: algorithm, salt: .byteCount(algorithm.byteCount))
            }
        }
    }
}

extension _RSA.Encryption {
    /// How a message becomes a number of the modulus' size.
    public struct Padding: Sendable {
        enum Scheme: Sendable {
            case pkcs1
            case oaep(DigestAlgorithm)
        }

        let scheme: Scheme

        /// PKCS#1 v1.5 (RFC 8017 §7.2): to tell a stranger whether a ciphertext is well padded is to decrypt it.
        public static let _WEAK_AND_INSECURE_PKCS_V1_5 = Self(scheme: .pkcs1)
        /// OAEP (RFC 8017 §7.1) over SHA-1.
        public static let PKCS1_OAEP = Self(scheme: .oaep(Insecure.SHA1.algorithm))
        /// OAEP over SHA-256.
        public static let PKCS1_OAEP_SHA256 = Self(scheme: .oaep(SHA256.algorithm))

        /// How many bytes of the modulus are not there for the message.
        var overhead: Int {
            switch scheme {
            case .pkcs1: 11
            case .oaep(let digest): 2 * digest.byteCount + 2
            }
        }
    }
}
