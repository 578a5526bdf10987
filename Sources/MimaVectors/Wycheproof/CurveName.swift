internal import MimaCrypto

extension EllipticCurve {
    /// The curve that a suite calls by this name: SEC 2's or brainpool's, or NIST's.
    init(suiteName name: String) throws(Missing) {
        switch name {
        case "secp192r1", "P-192": self = .p192
        case "secp224r1", "P-224": self = .p224
        case "secp256r1", "P-256": self = .p256
        case "secp384r1", "P-384": self = .p384
        case "secp521r1", "P-521": self = .p521
        case "secp256k1", "P-256K": self = .secp256k1
        case "K-163": self = .sect163k1
        case "B-163": self = .sect163r2
        case "K-233": self = .sect233k1
        case "B-233": self = .sect233r1
        case "K-283": self = .sect283k1
        case "B-283": self = .sect283r1
        case "K-409": self = .sect409k1
        case "B-409": self = .sect409r1
        case "K-571": self = .sect571k1
        case "B-571": self = .sect571r1
        default:
            guard let curve = Self.allCases.first(where: { $0.name == name }) else {
                throw Missing("the curve \(name)")
            }
            self = curve
        }
    }
}
