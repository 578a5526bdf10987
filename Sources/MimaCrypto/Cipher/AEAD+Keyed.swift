internal import OpenSSLBridge

extension AEAD {
    /// Whether the running libcrypto offers the cipher, or what it is put together from.
    public var isAvailable: Bool {
        switch plan {
        case .gcm(let cipher), .ccm(let cipher), .eax(let cipher), .siv(let cipher): cipher.isAvailable
        case .ocb(let cipher): cipher.modes.ocb != nil
        case .gcmSIV(let cipher): cipher.modes.gcmSIV != nil
        case .cbcHMAC(let cipher, _): cipher.modes.cbc != nil
        case .chaChaPoly: CipherAlgorithm.chaCha20Poly1305 != nil
        case .xChaChaPoly: CipherAlgorithm.chaCha20Poly1305 != nil && CipherAlgorithm.chaCha20 != nil
        }
    }

    /// Whether libcrypto has the cipher whole; if not, and it is available, it is composed of what libcrypto has.
    public var isComposed: Bool {
        switch plan {
        case .gcm(let cipher): cipher.modes.gcm == nil
        case .ccm(let cipher): cipher.modes.ccm == nil
        case .eax, .siv, .xChaChaPoly, .cbcHMAC: true
        case .ocb, .gcmSIV, .chaChaPoly: false
        }
    }

    /// Sets up a key. The sizes of key and nonces are checked; `tagByteCount` must be one that the cipher takes.
    func keyed(
        _ direction: AEADContext.Direction,
        key: SymmetricKey,
        nonceByteCount: Int,
        tagByteCount: Int
    ) throws(CryptoError) -> any KeyedAEAD {
        try requireByteCount(key.byteCount, of: "\(self) key", in: keyByteCount...keyByteCount)
        try requireByteCount(nonceByteCount, of: "\(self) nonce", in: nonceByteCounts)
        let whole: (CipherAlgorithm?, AEADContext.Mode)
        switch plan {
        case .gcm(let cipher):
            guard let gcm = cipher.modes.gcm, nonceByteCount <= Self.maximumLibcryptoNonce else {
                let function = try cipher.blockFunction(key: key, encrypting: true)
                let context = try Self.composeGCM(function)
                return ComposedGCM(context, tagByteCount: tagByteCount)
            }
            whole = (gcm, .stream)
        case .ccm(let cipher):
            guard let ccm = cipher.modes.ccm else {
                return ComposedCCM(try cipher.blockFunction(key: key, encrypting: true), tagByteCount: tagByteCount)
            }
            whole = (ccm, .counterWithCBCMAC)
        case .eax(let cipher):
            return ComposedEAX(try cipher.blockFunction(key: key, encrypting: true), tagByteCount: tagByteCount)
        case .siv(let cipher):
            return ComposedSIV(try SIVKey(cipher, key: key))
        case .cbcHMAC(let cipher, let hash):
            return try Self.start(try available(cipher.modes.cbc), try hash.digestAlgorithm(), key: key)
        case .xChaChaPoly:
            return ExtendedNonceChaChaPoly(try available(.chaCha20), try available(.chaCha20Poly1305), key: key)
        case .ocb(let cipher): whole = (cipher.modes.ocb, .offsetCodebook)
        case .gcmSIV(let cipher): whole = (cipher.modes.gcmSIV, .syntheticVector)
        case .chaChaPoly: whole = (.chaCha20Poly1305, .stream)
        }
        return LibcryptoAEAD(
            try start(
                try available(whole.0),
                direction,
                mode: whole.1,
                key: key,
                nonceByteCount: nonceByteCount,
                tagByteCount: tagByteCount
            )
        )
    }

    /// libcrypto's GCM takes nonces up to this size in bytes; longer ones are for the composition over its block cipher.
    static var maximumLibcryptoNonce: Int { 128 }

    private func available(_ algorithm: CipherAlgorithm?) throws(CryptoError) -> CipherAlgorithm {
        guard let algorithm else { throw .unavailable(algorithm: description) }
        return algorithm
    }

    private static func composeGCM(_ function: consuming BlockFunction) throws(CryptoError) -> GCMComposition {
        do {
            return try GCMComposition.start(over: function)
        } catch {
            throw CryptoError(error)
        }
    }

    private static func start(
        _ cbc: CipherAlgorithm,
        _ digest: DigestAlgorithm,
        key: SymmetricKey
    ) throws(CryptoError) -> CBCWithHMAC {
        try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in try CBCWithHMAC.start(cbc, digest, key: key) }
        }
    }

    private func start(
        _ algorithm: CipherAlgorithm,
        _ direction: AEADContext.Direction,
        mode: AEADContext.Mode,
        key: SymmetricKey,
        nonceByteCount: Int,
        tagByteCount: Int
    ) throws(CryptoError) -> AEADContext {
        try throwingCryptoError { () throws(OpenSSLFailure) in
            try key.withBytes { (key) throws(OpenSSLFailure) in
                try AEADContext.start(
                    algorithm,
                    direction,
                    mode: mode,
                    key: key,
                    nonceByteCount: nonceByteCount,
                    tagByteCount: tagByteCount
                )
            }
        }
    }
}
