internal import MimaCrypto

/// P-256, secp256r1 (FIPS 186-5, SP 800-186 §3.2.1.3).
public enum P256: Sendable {}

/// P-384, secp384r1 (FIPS 186-5, SP 800-186 §3.2.1.4).
public enum P384: Sendable {}

/// P-521, secp521r1 (FIPS 186-5, SP 800-186 §3.2.1.5).
public enum P521: Sendable {}

/// What sets the three curves apart.
struct NISTCurve: Sendable {
    let curve: EllipticCurve
    /// (p - 1) / 2 for the field's prime p, big-endian: the largest y-coordinate that is not larger than its negative.
    let half: [UInt8]

    /// The size of a coordinate, and of a private key, in bytes.
    var byteCount: Int { curve.fieldByteCount }

    static let p256 = NISTCurve(
        curve: .p256,
        half: [0x7f, 0xff, 0xff, 0xff, 0x80, 0, 0, 0, 0x80] + [UInt8](repeating: 0, count: 11) + [0x7f]
            + [UInt8](repeating: 0xff, count: 11)
    )
    static let p384 = NISTCurve(
        curve: .p384,
        half: [0x7f] + [UInt8](repeating: 0xff, count: 31)
            + [0x7f, 0xff, 0xff, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff]
    )
    static let p521 = NISTCurve(curve: .p521, half: [0] + [UInt8](repeating: 0xff, count: 65))
}
