public import FoundationEssentials
internal import MimaBytes

extension _RSA.Signing {
    /// A public key.
    public struct PublicKey: Sendable {
        /// The modulus and the exponent.
        public struct Primitives: Sendable, Hashable {
            /// The modulus n, big-endian.
            public var modulus: Data
            /// The exponent e, big-endian.
            public var publicExponent: Data

            /// A modulus and an exponent, big-endian.
            public init(modulus: Data, publicExponent: Data) {
                self.modulus = modulus
                self.publicExponent = publicExponent
            }
        }

        let key: RSAPublicKey

        fileprivate init(_ key: RSAPublicKey) {
            self.key = key
        }

        /// Takes a "PUBLIC KEY" or an "RSA PUBLIC KEY" in PEM.
        ///
        /// Throws ``_CryptoRSAError/invalidPEMDocument`` when it is none,
        /// ``CryptoKitError/incorrectParameterSize`` when it has fewer than 2048 bits, and
        /// ``CryptoKitError/underlyingCoreCryptoError(error:)`` when it is no RSA key.
        public init(pemRepresentation: String) throws {
            key = try RSAPublicKey(pem: pemRepresentation, minimumBitCount: 2048)
        }

        /// As ``init(pemRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init(unsafePEMRepresentation pemRepresentation: String) throws {
            key = try RSAPublicKey(pem: pemRepresentation, minimumBitCount: 1024)
        }

        /// Takes a SubjectPublicKeyInfo or an RSAPublicKey in DER. Throws as ``init(pemRepresentation:)`` does.
        public init<Bytes: DataProtocol>(derRepresentation: Bytes) throws {
            key = try RSAPublicKey(der: [UInt8](derRepresentation), minimumBitCount: 2048)
        }

        /// As ``init(derRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init<Bytes: DataProtocol>(unsafeDERRepresentation derRepresentation: Bytes) throws {
            key = try RSAPublicKey(der: [UInt8](derRepresentation), minimumBitCount: 1024)
        }

        /// Takes the modulus and the exponent, big-endian. Throws as ``init(derRepresentation:)`` does.
        public init(n: some ContiguousBytes, e: some ContiguousBytes) throws {
            key = try RSAPublicKey(
                n: n.withSpan { [UInt8](copying: $0) },
                e: e.withSpan { [UInt8](copying: $0) },
                minimumBitCount: 2048
            )
        }

        /// The RSAPublicKey of PKCS#1 in DER.
        public var pkcs1DERRepresentation: Data { key.pkcs1DER }
        /// The RSAPublicKey of PKCS#1 in PEM.
        public var pkcs1PEMRepresentation: String { key.pkcs1PEM }
        /// The SubjectPublicKeyInfo in DER.
        public var derRepresentation: Data { key.der }
        /// The SubjectPublicKeyInfo in PEM.
        public var pemRepresentation: String { key.pem }
        /// The size of the modulus in bits.
        public var keySizeInBits: Int { key.bitCount }

        /// The modulus and the exponent.
        public func getKeyPrimitives() throws -> Primitives {
            let (n, e) = key.numbers
            return Primitives(modulus: n, publicExponent: e)
        }
    }

    /// A private key.
    public struct PrivateKey: Sendable {
        let key: RSAPrivateKey

        /// Takes a "PRIVATE KEY" or an "RSA PRIVATE KEY" in PEM.
        ///
        /// Throws ``CryptoKitError/incorrectParameterSize`` when it has fewer than 2048 bits, and
        /// ``CryptoKitError/underlyingCoreCryptoError(error:)`` when it is none, or its numbers do not belong together.
        public init(pemRepresentation: String) throws {
            key = try RSAPrivateKey(pem: pemRepresentation, minimumBitCount: 2048)
        }

        /// As ``init(pemRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init(unsafePEMRepresentation pemRepresentation: String) throws {
            key = try RSAPrivateKey(pem: pemRepresentation, minimumBitCount: 1024)
        }

        /// What asks for a passphrase, and gives it to the function that it is handed.
        public typealias PassphraseCallback<Bytes: Collection> = (PassphraseSetter<Bytes>) throws -> Void
        where Bytes.Element == UInt8
        /// What takes a passphrase.
        public typealias PassphraseSetter<Bytes: Collection> = (Bytes) -> Void where Bytes.Element == UInt8

        /// Takes a key in PEM that is encrypted: an "ENCRYPTED PRIVATE KEY" (RFC 8018), or one in OpenSSL's older form.
        ///
        /// Throws ``CryptoKitError/underlyingCoreCryptoError(error:)`` when it is none, and when the passphrase is
        /// wrong or there is none.
        public init<T: Collection>(
            encryptedPEMRepresentation: String,
            passphraseCallback: @escaping PassphraseCallback<T>
        ) throws where T.Element == UInt8 {
            key = try RSAPrivateKey(encryptedPEM: encryptedPEMRepresentation) {
                var passphrase: SecretBytes?
                do {
                    try passphraseCallback { passphrase = SecretBytes(copying: Array($0)) }
                } catch {
                    // Without a passphrase the key cannot be read, which is what is reported.
                    return nil
                }
                return passphrase
            }
        }

        /// Takes a key in PKCS#8 or PKCS#1, in DER. Throws as ``init(pemRepresentation:)`` does.
        public init<Bytes: DataProtocol>(derRepresentation: Bytes) throws {
            key = try RSAPrivateKey(der: SecretBytes(copying: [UInt8](derRepresentation)), minimumBitCount: 2048)
        }

        /// As ``init(derRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init<Bytes: DataProtocol>(unsafeDERRepresentation derRepresentation: Bytes) throws {
            key = try RSAPrivateKey(der: SecretBytes(copying: [UInt8](derRepresentation)), minimumBitCount: 1024)
        }

        /// Takes the modulus, both exponents and both primes, big-endian. Throws as ``init(derRepresentation:)`` does.
        public init(
            n: some ContiguousBytes,
            e: some ContiguousBytes,
            d: some ContiguousBytes,
            p: some ContiguousBytes,
            q: some ContiguousBytes
        ) throws {
            key = try RSAPrivateKey(
                n: n.withSpan { [UInt8](copying: $0) },
                e: e.withSpan { [UInt8](copying: $0) },
                d: d.withSpan { SecretBytes(copying: $0) },
                p: p.withSpan { SecretBytes(copying: $0) },
                q: q.withSpan { SecretBytes(copying: $0) },
                minimumBitCount: 2048
            )
        }

        /// Makes a random key. Throws ``CryptoKitError/incorrectParameterSize`` for fewer than 2048 bits.
        public init(keySize: _RSA.Signing.KeySize) throws {
            guard keySize.bitCount >= 2048 else { throw CryptoKitError.incorrectParameterSize }
            key = try RSAPrivateKey(bitCount: keySize.bitCount)
        }

        /// Makes a random key of 1024 bits or more; those under 2048 can be broken. Throws
        /// ``CryptoKitError/incorrectParameterSize`` for fewer.
        public init(unsafeKeySize keySize: _RSA.Signing.KeySize) throws {
            guard keySize.bitCount >= 1024 else { throw CryptoKitError.incorrectParameterSize }
            key = try RSAPrivateKey(bitCount: keySize.bitCount)
        }

        private init(_ key: RSAPrivateKey) {
            self.key = key
        }

        /// Takes the modulus and both exponents, big-endian, and finds the primes. Throws
        /// ``CryptoKitError/incorrectParameterSize`` when the exponents are not the modulus', and as
        /// ``init(derRepresentation:)`` does.
        public static func _createFromNumbers(
            n: some ContiguousBytes,
            e: some ContiguousBytes,
            d: some ContiguousBytes
        ) throws -> Self {
            Self(
                try RSAPrivateKey(
                    n: n.withSpan { [UInt8](copying: $0) },
                    e: e.withSpan { [UInt8](copying: $0) },
                    d: d.withSpan { SecretBytes(copying: $0) },
                    minimumBitCount: 2048
                )
            )
        }

        /// The key in PKCS#1, in DER.
        public var derRepresentation: Data { key.pkcs1DER }
        /// The key in PKCS#1, in PEM, with a line feed at its end.
        public var pemRepresentation: String { key.pkcs1PEM }
        /// The key in PKCS#8, in DER.
        public var pkcs8DERRepresentation: Data { key.pkcs8DER }
        /// The key in PKCS#8, in PEM, with a line feed at its end.
        public var pkcs8PEMRepresentation: String { key.pkcs8PEM }
        /// The size of the modulus in bits.
        public var keySizeInBits: Int { key.bitCount }
        /// The public key that belongs to this one.
        public var publicKey: _RSA.Signing.PublicKey { PublicKey(key.publicKey) }
    }
}

extension _RSA.Signing.PrivateKey {
    /// The signature of a digest that was computed before, with PSS.
    ///
    /// Throws ``CryptoKitError/incorrectParameterSize`` when it is of another function than SHA-1, SHA-256, SHA-384 or
    /// SHA-512.
    public func signature<D: Digest>(for digest: D) throws -> _RSA.Signing.RSASignature {
        try signature(for: digest, padding: .PSS)
    }

    /// The signature of `data` over SHA-256, with PSS.
    public func signature<D: DataProtocol>(for data: D) throws -> _RSA.Signing.RSASignature {
        try signature(for: SHA256.hash(data: data), padding: .PSS)
    }

    /// The signature of a digest that was computed before. Throws as the one without `padding` does.
    public func signature<D: Digest>(
        for digest: D,
        padding: _RSA.Signing.Padding
    ) throws -> _RSA.Signing.RSASignature {
        _RSA.Signing.RSASignature(rawRepresentation: try key.signature(for: digest, padding: padding))
    }

    /// The signature of `data` over SHA-256.
    public func signature<D: DataProtocol>(
        for data: D,
        padding: _RSA.Signing.Padding
    ) throws -> _RSA.Signing.RSASignature {
        try signature(for: SHA256.hash(data: data), padding: padding)
    }
}

extension _RSA.Signing.PublicKey {
    /// Whether `signature` is this key's over a digest that was computed before, with PSS.
    public func isValidSignature<D: Digest>(_ signature: _RSA.Signing.RSASignature, for digest: D) -> Bool {
        isValidSignature(signature, for: digest, padding: .PSS)
    }

    /// Whether `signature` is this key's over `data` and SHA-256, with PSS.
    public func isValidSignature<D: DataProtocol>(_ signature: _RSA.Signing.RSASignature, for data: D) -> Bool {
        isValidSignature(signature, for: SHA256.hash(data: data), padding: .PSS)
    }

    /// Whether `signature` is this key's over a digest that was computed before.
    public func isValidSignature<D: Digest>(
        _ signature: _RSA.Signing.RSASignature,
        for digest: D,
        padding: _RSA.Signing.Padding
    ) -> Bool {
        key.isValidSignature(signature.rawRepresentation, for: digest, padding: padding)
    }

    /// Whether `signature` is this key's over `data` and SHA-256.
    public func isValidSignature<D: DataProtocol>(
        _ signature: _RSA.Signing.RSASignature,
        for data: D,
        padding: _RSA.Signing.Padding
    ) -> Bool {
        isValidSignature(signature, for: SHA256.hash(data: data), padding: padding)
    }
}
