import MimaBytes
import MimaCrypto
import OpenSSLBridge
import TestPeers
import Testing

@Suite("Edwards to Montgomery")
struct EdwardsCurveTests {
    private func u(_ key: [UInt8]) throws -> [UInt8]? { try EdwardsCurve.montgomeryU(ofPublicKey: key.span) }

    private func u(hex: String) throws -> String? { try u(Hex.decode(hex)).map { Hex.encode($0) } }

    /// The encoding of a small y.
    private func encoding(_ y: UInt8, isXOdd: Bool = false) -> [UInt8] {
        [y] + Array(repeating: 0, count: 30) + [isXOdd ? 0x80 : 0]
    }

    @Test("an Ed25519 key's scalar gives by X25519 what its public key gives")
    func sameScalar() throws {
        for _ in 0..<50 {
            let key = try Curve25519.Signing.PrivateKey()
            let seed = key.rawRepresentation
            // RFC 8032 §5.1.5: the scalar is the lower half of the seed's digest, clamped as X25519 does (RFC 7748 §5).
            let scalar = SecretBytes(copying: Array(SHA512.hash(data: seed.revealed).bytes.prefix(32)))
            let agreement = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: scalar)
            let expected = agreement.publicKey.rawRepresentation
            #expect(try u(key.publicKey.rawRepresentation) == expected)
        }
    }

    @Test("the base points are each other's (RFC 7748 §4.1: u = 9, RFC 8032 §5.1: y = 4/5), with either sign of x")
    func basePoint() throws {
        let y = "58" + String(repeating: "66", count: 31)
        let nine = "09" + String(repeating: "00", count: 31)
        #expect(try u(hex: y) == nine)
        #expect(try u(hex: String(y.dropLast(2)) + "e6") == nine)
    }

    /// Computed with Python's integers from RFC 8032 §5.1.3: which y of 0 to 63 have an x.
    @Test("of the y of 0 to 63, those on the curve have a u")
    func smallY() throws {
        for y in 0..<64 {
            // The neutral point, y = 1, is on the curve and has no u.
            let isPoint = Self.pointBits >> UInt64(y) & 1 == 1 && y != 1
            for isXOdd in [false, true] {
                #expect(try (u(encoding(UInt8(y), isXOdd: isXOdd)) != nil) == isPoint, "y = \(y)")
            }
        }
    }

    private static let pointBits: UInt64 = 0xf7d9_1dab_7fad_c67b

    /// The points of small order, their u computed with Python's integers; X25519 with any of them is zero.
    @Test(
        "points of small order have the u of small order, with which no secret can be agreed on",
        arguments: [
            (
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000"
            ),
            (
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000"
            ),
            (
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000"
            ),
            (
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
            ),
            (
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"
            ),
            (
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
            ),
            (
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
            ),
        ]
    )
    func smallOrder(_ y: String, _ expected: String) throws {
        #expect(try u(hex: y) == expected)
        let peer = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: Hex.decode(expected))
        #expect(throws: CryptoError.smallOrderPublicKey) {
            try Curve25519.KeyAgreement.PrivateKey().sharedSecret(with: peer)
        }
    }

    @Test("the neutral point, x = 0 said to be odd, and y of p and more are refused")
    func notCanonical() throws {
        #expect(try u(encoding(1)) == nil)
        #expect(try u(encoding(1, isXOdd: true)) == nil)
        let high = String(repeating: "ff", count: 30)
        // y = -1 has x = 0.
        #expect(try u(hex: "ec" + high + "7f") != nil)
        #expect(try u(hex: "ec" + high + "ff") == nil)
        for lowest in 0xed...0xff {
            let digits = String(lowest, radix: 16)
            #expect(try u(hex: digits + high + "7f") == nil, "y = p + \(lowest - 0xed)")
            #expect(try u(hex: digits + high + "ff") == nil)
        }
    }

    @Test("about half of all y are on the curve")
    func randomBytes() throws {
        let count = 400
        let points = try (0..<count).filter { _ in try u(SecureRandom.bytes(32)) != nil }.count
        // 200 ± 10 is one standard deviation: this fails once in ten million runs when all is well.
        #expect((100...300).contains(points))
    }
}
