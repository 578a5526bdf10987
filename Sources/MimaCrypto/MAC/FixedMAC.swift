internal import MimaBytes

/// What tells one ``FixedMAC`` from another: the code in the run-time tier.
public protocol FixedMACAlgorithm: SendableMetatype {
    /// The code in the run-time tier.
    static var algorithm: MACAlgorithm { get }
}

/// A message authentication code of the compile-time tier; use the names, such as ``AES/CMAC`` and ``KMAC256``, that
/// stand for its kinds.
///
///     let code = try AES.CMAC.authenticationCode(for: message, using: key)
///
/// Codes with parameters, and those of chosen ciphers, are in the run-time tier, ``MACAlgorithm``.
public struct FixedMAC<Algorithm: FixedMACAlgorithm>: ~Copyable, Sendable {
    private var context: MACContext

    /// The same code in the run-time tier.
    public static var algorithm: MACAlgorithm { Algorithm.algorithm }
    /// The size of the code in bytes.
    public static var byteCount: Int { Algorithm.algorithm.byteCount }

    /// Starts a code under `key`.
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the key has a size that the code does not take, and
    /// ``CryptoError/unavailable(algorithm:)`` when the running libcrypto has no such code.
    public init(key: SymmetricKey) throws(CryptoError) {
        context = try MACContext(Algorithm.algorithm, key: key)
    }

    private init(_ context: consuming MACContext) {
        self.context = context
    }

    /// Adds bytes to the message.
    public mutating func update(data: Span<UInt8>) {
        context.update(data)
    }

    /// Adds bytes to the message.
    public mutating func update(data: [UInt8]) {
        context.update(data.span)
    }

    /// Ends the message and gives its authentication code.
    public consuming func finalize() -> AuthenticationCode<Algorithm> {
        AuthenticationCode(bytes: context.finalize())
    }

    /// A second code that goes on from the same state.
    public borrowing func copy() -> Self {
        FixedMAC(context.copy())
    }

    /// The authentication code of `data` under `key`. Throws as ``init(key:)`` does.
    public static func authenticationCode(
        for data: Span<UInt8>,
        using key: SymmetricKey
    ) throws(CryptoError) -> AuthenticationCode<Algorithm> {
        AuthenticationCode(bytes: try algorithm.authenticationCode(for: data, using: key))
    }

    /// The authentication code of `data` under `key`. Throws as ``init(key:)`` does.
    public static func authenticationCode(
        for data: [UInt8],
        using key: SymmetricKey
    ) throws(CryptoError) -> AuthenticationCode<Algorithm> {
        try authenticationCode(for: data.span, using: key)
    }

    /// Whether `code` is the whole authentication code of `data` under `key`, in constant time. Throws as
    /// ``init(key:)`` does.
    public static func isValidAuthenticationCode(
        _ code: [UInt8],
        authenticating data: [UInt8],
        using key: SymmetricKey
    ) throws(CryptoError) -> Bool {
        try algorithm.isValidAuthenticationCode(code, authenticating: data, using: key)
    }
}

extension AES {
    /// CMAC with AES (NIST SP 800-38B, RFC 4493): a key of 16, 24 or 32 bytes, a code of 16.
    public typealias CMAC = FixedMAC<MACAlgorithms.AESCMAC>
}

/// KMAC128 (NIST SP 800-185 §4) of 32 bytes, without a customization: a key of 4 to 512 bytes.
public typealias KMAC128 = FixedMAC<MACAlgorithms.KMAC128>

/// KMAC256 (NIST SP 800-185 §4) of 64 bytes, without a customization: a key of 4 to 512 bytes.
public typealias KMAC256 = FixedMAC<MACAlgorithms.KMAC256>

/// Poly1305 (RFC 8439 §2.5): a key of 32 bytes, which must serve for one message alone, and a code of 16.
public typealias Poly1305 = FixedMAC<MACAlgorithms.Poly1305>

/// SipHash-2-4 (Aumasson, Bernstein, 2012): a key of 16 bytes, a code of 8.
public typealias SipHash24 = FixedMAC<MACAlgorithms.SipHash24>

/// What tells one ``FixedMAC`` from another; nothing to use by itself.
public enum MACAlgorithms {
    /// See ``AES/CMAC``.
    public enum AESCMAC: FixedMACAlgorithm {
        /// The code in the run-time tier.
        public static var algorithm: MACAlgorithm { .cmac(.aes) }
    }

    /// See ``MimaCrypto/KMAC128``.
    public enum KMAC128: FixedMACAlgorithm {
        /// The code in the run-time tier.
        public static var algorithm: MACAlgorithm { .kmac128() }
    }

    /// See ``MimaCrypto/KMAC256``.
    public enum KMAC256: FixedMACAlgorithm {
        /// The code in the run-time tier.
        public static var algorithm: MACAlgorithm { .kmac256() }
    }

    /// See ``MimaCrypto/Poly1305``.
    public enum Poly1305: FixedMACAlgorithm {
        /// The code in the run-time tier.
        public static var algorithm: MACAlgorithm { .poly1305 }
    }

    /// See ``MimaCrypto/SipHash24``.
    public enum SipHash24: FixedMACAlgorithm {
        /// The code in the run-time tier.
        public static var algorithm: MACAlgorithm { .sipHash() }
    }
}
