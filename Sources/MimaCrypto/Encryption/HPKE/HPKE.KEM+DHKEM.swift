public import MimaBytes
internal import OpenSSLBridge

// The key encapsulation by a Diffie-Hellman exchange (RFC 9180 §4.1).

extension HPKE.KEM {
    /// A secret, and how the recipient gets at it.
    struct Encapsulated {
        let sharedSecret: SecretBytes
        let encapsulatedKey: [UInt8]
    }

    /// A secret for the holder of `recipient`'s private key, from an exchange with a key that is made for it, or with
    /// `ephemeral`. With `sender` the holder can tell that it is from the sender.
    func encapsulate(
        to recipient: PublicKey,
        from sender: PrivateKey?,
        ephemeral: PrivateKey? = nil
    ) throws(CryptoError) -> Encapsulated {
        try requireType(of: recipient)
        if let sender { try requireType(of: sender.publicKey) }
        let ephemeral = if let ephemeral { ephemeral } else { try PrivateKey.generate(keyAlgorithm) }
        let encapsulatedKey = serialized(ephemeral.publicKey)
        var exchanged = [try exchange(ephemeral, recipient)]
        if let sender { exchanged.append(try exchange(sender, recipient)) }
        return Encapsulated(
            sharedSecret: try sharedSecret(
                of: SecretBytes(joining: exchanged),
                context: encapsulatedKey + serialized(recipient) + (sender.map { serialized($0.publicKey) } ?? [])
            ),
            encapsulatedKey: encapsulatedKey
        )
    }

    /// The secret that was encapsulated for `recipient`, by the holder of `sender`'s private key if there is one.
    func decapsulate(
        _ encapsulatedKey: [UInt8],
        with recipient: PrivateKey,
        from sender: PublicKey?
    ) throws(CryptoError) -> SecretBytes {
        try requireType(of: recipient.publicKey)
        if let sender { try requireType(of: sender) }
        let size = encapsulatedKeyByteCount
        try requireByteCount(encapsulatedKey.count, of: "encapsulated key", in: size...size)
        let ephemeral = try publicKey(encapsulatedKey)
        var exchanged = [try exchange(recipient, ephemeral)]
        if let sender { exchanged.append(try exchange(recipient, sender)) }
        return try sharedSecret(
            of: SecretBytes(joining: exchanged),
            context: encapsulatedKey + serialized(recipient.publicKey) + (sender.map(serialized) ?? [])
        )
    }

    /// The public key in the form that HPKE has for it (§7.1.1).
    public func publicKey(_ bytes: [UInt8]) throws(CryptoError) -> PublicKey {
        guard case .ec(let curve) = keyAlgorithm else {
            return try PublicKey(keyAlgorithm, rawRepresentation: bytes)
        }
        // Compressed points are none here.
        try requireByteCount(
            bytes.count,
            of: "\(curve.name) public key",
            in: encapsulatedKeyByteCount...encapsulatedKeyByteCount
        )
        return try PublicKey(curve, x963Representation: bytes)
    }

    private func serialized(_ key: PublicKey) -> [UInt8] {
        key.x963Representation ?? key.rawRepresentation ?? []
    }

    private func requireType(of key: PublicKey) throws(CryptoError) {
        if key.algorithm != keyAlgorithm {
            throw .invalidKey("the key is of type \(key.algorithm), and the HPKE suite is for \(keyAlgorithm)")
        }
    }

    private func exchange(_ mine: PrivateKey, _ theirs: PublicKey) throws(CryptoError) -> SecretBytes {
        let secret = try throwingCryptoError { () throws(OpenSSLFailure) in
            try mine.key.sharedSecret(with: theirs.key)
        }
        guard let secret else { throw .smallOrderPublicKey }
        return secret
    }

    /// "KEM" and the identifier.
    private var label: [UInt8] { Array("KEM".utf8) + identifier.bigEndianBytes }

    /// ExtractAndExpand (§4.1): the shared secret of what the exchanges gave, one after another, and of the public keys
    /// that took part.
    package func sharedSecret(of exchanged: SecretBytes, context: [UInt8]) throws(CryptoError) -> SecretBytes {
        let key = try kdf.extract(salt: nil, suite: label, label: "eae_prk", inputKey: exchanged)
        return try kdf.expand(
            key,
            suite: label,
            label: "shared_secret",
            info: context,
            byteCount: kdf.hash.byteCount
        )
    }

    /// The private key that follows from `inputKey`, which must have as many bytes as a private key at least and be as
    /// hard to guess (§7.1.3).
    ///
    /// Throws ``CryptoError/wrongByteCount(of:found:expected:)`` when it has fewer.
    public func privateKey(derivedFrom inputKey: SecretBytes) throws(CryptoError) -> PrivateKey {
        let size = privateKeyByteCount
        try requireByteCount(inputKey.count, of: "input key", in: size...Int.max)
        let key = try kdf.extract(salt: nil, suite: label, label: "dkp_prk", inputKey: inputKey)
        guard case .ec(let curve) = keyAlgorithm else {
            let bytes = try kdf.expand(key, suite: label, label: "sk", info: [], byteCount: size)
            return try PrivateKey(keyAlgorithm, rawRepresentation: bytes)
        }
        for counter in UInt8.min...UInt8.max {
            let candidate = try kdf.expand(key, suite: label, label: "candidate", info: [counter], byteCount: size)
            // P-521 has 7 bits fewer than the bytes that hold it.
            let masked = curve == .p521 ? candidate.keepingLowestBitOfFirstByte : candidate
            do throws(CryptoError) {
                return try PrivateKey(.ec(curve), rawRepresentation: masked)
            } catch {
                if case .invalidKey = error { continue }
                throw error
            }
        }
        // Once in 2^8192 times with P-256, the likeliest.
        throw .invalidKey("no private key follows from the input key")
    }

    private var privateKeyByteCount: Int {
        switch keyAlgorithm {
        case .ec(let curve): curve.fieldByteCount
        case .x448: 56
        default: 32
        }
    }
}

extension SecretBytes {
    fileprivate var keepingLowestBitOfFirstByte: SecretBytes {
        withBytes { bytes in
            SecretBytes(count: bytes.count) { output in
                for index in bytes.indices { output.append(index == 0 ? bytes[index] & 1 : bytes[index]) }
            }
        }
    }
}
