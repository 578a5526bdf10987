internal import OpenSSLBridge

/// What a scheme comes to for a key.
enum SignatureOperation {
    /// The digest is signed by libcrypto; two numbers are in DER there.
    case digest(Key.SignaturePadding, SignatureScheme.Form, orderByteCount: Int)
    /// The digest is signed by RSA, and libcrypto pads it.
    case rsa(Key.SignaturePadding)
    /// The digest is padded here.
    case encodedPSS(EncodedPSS)
    /// The message is signed itself.
    case message(Key.Instance?, byteCount: Int)
}

extension SignatureScheme {
    /// What the scheme comes to for a key. Throws ``CryptoError/invalidKey(_:)`` when the key is of another type,
    /// ``CryptoError/unsupported(_:)`` when the parts of the scheme cannot go together or with the key.
    func operation(for key: PublicKey) throws(CryptoError) -> SignatureOperation {
        switch (self, key.material) {
        case (.rsaPKCS1(let hash), .rsa):
            guard hash.isForRSA else {
                throw .unsupported("RSA PKCS#1 v1.5 signatures have no name for \(hash)")
            }
            return .rsa(.pkcs1(try hash.digestAlgorithm()))
        case (.insecure(.rsaX931(let hash)), .rsa):
            guard [.insecure(.sha1), .sha256, .sha384, .sha512].contains(hash) else {
                throw .unsupported("RSA X9.31 signatures have no number for \(hash)")
            }
            return .rsa(.x931(try hash.digestAlgorithm()))
        case (.rsaPSS(let hash, let maskHash, let salt), .rsa):
            return try Self.pss(hash, maskHash ?? hash, salt)
        case (.rsaPSS(let hash, let maskHash, let salt), .rsaPSS(_, _, let limits)):
            try limits?.requireAllowing(hash, maskHash ?? hash, salt)
            return try Self.pss(hash, maskHash ?? hash, salt)
        case (.ecdsa, .ec(.sm2, _)):
            throw .unsupported("keys on the curve of SM2 are for SM2's own signatures, not for ECDSA")
        case (.ecdsa(_, let form), .ec(let curve, _)):
            return .digest(.none, form, orderByteCount: curve.orderByteCount)
        case (.sm2(_, let form), .ec(.sm2, _)):
            return .digest(.none, form, orderByteCount: 32)
        case (.dsa(_, let form), .dsa(let parameters, _)):
            return .digest(.none, form, orderByteCount: parameters.q?.count ?? 0)
        case (.ed25519(let variant), .raw(.ed25519, _)):
            if case .context(let context) = variant, context.isEmpty {
                throw .unsupported("Ed25519ctx needs a context that is not empty")
            }
            return .message(
                try variant.instance(pure: nil, context: "Ed25519ctx", prehashed: "Ed25519ph", for: key),
                byteCount: 64
            )
        case (.ed448(let variant), .raw(.ed448, _)):
            return .message(
                try variant.instance(pure: nil, context: "Ed448", prehashed: "Ed448ph", for: key),
                byteCount: 114
            )
        case (.mlDSA(let context, let isDeterministic), .postQuantum(let algorithm, _))
        where algorithm.family == .mlDSA,
            (.slhDSA(let context, let isDeterministic), .postQuantum(let algorithm, _))
        where algorithm.family == .slhDSA:
            try requireByteCount(context.count, of: "context", in: 0...255)
            return .message(
                Key.Instance(context: context, isDeterministic: isDeterministic),
                byteCount: algorithm.signatureByteCount ?? 0
            )
        default:
            throw .invalidKey("the key is of type \(key.algorithm), which does not sign by \(self)")
        }
    }

    private static func pss(
        _ hash: HashAlgorithm,
        _ maskHash: HashAlgorithm,
        _ salt: SaltSize
    ) throws(CryptoError) -> SignatureOperation {
        if case .byteCount(let count) = salt {
            try requireByteCount(count, of: "salt", in: 0...RSA.modulusBitCounts.upperBound / 8)
        }
        guard hash.isForRSA, maskHash.isForRSA else {
            _ = try (hash.engine(), maskHash.engine())
            return .encodedPSS(EncodedPSS(hash: hash, maskHash: maskHash, salt: salt))
        }
        let bytes: Key.Salt =
            switch salt {
            case .digest: .byteCount(hash.byteCount)
            case .byteCount(let count): .byteCount(count)
            case .any: .any
            }
        return .rsa(.pss(try hash.digestAlgorithm(), mask: try maskHash.digestAlgorithm(), salt: bytes))
    }

    /// Starts the hash of a message to be signed by `key`; nil for the schemes that sign the message itself.
    func startHash(for key: PublicKey) throws(CryptoError) -> HashContext? {
        guard let hash else { return nil }
        var context = try HashContext(hash)
        if case .sm2(let userID, _) = self, case .ec(.sm2, let point) = key.material {
            context.update(try SM2.userHash(userID, point: point))
        }
        return context
    }

    /// The digest of a message to be signed by `key`; nil for the schemes that sign the message itself.
    func digest(of message: Span<UInt8>, for key: PublicKey) throws(CryptoError) -> [UInt8]? {
        guard let hash else { return nil }
        if case .sm2 = self {
            var context = try startHash(for: key)
            context?.update(message)
            return context.take()?.finalize()
        }
        return try hash.hash(message)
    }
}

extension SignatureScheme.EdDSAVariant {
    fileprivate func instance(
        pure: StaticString?,
        context contextName: StaticString,
        prehashed: StaticString,
        for key: PublicKey
    ) throws(CryptoError) -> Key.Instance? {
        let name: StaticString
        let context: [UInt8]
        switch self {
        case .pure: return nil
        case .context(let bytes): (name, context) = (contextName, bytes)
        case .prehashed(let bytes): (name, context) = (prehashed, bytes)
        }
        try requireByteCount(context.count, of: "context", in: 0...255)
        let isOffered = try throwingCryptoError { () throws(OpenSSLFailure) in try key.key.offersInstances() }
        if !isOffered { throw .unavailable(algorithm: "\(name) with a context or prehashing") }
        return Key.Instance(name: name, context: context)
    }
}

extension HashAlgorithm {
    /// Whether libcrypto's RSA signatures go with the function.
    var isForRSA: Bool {
        switch self {
        case .sha224, .sha256, .sha384, .sha512, .sha512t224, .sha512t256, .sha3t224, .sha3t256, .sha3t384,
            .sha3t512, .ripemd160, .insecure:
            true
        case .shake128, .shake256, .blake2b, .blake2s256, .sm3: false
        }
    }
}

extension RSA.PSSParameters {
    /// Throws ``CryptoError/unsupported(_:)`` unless a key that is restricted to these may be used so.
    fileprivate func requireAllowing(
        _ hash: HashAlgorithm,
        _ maskHash: HashAlgorithm,
        _ salt: SignatureScheme.SaltSize
    ) throws(CryptoError) {
        let saltSize: Int? =
            switch salt {
            case .digest: hash.byteCount
            case .byteCount(let count): count
            case .any: nil
            }
        guard hash == self.hash, maskHash == self.maskHash, saltSize ?? Int.max >= minimumSaltByteCount else {
            throw .unsupported(
                """
                the key is restricted to PSS over \(self.hash) with MGF1 over \(self.maskHash) and at least \
                \(minimumSaltByteCount) bytes of salt
                """
            )
        }
    }
}
