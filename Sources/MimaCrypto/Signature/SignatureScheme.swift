/// A way to sign, chosen at run time.
///
///     let signature = try key.signature(for: message, using: .rsaPSS(.sha256))
///     guard try key.publicKey.isValidSignature(signature, for: message, using: .rsaPSS(.sha256)) else { … }
@nonexhaustive
public enum SignatureScheme: Hashable, Sendable {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2); the signature has as many bytes as the modulus.
    case rsaPKCS1(HashAlgorithm)
    /// RSASSA-PSS (RFC 8017 §8.1); the signature has as many bytes as the modulus. The mask is MGF1 over `maskHash`, or
    /// over the hash function itself when that is nil. With SHAKE the mask is SHAKE's output (RFC 8702 §2).
    case rsaPSS(HashAlgorithm, maskHash: HashAlgorithm? = nil, salt: SaltSize = .digest)
    /// ECDSA (FIPS 186-5 §6) on the key's curve. When the digest is longer than the curve's order, its first bits are
    /// taken.
    case ecdsa(HashAlgorithm, Form = .der)
    /// DSA (FIPS 186-4 §4). When the digest is longer than the order, its first bytes are taken.
    case dsa(HashAlgorithm, Form = .der)
    /// SM2 (GB/T 32918.2) over SM3. The user's identity, of at most 8191 bytes, is signed too; where nobody chose one
    /// it is ``SM2/defaultUserID``.
    case sm2(userID: [UInt8] = SM2.defaultUserID, Form = .der)
    /// Ed25519 (RFC 8032 §5.1), 64 bytes. The variants other than the pure one need a libcrypto that has them.
    case ed25519(EdDSAVariant = .pure)
    /// Ed448 (RFC 8032 §5.2), 114 bytes. Contexts and prehashing need a libcrypto that has them.
    case ed448(EdDSAVariant = .pure)

    /// ML-DSA (FIPS 204 §5.2) with the key's parameters, the message signed together with a context of at most 255 bytes.
    /// It is another signature each time, unless that is not wanted; verifying takes no notice.
    case mlDSA(context: [UInt8] = [], isDeterministic: Bool = false)
    /// SLH-DSA (FIPS 205 §10.2) with the key's parameters; otherwise as ``mlDSA(context:isDeterministic:)``.
    case slhDSA(context: [UInt8] = [], isDeterministic: Bool = false)

    /// A scheme that nothing new should use.
    case insecure(Insecure.SignatureScheme)

    /// How the two numbers of a signature are written.
    public enum Form: Hashable, Sendable {
        /// A sequence of two integers in DER (RFC 3279 §2.2.3), of a size that varies.
        case der
        /// One after the other, each in as many bytes as the order (IEEE P1363); JOSE, WebCrypto and CryptoKit have it.
        case ieeeP1363
    }

    /// How many bytes of salt a signature by PSS has.
    public enum SaltSize: Hashable, Sendable {
        /// As many as the digest.
        case digest
        /// So many.
        case byteCount(Int)
        /// When signing, as many as there is room for; when verifying, any number.
        case any
    }

    /// The variants of EdDSA (RFC 8032 §5).
    public enum EdDSAVariant: Hashable, Sendable {
        /// The message itself is signed.
        case pure
        /// The message is signed together with a context of at most 255 bytes; of Ed25519, at least 1.
        case context([UInt8])
        /// The hash of the message is signed (Ed25519ph, Ed448ph), together with a context of at most 255 bytes.
        case prehashed(context: [UInt8] = [])
    }

    /// The hash function that the message is first given to; nil for the schemes that sign the message itself.
    public var hash: HashAlgorithm? {
        switch self {
        case .rsaPKCS1(let hash), .rsaPSS(let hash, _, _), .ecdsa(let hash, _), .dsa(let hash, _): hash
        case .insecure(.rsaX931(let hash)): hash
        case .sm2: .sm3
        case .ed25519, .ed448, .mlDSA, .slhDSA: nil
        }
    }

    /// What is usual for a key: PKCS#1 v1.5 over SHA-256 for RSA (PSS with what the key is restricted to, or SHA-256,
    /// for keys of PSS alone), ECDSA over the SHA-2 function of the curve's size in DER, DSA over SHA-256, and the only
    /// scheme there is for other keys.
    ///
    /// Throws ``CryptoError/unsupported(_:)`` when the key is not for signatures.
    public static func usual(for key: PublicKey) throws(CryptoError) -> SignatureScheme {
        switch key.algorithm {
        case .rsa: return .rsaPKCS1(.sha256)
        case .rsaPSS:
            guard let limits = key.pssParameters else { return .rsaPSS(.sha256) }
            let salt = max(limits.minimumSaltByteCount, limits.hash.byteCount)
            return .rsaPSS(limits.hash, maskHash: limits.maskHash, salt: .byteCount(salt))
        case .ec(.sm2): return .sm2()
        case .ec(let curve): return .ecdsa(curve.bitCount <= 256 ? .sha256 : curve.bitCount <= 384 ? .sha384 : .sha512)
        case .dsa: return .dsa(.sha256)
        case .ed25519: return .ed25519()
        case .ed448: return .ed448()
        case .postQuantum(let algorithm) where algorithm.family == .mlDSA: return .mlDSA()
        case .postQuantum(let algorithm) where algorithm.family == .slhDSA: return .slhDSA()
        default: throw .unsupported("\(key.algorithm) keys are not for signatures")
        }
    }
}

extension SignatureScheme: CustomStringConvertible {
    /// A name for a person, such as "ECDSA over SHA-256".
    public var description: String {
        switch self {
        case .rsaPKCS1(let hash): "RSA PKCS#1 v1.5 over \(hash)"
        case .rsaPSS(let hash, _, _): "RSA-PSS over \(hash)"
        case .ecdsa(let hash, _): "ECDSA over \(hash)"
        case .dsa(let hash, _): "DSA over \(hash)"
        case .sm2: "SM2 over SM3"
        case .ed25519(let variant): "Ed25519\(variant.suffix)"
        case .ed448(let variant): "Ed448\(variant.suffix)"
        case .mlDSA: "ML-DSA"
        case .slhDSA: "SLH-DSA"
        case .insecure(.rsaX931(let hash)): "RSA X9.31 over \(hash)"
        }
    }
}

extension Insecure {
    /// Signature schemes that nothing new should use.
    public enum SignatureScheme: Hashable, Sendable {
        /// RSA by ANSI X9.31 (FIPS 186-4 §5.4), which the standards have withdrawn, over SHA-1, SHA-256, SHA-384 or
        /// SHA-512; the signature has as many bytes as the modulus.
        case rsaX931(MimaCrypto.HashAlgorithm)
    }
}

extension SignatureScheme.EdDSAVariant {
    fileprivate var suffix: String {
        switch self {
        case .pure: ""
        case .context: "ctx"
        case .prehashed: "ph"
        }
    }
}
