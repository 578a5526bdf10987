package import MimaBytes
package import OpenSSLBridge

/// A private key of any type, with the public key that belongs to it.
public struct PrivateKey: Sendable {
    /// What only the owner knows.
    package enum Material: Sendable {
        case rsa(RSAPrivateNumbers)
        /// A number: on a curve big-endian in as many bytes as the field has, else without leading zeros.
        case scalar(SecretBytes)
        /// The bytes of a key that has no other form, such as Ed25519's.
        case raw(SecretBytes)
        /// The two forms of a post-quantum key, of which the first may not be known, or not exist.
        case postQuantum(seed: SecretBytes?, expanded: SecretBytes)
    }

    /// What only the owner knows.
    package let material: Material
    /// The key for libcrypto, with its public part.
    package let key: Key
    /// The public key that belongs to this one.
    public let publicKey: PublicKey

    /// What the key is for.
    public var algorithm: KeyAlgorithm { publicKey.algorithm }

    /// The size that the key is known by, in bits: that of the modulus or the field.
    public var bitCount: Int { publicKey.bitCount }

    /// Takes over a key that was checked or made here.
    init(material: Material, key: Key, publicKey: PublicKey) {
        self.material = material
        self.key = key
        self.publicKey = publicKey
    }
}

// MARK: Keys of numbers

extension PrivateKey {
    /// An RSA key of its numbers; that they belong together is checked, and that the primes are primes is not.
    package init(
        rsa numbers: RSAPrivateNumbers,
        pss: RSA.PSSParameters?? = .none,
        limits: KeyLimits = .standard
    ) throws(CryptoError) {
        let publicKey: PublicKey
        if let restriction = pss {
            publicKey = try PublicKey(
                .rsaPSS(n: numbers.modulus, e: numbers.publicExponent, restriction),
                limits: limits
            )
        } else {
            publicKey = try PublicKey(.rsa(n: numbers.modulus, e: numbers.publicExponent), limits: limits)
        }
        try RSA.requireConsistent(numbers)
        let restriction = try pss??.parameters() ?? []
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.make(pss == nil ? "RSA" : "RSA-PSS", .keyPair, from: numbers.parameters + restriction)
        }
        self.init(material: .rsa(numbers), key: key, publicKey: publicKey)
    }

    /// A key on a curve, of the number, big-endian. When a public point is stated, in any form, it must be the
    /// number's.
    package init(
        _ curve: EllipticCurve,
        scalar: SecretBytes,
        statedPoint: [UInt8]? = nil
    ) throws(CryptoError) {
        let size = curve.orderByteCount
        guard let scalar = scalar.resized(to: size) else { throw Self.outOfRange(curve) }
        let group = try curve.group()
        let isScalar = try throwingCryptoError { () throws(OpenSSLFailure) in try group.isScalar(scalar) }
        if !isScalar { throw Self.outOfRange(curve) }
        let point = try throwingCryptoError { () throws(OpenSSLFailure) in try group.publicPoint(ofScalar: scalar) }
        let publicKey = try PublicKey(.ec(curve, point: point))
        if let statedPoint, try PublicKey(.ec(curve, point: statedPoint)) != publicKey { throw Self.mismatch }
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.make(
                curve.openSSLType,
                .keyPair,
                from: [.text("group", curve.openSSLName), .bytes("pub", point), .number("priv", scalar)]
            )
        }
        self.init(material: .scalar(scalar), key: key, publicKey: publicKey)
    }

    private static func outOfRange(_ curve: EllipticCurve) -> CryptoError {
        .invalidKey("the \(curve.name) private key is not a number from 1 to the order of the curve")
    }

    /// A key that is bytes, of the kind's size. When a public key is stated, it must be these bytes'.
    package init(
        _ kind: Key.RawKind,
        bytes: SecretBytes,
        statedPublicKey: [UInt8]? = nil
    ) throws(CryptoError) {
        try requireByteCount(bytes.count, of: "\(kind) private key", in: kind.byteCount...kind.byteCount)
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try bytes.withBytes { (raw) throws(OpenSSLFailure) in try Key.privateKey(kind, raw: raw) }
        }
        let raw = try throwingCryptoError { () throws(OpenSSLFailure) in try key.rawPublicKey(kind) }
        if let statedPublicKey, statedPublicKey != raw { throw Self.mismatch }
        self.init(material: .raw(bytes), key: key, publicKey: try PublicKey(.raw(kind, raw)))
    }

    /// A DSA or DH key of its secret number, big-endian. When a public number is stated, it must be the secret's.
    package init(
        finiteField parameters: FiniteFieldParameters,
        isDSA: Bool,
        secret: SecretBytes,
        statedPublicNumber: [UInt8]? = nil,
        limits: KeyLimits = .standard
    ) throws(CryptoError) {
        let name = isDSA ? "DSA" : "DH"
        let secret = secret.withoutLeadingZeros
        // Nothing is computed with numbers that have not been found to be in bounds.
        try parameters.requireValid(of: name, limits: limits)
        guard secret.count > 0, secret.isNumber(lessThan: parameters.q ?? parameters.p) else {
            throw .invalidKey("the private part of the \(name) key is out of range")
        }
        let y = try throwingCryptoError { () throws(OpenSSLFailure) in
            try FiniteField.power(parameters.g, secret, modulo: parameters.p)
        }
        if let statedPublicNumber, statedPublicNumber.withoutLeadingZeros != y { throw Self.mismatch }
        let publicKey = try PublicKey(isDSA ? .dsa(parameters, y: y) : .dh(parameters, y: y), limits: limits)
        let key = try throwingCryptoError { () throws(OpenSSLFailure) in
            try Key.make(
                isDSA ? "DSA" : parameters.dhType,
                .keyPair,
                from: parameters.parameters + [.number("pub", y), .number("priv", secret)]
            )
        }
        self.init(material: .scalar(secret), key: key, publicKey: publicKey)
    }

    /// What is thrown when the two parts of a key are not of one key.
    static var mismatch: CryptoError {
        .invalidKey("the public and the private part of the key do not belong together")
    }
}
