public import FoundationEssentials
internal import MimaBytes

extension _RSA.Encryption {
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
            try key.requireWholeBytes()
        }

        /// As ``init(pemRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init(unsafePEMRepresentation pemRepresentation: String) throws {
            key = try RSAPublicKey(pem: pemRepresentation, minimumBitCount: 1024)
            try key.requireWholeBytes()
        }

        /// Takes a SubjectPublicKeyInfo or an RSAPublicKey in DER. Throws as ``init(pemRepresentation:)`` does.
        public init<Bytes: DataProtocol>(derRepresentation: Bytes) throws {
            key = try RSAPublicKey(der: [UInt8](derRepresentation), minimumBitCount: 2048)
            try key.requireWholeBytes()
        }

        /// As ``init(derRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init<Bytes: DataProtocol>(unsafeDERRepresentation derRepresentation: Bytes) throws {
            key = try RSAPublicKey(der: [UInt8](derRepresentation), minimumBitCount: 1024)
            try key.requireWholeBytes()
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
            try key.publicKey.requireWholeBytes()
        }

        /// As ``init(pemRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init(unsafePEMRepresentation pemRepresentation: String) throws {
            key = try RSAPrivateKey(pem: pemRepresentation, minimumBitCount: 1024)
            try key.publicKey.requireWholeBytes()
        }

        /// Takes a key in PKCS#8 or PKCS#1, in DER. Throws as ``init(pemRepresentation:)`` does.
        public init<Bytes: DataProtocol>(derRepresentation: Bytes) throws {
            key = try RSAPrivateKey(der: SecretBytes(copying: [UInt8](derRepresentation)), minimumBitCount: 2048)
            try key.publicKey.requireWholeBytes()
        }

        /// As ``init(derRepresentation:)``, for keys of 1024 bits and more, of which those under 2048 can be broken.
        public init<Bytes: DataProtocol>(unsafeDERRepresentation derRepresentation: Bytes) throws {
            key = try RSAPrivateKey(der: SecretBytes(copying: [UInt8](derRepresentation)), minimumBitCount: 1024)
            try key.publicKey.requireWholeBytes()
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
        /// The key in PKCS#8, in PEM, with a line feed at its end.
        public var pkcs8PEMRepresentation: String { key.pkcs8PEM }
        /// The size of the modulus in bits.
        public var keySizeInBits: Int { key.bitCount }
        /// The public key that belongs to this one.
        public var publicKey: _RSA.Encryption.PublicKey { PublicKey(key.publicKey) }
    }
}

extension _RSA.Encryption.PrivateKey {
    /// The message that was encrypted to this key with `padding`. Throws
    /// ``CryptoKitError/underlyingCoreCryptoError(error:)``, whatever it is that does not fit.
    public func decrypt<D: DataProtocol>(_ data: D, padding: _RSA.Encryption.Padding) throws -> Data {
        try key.decrypt(data, padding: padding)
    }
}

extension _RSA.Encryption.PublicKey {
    /// The size in bytes of the largest message that can be encrypted with `padding`.
    public func maximumEncryptSize(with padding: _RSA.Encryption.Padding) -> Int {
        key.byteCount - padding.overhead
    }

    /// The ciphertext of `data`, as long as the modulus. Throws ``CryptoKitError/underlyingCoreCryptoError(error:)``
    /// when the message is too long.
    public func encrypt<D: DataProtocol>(_ data: D, padding: _RSA.Encryption.Padding) throws -> Data {
        try key.encrypt(data, padding: padding)
    }
}

extension RSAPublicKey {
    /// Throws unless the modulus has a whole number of bytes, which is asked of keys for encryption alone.
    fileprivate func requireWholeBytes() throws(CryptoKitError) {
        if !bitCount.isMultiple(of: 8) { throw .incorrectParameterSize }
    }
}
