internal import MimaBytes
internal import MimaCrypto

extension Minisign {
    /// A secret key that is ready to sign.
    public struct SecretKey: Sendable {
        /// The public key that belongs to it; its comment is nil.
        public let publicKey: PublicKey

        let key: Curve25519.Signing.PrivateKey

        /// The id by which signatures name the key.
        public var id: KeyID { publicKey.id }

        /// Makes a random key with a random id.
        public init() throws(FilesError) {
            try self.init(
                id: KeyID(in: SecureRandom.bytes(KeyID.byteCount).span, at: 0),
                key: throwingFilesError { () throws(CryptoError) in try Curve25519.Signing.PrivateKey() }
            )
        }

        init(id: KeyID, key: Curve25519.Signing.PrivateKey) throws(FilesError) {
            self.key = key
            let publicKey = key.publicKey
            self.publicKey = PublicKey(id: id, key: publicKey, comment: nil)
        }
    }
}

// MARK: The bytes that a secret key's file encrypts

extension Minisign.SecretKey {
    /// The id, the seed, the public key and the checksum of all of them.
    static let payloadByteCount = Minisign.KeyID.byteCount + 64 + checksumByteCount
    static let checksumByteCount = 32

    /// The payload, not encrypted.
    func payload() throws(FilesError) -> SecretBytes {
        let seed = key.rawRepresentation
        let body = SecretBytes(count: Self.payloadByteCount - Self.checksumByteCount) { output in
            for byte in id.bytes { output.append(byte) }
            seed.withBytes { seed in for index in seed.indices { output.append(seed[index]) } }
            for byte in publicKey.rawRepresentation { output.append(byte) }
        }
        let checksum = try body.withBytes { (body) throws(FilesError) in try Self.checksum(of: body) }
        return SecretBytes(count: Self.payloadByteCount) { output in
            body.withBytes { body in for index in body.indices { output.append(body[index]) } }
            for byte in checksum { output.append(byte) }
        }
    }

    /// The key in a payload. Throws `failure` when the checksum is wrong, and
    /// ``Minisign/Failure/damagedSecretKey`` when the public key is not the seed's.
    ///
    /// A key that never was encrypted has zeros in place of the checksum, as minisign writes it.
    init(payload: Span<UInt8>, allowingNoChecksum: Bool, failure: Minisign.Failure) throws(FilesError) {
        let end = payload.count - Self.checksumByteCount
        let found = payload.extracting(end..<payload.count)
        let right = try Self.checksum(of: payload.extracting(0..<end))
        let none = [UInt8](repeating: 0, count: Self.checksumByteCount)
        let hasNone = allowingNoChecksum && constantTimeEquals(none.span, found)
        if !hasNone && !constantTimeEquals(right.span, found) { throw .minisign(failure) }

        let seedRange = Minisign.KeyID.byteCount..<Minisign.KeyID.byteCount + 32
        let seed = SecretBytes(copying: payload.extracting(seedRange))
        let key = try throwingFilesError { () throws(CryptoError) in
            try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        }
        try self.init(id: Minisign.KeyID(in: payload, at: 0), key: key)
        // To sign with a public key that is not the seed's gives the seed away.
        let expected = publicKey.rawRepresentation
        if !constantTimeEquals(expected.span, payload.extracting(seedRange.upperBound..<end)) {
            throw .minisign(.damagedSecretKey)
        }
    }

    /// BLAKE2b-256 over the algorithm's letters and the payload's part before the checksum.
    private static func checksum(of body: Span<UInt8>) throws(FilesError) -> [UInt8] {
        var hash = try throwingFilesError { () throws(CryptoError) in
            try HashContext(.blake2b(byteCount: checksumByteCount))
        }
        hash.update(Minisign.Tag.ed25519)
        hash.update(body)
        return hash.finalize()
    }
}
