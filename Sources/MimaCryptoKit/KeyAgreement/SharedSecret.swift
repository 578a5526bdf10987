public import FoundationEssentials
internal import MimaBytes

/// A key with which two parties can agree on a secret.
@preconcurrency
public protocol DiffieHellmanKeyAgreement: Sendable {
    /// The type of the other party's key.
    associatedtype PublicKey: Sendable
    /// The key to give to the other party.
    var publicKey: PublicKey { get }
    /// The secret that this key and the other party's agree on.
    func sharedSecretFromKeyAgreement(with publicKeyShare: PublicKey) throws(CryptoKitMetaError) -> SharedSecret
}

/// What two parties agreed on. It is not evenly distributed: derive keys from it.
public struct SharedSecret: ContiguousBytes, Sendable {
    let secret: SecretBytes

    init(_ secret: SecretBytes) {
        self.secret = secret
    }

    /// Lends the bytes to `body`.
    public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try secret.withBytes { bytes in try unsafe bytes.withUnsafeBytes { try unsafe body($0) } }
    }

    /// A key of `outputByteCount` bytes by the derivation function of ANSI X9.63 (SEC 1 §3.6.1).
    public func x963DerivedSymmetricKey<H: HashFunction, SI: DataProtocol>(
        using hashFunction: H.Type,
        sharedInfo: SI,
        outputByteCount: Int
    ) -> SymmetricKey {
        ANSIKDFx963<H>.deriveKey(
            inputKeyMaterial: SymmetricKey(secret),
            info: sharedInfo,
            outputByteCount: outputByteCount
        )
    }

    /// A key of `outputByteCount` bytes, at most 255 times the hash value's size, by HKDF (RFC 5869).
    public func hkdfDerivedSymmetricKey<H: HashFunction, Salt: DataProtocol, SI: DataProtocol>(
        using hashFunction: H.Type,
        salt: Salt,
        sharedInfo: SI,
        outputByteCount: Int
    ) -> SymmetricKey {
        HKDF<H>.deriveKey(
            inputKeyMaterial: SymmetricKey(secret),
            salt: salt,
            info: sharedInfo,
            outputByteCount: outputByteCount
        )
    }
}

extension SharedSecret: Hashable {
    /// Feeds the bytes to `hasher`.
    public func hash(into hasher: inout Hasher) {
        unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }

    /// Whether both are the same, in a time that depends on their sizes alone.
    public static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.secret == rhs.secret
    }

    /// Whether `rhs` is the same bytes, in a time that depends on the sizes alone.
    public static func == <D: DataProtocol>(lhs: Self, rhs: D) -> Bool {
        constantTimeEquals(lhs, data: rhs)
    }
}

extension SharedSecret: CustomStringConvertible {
    /// The type's name and, as swift-crypto has it, the secret itself in hexadecimal: keep it out of logs.
    public var description: String { "\(Self.self): \(hexadecimal)" }
}
