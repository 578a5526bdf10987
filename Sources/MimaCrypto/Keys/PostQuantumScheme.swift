public import MimaBytes
internal import OpenSSLBridge

/// The use of keys of one of the ``PostQuantumAlgorithm``s, known at compile time.
public protocol PostQuantumScheme: KeyScheme {
    /// The algorithm.
    static var postQuantumAlgorithm: PostQuantumAlgorithm { get }
}

extension PostQuantumScheme {
    /// Keys of ``postQuantumAlgorithm``.
    public static var algorithm: KeyAlgorithm { .postQuantum(postQuantumAlgorithm) }
}

/// Key encapsulation by ML-KEM (FIPS 203).
public protocol MLKEMScheme: PostQuantumScheme {}

/// Signatures by ML-DSA (FIPS 204).
public protocol MLDSAScheme: PostQuantumScheme {}

/// ML-KEM-512 (FIPS 203): ciphertexts of 768 bytes.
public enum MLKEM512: MLKEMScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlKEM512 }
    /// A private key: the seed of 64 bytes, or 1632 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLKEM512>
    /// A public key: 800 bytes.
    public typealias PublicKey = SchemePublicKey<MLKEM512>
}

/// ML-KEM-768 (FIPS 203): ciphertexts of 1088 bytes.
public enum MLKEM768: MLKEMScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlKEM768 }
    /// A private key: the seed of 64 bytes, or 2400 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLKEM768>
    /// A public key: 1184 bytes.
    public typealias PublicKey = SchemePublicKey<MLKEM768>
}

/// ML-KEM-1024 (FIPS 203): ciphertexts of 1568 bytes.
public enum MLKEM1024: MLKEMScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlKEM1024 }
    /// A private key: the seed of 64 bytes, or 3168 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLKEM1024>
    /// A public key: 1568 bytes.
    public typealias PublicKey = SchemePublicKey<MLKEM1024>
}

/// ML-DSA-44 (FIPS 204): signatures of 2420 bytes.
public enum MLDSA44: MLDSAScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlDSA44 }
    /// A private key: the seed of 32 bytes, or 2560 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLDSA44>
    /// A public key: 1312 bytes.
    public typealias PublicKey = SchemePublicKey<MLDSA44>
}

/// ML-DSA-65 (FIPS 204): signatures of 3309 bytes.
public enum MLDSA65: MLDSAScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlDSA65 }
    /// A private key: the seed of 32 bytes, or 4032 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLDSA65>
    /// A public key: 1952 bytes.
    public typealias PublicKey = SchemePublicKey<MLDSA65>
}

/// ML-DSA-87 (FIPS 204): signatures of 4627 bytes.
public enum MLDSA87: MLDSAScheme {
    /// The algorithm.
    public static var postQuantumAlgorithm: PostQuantumAlgorithm { .mlDSA87 }
    /// A private key: the seed of 32 bytes, or 4896 bytes.
    public typealias PrivateKey = SchemePrivateKey<MLDSA87>
    /// A public key: 2592 bytes.
    public typealias PublicKey = SchemePublicKey<MLDSA87>
}

extension SchemePrivateKey where Scheme: PostQuantumScheme {
    /// Makes a key of its seed: 64 bytes of ML-KEM, 32 of ML-DSA.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, ``CryptoError/invalidKey(_:)`` when
    /// a public key is given and not that of the seed, and ``CryptoError/unavailable(algorithm:)`` when the running
    /// libcrypto lacks the algorithm.
    public init(
        seedRepresentation seed: SecretBytes,
        publicKey: SchemePublicKey<Scheme>? = nil
    ) throws(CryptoError) {
        let size = Scheme.postQuantumAlgorithm.seedByteCount ?? 0
        try requireByteCount(seed.count, of: "\(Scheme.algorithm) seed", in: size...size)
        try self.init(try PrivateKey(Scheme.postQuantumAlgorithm, bytes: seed))
        if let publicKey, publicKey != self.publicKey { throw PrivateKey.mismatch }
    }

    /// The seed that the key was made from; nil when it came expanded.
    public var seedRepresentation: SecretBytes? { base.seedRepresentation }
}

extension SchemePublicKey where Scheme: MLKEMScheme {
    /// Makes a secret for the holder of the private key (FIPS 203 §7.2).
    public func encapsulate() throws(CryptoError) -> EncapsulatedSecret { try base.encapsulate() }
}

extension SchemePrivateKey where Scheme: MLKEMScheme {
    /// The secret in a ciphertext, as ``PrivateKey/decapsulate(_:)-(Span<UInt8>)`` gives it.
    public func decapsulate(_ ciphertext: Span<UInt8>) throws(CryptoError) -> SymmetricKey {
        try base.decapsulate(ciphertext)
    }

    /// The secret in a ciphertext, as ``PrivateKey/decapsulate(_:)-(Span<UInt8>)`` gives it.
    public func decapsulate(_ ciphertext: [UInt8]) throws(CryptoError) -> SymmetricKey {
        try base.decapsulate(ciphertext)
    }
}

extension SchemePrivateKey where Scheme: MLDSAScheme {
    /// The signature of `message` together with a context of at most 255 bytes (FIPS 204 §5.2), another one each time.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for a longer context.
    public func signature(for message: Span<UInt8>, context: [UInt8] = []) throws(CryptoError) -> [UInt8] {
        try base.signature(for: message, using: .mlDSA(context: context))
    }

    /// The signature of `message` together with a context of at most 255 bytes (FIPS 204 §5.2), another one each time.
    public func signature(for message: [UInt8], context: [UInt8] = []) throws(CryptoError) -> [UInt8] {
        try signature(for: message.span, context: context)
    }
}

extension SchemePublicKey where Scheme: MLDSAScheme {
    /// Whether `signature` is this key's over `message` and the context. One of another size, or a context of more than
    /// 255 bytes, is not.
    public func isValidSignature(_ signature: [UInt8], for message: Span<UInt8>, context: [UInt8] = []) -> Bool {
        do {
            return try base.isValidSignature(signature.span, for: message, using: .mlDSA(context: context))
        } catch {
            return false
        }
    }

    /// Whether `signature` is this key's over `message` and the context. One of another size, or a context of more than
    /// 255 bytes, is not.
    public func isValidSignature(_ signature: [UInt8], for message: [UInt8], context: [UInt8] = []) -> Bool {
        isValidSignature(signature, for: message.span, context: context)
    }
}
