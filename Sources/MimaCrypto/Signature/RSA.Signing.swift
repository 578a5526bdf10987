public import MimaBytes

extension RSA {
    /// Signatures.
    public enum Signing {
        /// How a digest is made as long as the modulus before it is signed.
        public enum Padding: Hashable, Sendable {
            /// PSS (RFC 8017 §8.1). The mask is MGF1 over `maskHash`, or over the message's hash function when that is
            /// nil.
            case pss(maskHash: HashAlgorithm? = nil, salt: SignatureScheme.SaltSize = .digest)
            /// PKCS#1 v1.5 (RFC 8017 §8.2), which most certificates have.
            case pkcs1v1_5

            /// PSS as it is usual: one hash function for both, and a salt as long as its digest.
            public static var pss: Padding { .pss() }

            fileprivate func scheme(over hash: HashAlgorithm) -> SignatureScheme {
                switch self {
                case .pss(let maskHash, let salt): .rsaPSS(hash, maskHash: maskHash, salt: salt)
                case .pkcs1v1_5: .rsaPKCS1(hash)
                }
            }
        }

        /// A signature: as many bytes as the modulus has.
        public struct RSASignature: Hashable, Sendable {
            /// The bytes of the signature.
            public let rawRepresentation: [UInt8]

            /// Takes over the bytes of a signature. One of another size than the modulus is never valid.
            public init(rawRepresentation: [UInt8]) {
                self.rawRepresentation = rawRepresentation
            }
        }
    }
}

extension RSA.Signing {
    /// A private key, for signatures by RSA, of 2048 to 16384 bits.
    ///
    ///     let key = try RSA.Signing.PrivateKey(bitCount: 3072)
    ///     let signature = try key.signature(for: message)
    ///     key.publicKey.isValidSignature(signature, for: message)
    public struct PrivateKey: Sendable {
        package let base: MimaCrypto.PrivateKey

        /// Makes a random key with the exponent 65537. Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` for
        /// a size out of ``RSA/modulusBitCounts``.
        public init(bitCount: Int = 3072) throws(CryptoError) {
            base = try .generate(.rsa, bitCount: bitCount)
        }

        /// Takes over a key. Throws ``CryptoError/invalidKey(_:)`` when it is not one of RSA, for PSS alone or not.
        public init(_ key: MimaCrypto.PrivateKey) throws(CryptoError) {
            try RSA.Signing.requireRSA(key.algorithm, "private")
            base = key
        }

        /// Reads a key in DER: PKCS#8 or PKCS#1.
        ///
        /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` does, and ``CryptoError/invalidKey(_:)`` when it is
        /// of another kind.
        public init(derRepresentation der: SecretBytes) throws(CryptoError) {
            let file = try der.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes) }
            guard file.isBinary else { throw .invalidKey("the private key is not DER") }
            try self.init(try file.unlock().key)
        }

        /// Reads a key in PEM: PKCS#8 or PKCS#1, encrypted or not.
        ///
        /// Throws as ``PEMPrivateKey/init(pem:limits:)-(Span<UInt8>,_)`` and
        /// ``PEMPrivateKey/unlock(passphrase:maximumIterations:)`` do, and ``CryptoError/invalidKey(_:)`` when it is of
        /// another kind.
        public init(pemRepresentation pem: SecretBytes, passphrase: SecretBytes? = nil) throws(CryptoError) {
            let file = try pem.withBytes { (bytes) throws(CryptoError) in try PEMPrivateKey(pem: bytes) }
            try self.init(try file.unlock(passphrase: passphrase))
        }

        /// The key in DER: PKCS#8 (RFC 5958).
        public var derRepresentation: SecretBytes { base.pkcs8DERRepresentation }

        /// The key in PEM: PKCS#8, "BEGIN PRIVATE KEY".
        public var pemRepresentation: SecretBytes { base.pemRepresentation }

        /// The size of the modulus in bits.
        public var bitCount: Int { base.bitCount }

        /// The public key that belongs to this one.
        public var publicKey: PublicKey { PublicKey(trusting: base.publicKey) }

        /// Signs `message` over SHA-256, as swift-crypto does.
        ///
        /// Throws ``CryptoError/unsupported(_:)`` when the key is too small for the padding, or for PSS alone and used
        /// otherwise.
        public func signature(for message: Span<UInt8>, padding: Padding = .pss) throws(CryptoError) -> RSASignature {
            RSASignature(rawRepresentation: try base.signature(for: message, using: padding.scheme(over: .sha256)))
        }

        /// Signs `message` over SHA-256, and throws as ``signature(for:padding:)-swift.method`` does.
        public func signature(for message: [UInt8], padding: Padding = .pss) throws(CryptoError) -> RSASignature {
            try signature(for: message.span, padding: padding)
        }

        /// Signs the message whose digest this is, over the digest's function.
        ///
        /// Throws ``CryptoError/unsupported(_:)`` when the function and the padding do not go together, and as
        /// ``signature(for:padding:)-swift.method`` does.
        public func signature<H: HashFunction & ~Copyable>(
            for digest: Digest<H>,
            padding: Padding = .pss
        ) throws(CryptoError) -> RSASignature {
            let scheme = padding.scheme(over: H.algorithm)
            return RSASignature(rawRepresentation: try base.signature(forDigest: digest.bytes, using: scheme))
        }
    }

    /// A public key, for signatures by RSA, of 2048 to 16384 bits.
    public struct PublicKey: Hashable, Sendable {
        package let base: MimaCrypto.PublicKey

        fileprivate init(trusting key: MimaCrypto.PublicKey) {
            base = key
        }

        /// Takes over a key. Throws ``CryptoError/invalidKey(_:)`` when it is not one of RSA, for PSS alone or not.
        public init(_ key: MimaCrypto.PublicKey) throws(CryptoError) {
            try RSA.Signing.requireRSA(key.algorithm, "public")
            base = key
        }

        /// A key of its two numbers, big-endian; leading zeros do not count.
        ///
        /// Throws ``CryptoError/parameterOutOfRange(_:found:allowed:)`` when the modulus has not 2048 to 16384 bits or
        /// the exponent not 2 to 64, and ``CryptoError/invalidKey(_:)`` when one of them is even.
        public init(n: [UInt8], e: [UInt8]) throws(CryptoError) {
            base = try MimaCrypto.PublicKey(.rsa(n: n, e: e))
        }

        /// Reads a key in DER: a SubjectPublicKeyInfo (RFC 5280 §4.1) or an RSAPublicKey (RFC 8017 appendix A.1.1).
        ///
        /// Throws as ``EncodedKey/init(_:limits:)-(Span<UInt8>,_)`` does, and ``CryptoError/invalidKey(_:)`` when it is
        /// of another kind.
        public init(derRepresentation der: [UInt8]) throws(CryptoError) {
            let file = try EncodedKey(der.span)
            guard file.isBinary, !file.isPrivate else { throw .invalidKey("the bytes are not a public key in DER") }
            try self.init(try file.publicKey())
        }

        /// Reads a key in PEM: "BEGIN PUBLIC KEY" or "BEGIN RSA PUBLIC KEY".
        ///
        /// Throws as ``init(derRepresentation:)`` does.
        public init(pemRepresentation pem: String) throws(CryptoError) {
            let file = try EncodedKey(Array(pem.utf8).span)
            guard [.spki, .pkcs1].contains(file.format), !file.isBinary, !file.isPrivate else {
                throw .invalidKey("the text is not a public key in PEM")
            }
            try self.init(try file.publicKey())
        }

        /// The modulus n and the exponent e, big-endian without leading zeros.
        public var numbers: (n: [UInt8], e: [UInt8]) { base.rsaNumbers ?? ([], []) }

        /// The key as a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
        public var derRepresentation: [UInt8] { base.derRepresentation }

        /// The key in PEM: "BEGIN PUBLIC KEY".
        public var pemRepresentation: String { base.pemRepresentation }

        /// The size of the modulus in bits.
        public var bitCount: Int { base.bitCount }

        /// Whether `signature` is this key's over `message` and SHA-256. One of another size is not, and neither is any
        /// by a padding that the key is not for.
        public func isValidSignature(
            _ signature: RSASignature,
            for message: Span<UInt8>,
            padding: Padding = .pss
        ) -> Bool {
            do throws(CryptoError) {
                return try base.isValidSignature(
                    signature.rawRepresentation.span,
                    for: message,
                    using: padding.scheme(over: .sha256)
                )
            } catch {
                return false
            }
        }

        /// Whether `signature` is this key's over `message` and SHA-256.
        public func isValidSignature(_ signature: RSASignature, for message: [UInt8], padding: Padding = .pss) -> Bool {
            isValidSignature(signature, for: message.span, padding: padding)
        }

        /// Whether `signature` is this key's over the message whose digest this is.
        public func isValidSignature<H: HashFunction & ~Copyable>(
            _ signature: RSASignature,
            for digest: Digest<H>,
            padding: Padding = .pss
        ) -> Bool {
            do throws(CryptoError) {
                return try base.isValidSignature(
                    signature.rawRepresentation,
                    forDigest: digest.bytes,
                    using: padding.scheme(over: H.algorithm)
                )
            } catch {
                return false
            }
        }
    }

    fileprivate static func requireRSA(_ found: KeyAlgorithm, _ part: String) throws(CryptoError) {
        guard found == .rsa || found == .rsaPSS else {
            throw .invalidKey("the \(part) key is of type \(found), not RSA")
        }
    }
}
