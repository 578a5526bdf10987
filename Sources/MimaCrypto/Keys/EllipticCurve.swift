internal import OpenSSLBridge

/// The elliptic curves, by name. Those over prime fields have a cofactor of 1; those over binary fields, the sect curves,
/// have one of 2 or 4, and their keys are only taken from the subgroup of prime order.
///
/// Some systems' libcrypto lacks some: keys on these are ``CryptoError/unavailable(algorithm:)``.
public enum EllipticCurve: Hashable, Sendable, CaseIterable {
    /// NIST P-224, secp224r1 (SEC 2 §2.3.2).
    case p224
    /// NIST P-256, secp256r1, prime256v1 (SEC 2 §2.4.2).
    case p256
    /// NIST P-384, secp384r1 (SEC 2 §2.5.1).
    case p384
    /// NIST P-521, secp521r1 (SEC 2 §2.6.1).
    case p521
    /// secp256k1, Bitcoin's curve (SEC 2 §2.4.1).
    case secp256k1
    /// secp160k1 (SEC 2 version 1 §2.4.1), with an order of 161 bits; as the others below 224 bits, for old data alone.
    case secp160k1
    /// secp160r1 (SEC 2 version 1 §2.4.2), with an order of 161 bits.
    case secp160r1
    /// secp160r2 (SEC 2 version 1 §2.4.3), with an order of 161 bits.
    case secp160r2
    /// secp192k1 (SEC 2 §2.2.1).
    case secp192k1
    /// NIST P-192, secp192r1, prime192v1 (SEC 2 §2.2.2).
    case p192
    /// secp224k1 (SEC 2 §2.3.1), with an order of 225 bits.
    case secp224k1
    /// brainpoolP160r1 (RFC 5639 §3.1).
    case brainpoolP160r1
    /// brainpoolP160t1, its twist (RFC 5639 §3.1).
    case brainpoolP160t1
    /// brainpoolP192r1 (RFC 5639 §3.2).
    case brainpoolP192r1
    /// brainpoolP192t1, its twist (RFC 5639 §3.2).
    case brainpoolP192t1
    /// brainpoolP224r1 (RFC 5639 §3.3).
    case brainpoolP224r1
    /// brainpoolP224t1, its twist (RFC 5639 §3.3).
    case brainpoolP224t1
    /// brainpoolP256r1 (RFC 5639 §3.4).
    case brainpoolP256r1
    /// brainpoolP256t1, its twist (RFC 5639 §3.4).
    case brainpoolP256t1
    /// brainpoolP320r1 (RFC 5639 §3.5).
    case brainpoolP320r1
    /// brainpoolP320t1, its twist (RFC 5639 §3.5).
    case brainpoolP320t1
    /// brainpoolP384r1 (RFC 5639 §3.6).
    case brainpoolP384r1
    /// brainpoolP384t1, its twist (RFC 5639 §3.6).
    case brainpoolP384t1
    /// brainpoolP512r1 (RFC 5639 §3.7).
    case brainpoolP512r1
    /// brainpoolP512t1, its twist (RFC 5639 §3.7).
    case brainpoolP512t1
    /// NIST K-163, sect163k1 (SEC 2 §3), over the field of 2^163 elements; as all sect curves, for old data alone.
    case sect163k1
    /// sect163r1 (SEC 2 §3).
    case sect163r1
    /// NIST B-163, sect163r2 (SEC 2 §3).
    case sect163r2
    /// sect193r1 (SEC 2 §3).
    case sect193r1
    /// sect193r2 (SEC 2 §3).
    case sect193r2
    /// NIST K-233, sect233k1 (SEC 2 §3).
    case sect233k1
    /// NIST B-233, sect233r1 (SEC 2 §3).
    case sect233r1
    /// sect239k1 (SEC 2 §3).
    case sect239k1
    /// NIST K-283, sect283k1 (SEC 2 §3).
    case sect283k1
    /// NIST B-283, sect283r1 (SEC 2 §3).
    case sect283r1
    /// NIST K-409, sect409k1 (SEC 2 §3).
    case sect409k1
    /// NIST B-409, sect409r1 (SEC 2 §3).
    case sect409r1
    /// NIST K-571, sect571k1 (SEC 2 §3).
    case sect571k1
    /// NIST B-571, sect571r1 (SEC 2 §3).
    case sect571r1
    /// The curve of SM2, sm2p256v1 (GB/T 32918.5).
    case sm2

    /// The name that the curve's standard and most programs have for it, such as "P-256" or "brainpoolP256r1".
    public var name: String {
        switch self {
        case .p192: "P-192"
        case .p224: "P-224"
        case .p256: "P-256"
        case .p384: "P-384"
        case .p521: "P-521"
        case .sm2: "SM2"
        default: "\(openSSLName)"
        }
    }

    /// The size in bytes of a coordinate.
    public var fieldByteCount: Int {
        switch self {
        case .secp160k1, .secp160r1, .secp160r2, .brainpoolP160r1, .brainpoolP160t1: 20
        case .p192, .secp192k1, .brainpoolP192r1, .brainpoolP192t1: 24
        case .p224, .secp224k1, .brainpoolP224r1, .brainpoolP224t1: 28
        case .p256, .secp256k1, .brainpoolP256r1, .brainpoolP256t1, .sm2: 32
        case .brainpoolP320r1, .brainpoolP320t1: 40
        case .p384, .brainpoolP384r1, .brainpoolP384t1: 48
        case .brainpoolP512r1, .brainpoolP512t1: 64
        case .p521: 66
        case .sect163k1, .sect163r1, .sect163r2: 21
        case .sect193r1, .sect193r2: 25
        case .sect233k1, .sect233r1, .sect239k1: 30
        case .sect283k1, .sect283r1: 36
        case .sect409k1, .sect409r1: 52
        case .sect571k1, .sect571r1: 72
        }
    }

    /// The size in bytes of the order, and so of a private key and of each number in a signature.
    public var orderByteCount: Int {
        switch self {
        // Their orders are a little larger than their fields.
        case .secp160k1, .secp160r1, .secp160r2, .secp224k1: fieldByteCount + 1
        // Their orders are a little smaller: the cofactor takes the rest.
        case .sect233k1, .sect409k1: fieldByteCount - 1
        default: fieldByteCount
        }
    }

    /// The size of the field in bits.
    public var bitCount: Int {
        switch self {
        case .p521: 521
        case .sect163k1, .sect163r1, .sect163r2: 163
        case .sect193r1, .sect193r2: 193
        case .sect233k1, .sect233r1: 233
        case .sect239k1: 239
        case .sect283k1, .sect283r1: 283
        case .sect409k1, .sect409r1: 409
        case .sect571k1, .sect571r1: 571
        default: fieldByteCount * 8
        }
    }

    /// Whether the curve is over a binary field.
    var isBinary: Bool {
        switch self {
        case .sect163k1, .sect163r1, .sect163r2, .sect193r1, .sect193r2, .sect233k1, .sect233r1, .sect239k1,
            .sect283k1, .sect283r1, .sect409k1, .sect409r1, .sect571k1, .sect571r1:
            true
        default: false
        }
    }

    /// The object identifier in dotted form, such as "1.2.840.10045.3.1.7" (RFC 5480 §2.1.1.1, RFC 5639 §3).
    public var objectIdentifier: String { identifier.dotted }

    var identifier: ObjectIdentifier {
        switch self {
        case .p224: ObjectIdentifier(1, 3, 132, 0, 33)
        case .p256: ObjectIdentifier(1, 2, 840, 10045, 3, 1, 7)
        case .p384: ObjectIdentifier(1, 3, 132, 0, 34)
        case .p521: ObjectIdentifier(1, 3, 132, 0, 35)
        case .secp256k1: ObjectIdentifier(1, 3, 132, 0, 10)
        case .secp160k1: ObjectIdentifier(1, 3, 132, 0, 9)
        case .secp160r1: ObjectIdentifier(1, 3, 132, 0, 8)
        case .secp160r2: ObjectIdentifier(1, 3, 132, 0, 30)
        case .secp192k1: ObjectIdentifier(1, 3, 132, 0, 31)
        case .p192: ObjectIdentifier(1, 2, 840, 10045, 3, 1, 1)
        case .secp224k1: ObjectIdentifier(1, 3, 132, 0, 32)
        case .brainpoolP160r1: Self.brainpool(1)
        case .brainpoolP160t1: Self.brainpool(2)
        case .brainpoolP192r1: Self.brainpool(3)
        case .brainpoolP192t1: Self.brainpool(4)
        case .brainpoolP224r1: Self.brainpool(5)
        case .brainpoolP224t1: Self.brainpool(6)
        case .brainpoolP256r1: Self.brainpool(7)
        case .brainpoolP256t1: Self.brainpool(8)
        case .brainpoolP320r1: Self.brainpool(9)
        case .brainpoolP320t1: Self.brainpool(10)
        case .brainpoolP384r1: Self.brainpool(11)
        case .brainpoolP384t1: Self.brainpool(12)
        case .brainpoolP512r1: Self.brainpool(13)
        case .brainpoolP512t1: Self.brainpool(14)
        case .sect163k1: ObjectIdentifier(1, 3, 132, 0, 1)
        case .sect163r1: ObjectIdentifier(1, 3, 132, 0, 2)
        case .sect163r2: ObjectIdentifier(1, 3, 132, 0, 15)
        case .sect193r1: ObjectIdentifier(1, 3, 132, 0, 24)
        case .sect193r2: ObjectIdentifier(1, 3, 132, 0, 25)
        case .sect233k1: ObjectIdentifier(1, 3, 132, 0, 26)
        case .sect233r1: ObjectIdentifier(1, 3, 132, 0, 27)
        case .sect239k1: ObjectIdentifier(1, 3, 132, 0, 3)
        case .sect283k1: ObjectIdentifier(1, 3, 132, 0, 16)
        case .sect283r1: ObjectIdentifier(1, 3, 132, 0, 17)
        case .sect409k1: ObjectIdentifier(1, 3, 132, 0, 36)
        case .sect409r1: ObjectIdentifier(1, 3, 132, 0, 37)
        case .sect571k1: ObjectIdentifier(1, 3, 132, 0, 38)
        case .sect571r1: ObjectIdentifier(1, 3, 132, 0, 39)
        case .sm2: ObjectIdentifier(1, 2, 156, 10197, 1, 301)
        }
    }

    private static func brainpool(_ number: UInt64) -> ObjectIdentifier {
        ObjectIdentifier(1, 3, 36, 3, 3, 2, 8, 1, 1, number)
    }

    /// The numbers that define a curve y² = x³ + a·x + b, or y² + x·y = x³ + a·x² + b over a binary field (SEC 1 §3.1),
    /// big-endian without leading zeros.
    public struct Parameters: Hashable, Sendable {
        /// The prime of the field; of a binary field the reduction polynomial, its coefficients as bits.
        public let p: [UInt8]
        /// The coefficient a.
        public let a: [UInt8]
        /// The coefficient b.
        public let b: [UInt8]
        /// The generator, uncompressed (SEC 1 §2.3.3).
        public let generator: [UInt8]
        /// The order of the generator; of the whole group too where the cofactor is 1.
        public let order: [UInt8]
    }

    /// The numbers that define the curve. Throws ``CryptoError/unavailable(algorithm:)`` when the running libcrypto does
    /// not have it.
    public func parameters() throws(CryptoError) -> Parameters {
        guard let parameters = try Parameters(openSSLName: openSSLName) else {
            throw .unavailable(algorithm: name)
        }
        return parameters
    }

    /// libcrypto's short name.
    package var openSSLName: StaticString {
        switch self {
        case .p224: "secp224r1"
        case .p256: "prime256v1"
        case .p384: "secp384r1"
        case .p521: "secp521r1"
        case .secp256k1: "secp256k1"
        case .secp160k1: "secp160k1"
        case .secp160r1: "secp160r1"
        case .secp160r2: "secp160r2"
        case .secp192k1: "secp192k1"
        case .p192: "prime192v1"
        case .secp224k1: "secp224k1"
        case .brainpoolP160r1: "brainpoolP160r1"
        case .brainpoolP160t1: "brainpoolP160t1"
        case .brainpoolP192r1: "brainpoolP192r1"
        case .brainpoolP192t1: "brainpoolP192t1"
        case .brainpoolP224r1: "brainpoolP224r1"
        case .brainpoolP224t1: "brainpoolP224t1"
        case .brainpoolP256r1: "brainpoolP256r1"
        case .brainpoolP256t1: "brainpoolP256t1"
        case .brainpoolP320r1: "brainpoolP320r1"
        case .brainpoolP320t1: "brainpoolP320t1"
        case .brainpoolP384r1: "brainpoolP384r1"
        case .brainpoolP384t1: "brainpoolP384t1"
        case .brainpoolP512r1: "brainpoolP512r1"
        case .brainpoolP512t1: "brainpoolP512t1"
        case .sect163k1: "sect163k1"
        case .sect163r1: "sect163r1"
        case .sect163r2: "sect163r2"
        case .sect193r1: "sect193r1"
        case .sect193r2: "sect193r2"
        case .sect233k1: "sect233k1"
        case .sect233r1: "sect233r1"
        case .sect239k1: "sect239k1"
        case .sect283k1: "sect283k1"
        case .sect283r1: "sect283r1"
        case .sect409k1: "sect409k1"
        case .sect409r1: "sect409r1"
        case .sect571k1: "sect571k1"
        case .sect571r1: "sect571r1"
        case .sm2: "SM2"
        }
    }

    /// libcrypto's name for the type of keys on the curve.
    package var openSSLType: StaticString { self == .sm2 ? "SM2" : "EC" }

    /// Whether the running libcrypto has the curve.
    public var isAvailable: Bool { (try? group()) != nil }

    /// The curve's arithmetic.
    func group() throws(CryptoError) -> CurveGroup {
        guard let group = CurveGroup.named(openSSLName) else { throw .unavailable(algorithm: name) }
        return group
    }
}

extension EllipticCurve: CustomStringConvertible {
    /// The same as ``name``.
    public var description: String { name }
}

extension EllipticCurve.Parameters {
    /// The numbers of any curve that libcrypto knows by this short name; nil when it does not. Some have no keys here.
    package init?(openSSLName name: StaticString) throws(CryptoError) {
        guard let group = CurveGroup.named(name) else { return nil }
        let numbers = try throwingCryptoError { () throws(OpenSSLFailure) in try group.numbers() }
        p = numbers.p
        a = numbers.a
        b = numbers.b
        generator = numbers.generator
        order = numbers.order
    }
}
