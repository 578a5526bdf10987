public import MimaBytes
internal import OpenSSLBridge

extension PrivateKey {
    /// A key of the algorithm in one of its two forms, told apart by their sizes: the seed (ML-KEM's 64 bytes d and z,
    /// ML-DSA's 32), or the expanded key that the standard encodes.
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for another size, ``CryptoError/invalidKey(_:)`` when
    /// an expanded key is not one, and ``CryptoError/unavailable(algorithm:)`` when the running libcrypto lacks the
    /// algorithm.
    public init(_ algorithm: PostQuantumAlgorithm, bytes: SecretBytes) throws(CryptoError) {
        let isSeed = bytes.count == algorithm.seedByteCount
        if !isSeed {
            let size = algorithm.expandedKeyByteCount
            try requireByteCount(bytes.count, of: "\(algorithm.name) private key", in: size...size)
        }
        try algorithm.requireAvailable()
        let key: Key
        do throws(OpenSSLFailure) {
            key = try Key.make(
                algorithm.openSSLType,
                .keyPair,
                from: [.secret(isSeed ? "seed" : "priv", bytes)]
            )
        } catch {
            throw .invalidKey("the bytes are not an \(algorithm.name) private key")
        }
        // The other algorithms' keys are checked when they are read; of SLH-DSA the root is taken as it is.
        if algorithm.family == .slhDSA {
            let isConsistent = try throwingCryptoError { () throws(OpenSSLFailure) in try key.isConsistent() }
            if !isConsistent { throw Self.mismatch }
        }
        try self.init(algorithm, key, seed: isSeed ? bytes : nil)
    }

    /// Takes the parts out of a key that libcrypto made.
    private init(_ algorithm: PostQuantumAlgorithm, _ key: Key, seed: SecretBytes?) throws(CryptoError) {
        guard let expanded = key.secretOctets("priv", byteCount: algorithm.expandedKeyByteCount) else {
            throw .libcrypto(operation: "EVP_PKEY_get_octet_string_param", reasons: [])
        }
        let bytes = try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.octets("pub", capacity: algorithm.publicKeyByteCount)
        }
        self.init(
            material: .postQuantum(seed: seed, expanded: expanded),
            key: key,
            publicKey: try PublicKey(.postQuantum(algorithm, bytes))
        )
    }

    /// Makes a random key.
    static func generate(_ algorithm: PostQuantumAlgorithm) throws(CryptoError) -> PrivateKey {
        try algorithm.requireAvailable()
        if let count = algorithm.seedByteCount {
            return try PrivateKey(algorithm, bytes: SecureRandom.secret(byteCount: count))
        }
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in try Key.generate(algorithm.openSSLType) }
        return try PrivateKey(algorithm, key, seed: nil)
    }

    /// The seed that an ML-KEM or ML-DSA key was made from; nil when it came without it, or is another key.
    public var seedRepresentation: SecretBytes? {
        if case .postQuantum(let seed, _) = material { seed } else { nil }
    }

    /// The key as FIPS 203, 204 and 205 encode it; nil for keys of other algorithms.
    public var expandedRepresentation: SecretBytes? {
        if case .postQuantum(_, let expanded) = material { expanded } else { nil }
    }
}

// MARK: PKCS#8

extension PrivateKey {
    /// Reads what a PrivateKeyInfo has inside (RFC 9935 §6, RFC 9881 §6, RFC 9909 §6): of ML-KEM and ML-DSA the seed,
    /// the expanded key or both, of SLH-DSA the bare bytes.
    init(_ algorithm: PostQuantumAlgorithm, pkcs8Contents bytes: Span<UInt8>) throws(CryptoError) {
        guard algorithm.seedByteCount != nil else {
            try self.init(algorithm, bytes: SecretBytes(copying: bytes))
            return
        }
        var outer = DERReader(0..<bytes.count)
        if outer.isNext(.sequence, in: bytes) {
            var both = try outer.readSequence(in: bytes)
            try outer.requireEnd()
            let seed = SecretBytes(copying: bytes.extracting(try both.read(.octetString, in: bytes)))
            let expanded = SecretBytes(copying: bytes.extracting(try both.read(.octetString, in: bytes)))
            try both.requireEnd()
            if seed.count != algorithm.seedByteCount { throw Self.wrongForm(algorithm) }
            try self.init(algorithm, bytes: seed)
            if expandedRepresentation != expanded { throw Self.mismatch }
            return
        }
        let isSeed = outer.isNext(.implicit(0), in: bytes)
        let contents = SecretBytes(
            copying: bytes.extracting(try outer.read(isSeed ? .implicit(0) : .octetString, in: bytes))
        )
        try outer.requireEnd()
        if isSeed != (contents.count == algorithm.seedByteCount) { throw Self.wrongForm(algorithm) }
        try self.init(algorithm, bytes: contents)
    }

    private static func wrongForm(_ algorithm: PostQuantumAlgorithm) -> CryptoError {
        .invalidKey("the seed of the \(algorithm.name) private key is of the wrong size")
    }

    /// What a PrivateKeyInfo of the key has inside: the seed, where the key has one.
    static func pkcs8Contents(
        _ algorithm: PostQuantumAlgorithm,
        seed: SecretBytes?,
        expanded: SecretBytes
    ) -> SecretBytes {
        if let seed { return DERElement.primitive(.implicit(0), seed).encode() }
        return algorithm.seedByteCount == nil ? expanded : DERElement.octets(expanded).encode()
    }
}
