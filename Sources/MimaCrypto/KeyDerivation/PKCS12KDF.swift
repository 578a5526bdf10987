public import MimaBytes
internal import OpenSSLBridge

/// The key derivation of PKCS#12 (RFC 7292, appendix B), for files that have it. Nothing new should use it:
/// ``PBKDF2`` took its place.
public struct PKCS12KDF: Sendable {
    /// The hash function.
    public let hash: HashAlgorithm
    /// How often the function is applied, 1 to 2^31 - 1.
    public let iterations: Int

    /// What a derived key is for; the raw value is the byte that is hashed (RFC 7292, appendix B.3).
    public enum Purpose: Int, Sendable, CaseIterable {
        /// To encrypt and decrypt.
        case encryptionKey = 1
        /// An initial vector.
        case initialVector = 2
        /// For an authentication code.
        case integrityKey = 3
    }

    /// The derivation with `hash`.
    public init(_ hash: HashAlgorithm, iterations: Int) {
        self.hash = hash
        self.iterations = iterations
    }

    /// Derives a key of `byteCount` bytes, 1 to 2^24, from a password in UTF-8, which becomes a BMPString with two
    /// zero bytes behind it (appendix B.1).
    ///
    /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for another size or number of iterations,
    /// ``CryptoError/unsupported(_:)`` when the password is not UTF-8 or the hash function has no fixed output, and
    /// ``CryptoError/unavailable(algorithm:)`` when it is not here. A number of iterations that comes from input is to
    /// be capped by the caller: the time is proportional.
    public func deriveKey(
        from password: SecretBytes,
        salt: [UInt8],
        purpose: Purpose,
        byteCount: Int
    ) throws(CryptoError) -> SymmetricKey {
        let digest = try hash.fixedDigest(under: "the PKCS#12 derivation")
        let allowed = 1...Int(Int32.max)
        if !allowed.contains(iterations) {
            throw .parameterOutOfRange("number of iterations", found: iterations, allowed: allowed)
        }
        try requireByteCount(salt.count, of: "salt", in: 1...(1 << 20))
        try requireByteCount(password.count, of: "password", in: 0...(1 << 20))
        try requireDerivedKeyByteCount(byteCount)
        return try derive(
            .pkcs12,
            called: "PKCS12KDF",
            from: try Self.bmpString(password),
            named: "pass",
            settings: [
                .digest(digest), .bytes("salt", salt), .number("iter", iterations), .number("id", purpose.rawValue),
            ],
            byteCount: byteCount
        )
    }

    /// The password in UTF-16, big-endian, and two zero bytes. Characters beyond the basic plane become surrogates, as
    /// OpenSSL makes them.
    private static func bmpString(_ password: SecretBytes) throws(CryptoError) -> SecretBytes {
        // UTF-16 has no more units than UTF-8 has bytes.
        try SecretBytes(count: 2 * password.count + 2) { (output) throws(CryptoError) in
            var decoder = UTF8()
            var bytes = ByteIterator(password: password)
            decoding: while true {
                switch decoder.decode(&bytes) {
                case .scalarValue(let scalar):
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                        output.append(UInt8(unit >> 8))
                        output.append(UInt8(truncatingIfNeeded: unit))
                    }
                case .emptyInput: break decoding
                case .error: throw CryptoError.unsupported("the password is no text in UTF-8")
                }
            }
            output.append(0)
            output.append(0)
        }
    }

    /// The bytes one by one, so that the password is in no other memory.
    private struct ByteIterator: IteratorProtocol {
        let password: SecretBytes
        private var index = 0

        init(password: SecretBytes) {
            self.password = password
        }

        mutating func next() -> UInt8? {
            guard index < password.count else { return nil }
            defer { index += 1 }
            return password.withBytes { $0[index] }
        }
    }
}
