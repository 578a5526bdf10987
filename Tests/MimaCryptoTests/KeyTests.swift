import MimaBytes
import MimaCrypto
import Testing

@Suite("Keys of every type")
struct KeyTests {
    static let algorithms: [KeyAlgorithm] =
        [.ed25519, .ed448, .x25519, .x448] + EllipticCurve.allCases.map { .ec($0) }

    @Test("makes a key that its own raw form gives again", arguments: algorithms)
    func raw(_ algorithm: KeyAlgorithm) throws {
        let key = try PrivateKey.generate(algorithm)
        #expect(key.algorithm == algorithm)
        let raw = try #require(key.rawRepresentation)
        let again = try PrivateKey(algorithm, rawRepresentation: raw)
        #expect(again.publicKey == key.publicKey)
        let publicRaw = try #require(key.publicKey.rawRepresentation)
        let publicKey = try PublicKey(algorithm, rawRepresentation: publicRaw)
        #expect(publicKey == key.publicKey)
        let other = try PrivateKey.generate(algorithm)
        #expect(other.publicKey != publicKey)
    }

    @Test("reads a point in each form, and refuses one off the curve", arguments: EllipticCurve.allCases)
    func points(_ curve: EllipticCurve) throws {
        let key = try PrivateKey.generate(.ec(curve))
        let point = try #require(key.publicKey.x963Representation)
        #expect(point.count == 1 + 2 * curve.fieldByteCount)
        let compressed = try #require(key.publicKey.compressedRepresentation)
        #expect(compressed.count == 1 + curve.fieldByteCount)
        #expect(try PublicKey(curve, x963Representation: compressed) == key.publicKey)
        var off = point
        off[off.count - 1] ^= 1
        let malformed: [[UInt8]] = [off, [0], [], Array(point.dropLast()), point + [0], [5] + point.dropFirst()]
        for bytes in malformed {
            #expect(throws: CryptoError.self) { try PublicKey(curve, x963Representation: bytes) }
        }
        let x963 = try #require(key.x963Representation)
        #expect(try PrivateKey(curve, x963Representation: x963).publicKey == key.publicKey)
    }

    @Test("refuses a number that is zero or not less than the order", arguments: EllipticCurve.allCases)
    func scalars(_ curve: EllipticCurve) throws {
        for byte: UInt8 in [0, 0xff] {
            let scalar = SecretBytes(copying: [UInt8](repeating: byte, count: curve.orderByteCount))
            #expect(throws: CryptoError.self) { try PrivateKey(.ec(curve), rawRepresentation: scalar) }
        }
    }

    // RFC 6979 appendix A.2.5 to A.2.7.
    @Test("computes the public keys of RFC 6979")
    func publicKeys() throws {
        let samples: [(EllipticCurve, String, String)] = [
            (
                .p256, "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
                "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
                    + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"
            ),
            (
                .p384,
                "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D8"
                    + "96D5724E4C70A825F872C9EA60D2EDF5",
                "EC3A4E415B4E19A4568618029F427FA5DA9A8BC4AE92E02E06AAE5286B300C64"
                    + "DEF8F0EA9055866064A254515480BC13"
                    + "8015D9B72D7D57244EA8EF9AC0C621896708A59367F9DFB9F54CA84B3F1C9DB1"
                    + "288B231C3AE0D4FE7344FD2533264720"
            ),
            (
                .p521,
                "00FAD06DAA62BA3B25D2FB40133DA757205DE67F5BB0018FEE8C86E1B68C7E75"
                    + "CAA896EB32F1F47C70855836A6D16FCC1466F6D8FBEC67DB89EC0C08B0E996B83538",
                "01894550D0785932E00EAA23B694F213F8C3121F86DC97A04E5A7167DB4E5BCD37"
                    + "1123D46E45DB6B5D5370A7F20FB633155D38FFA16D2BD761DCAC474B9A2F5023A4"
                    + "00493101C962CD4D2FDDF782285E64584139C2F91B47F87FF82354D6630F746A28"
                    + "A0DB25741B5B34A828008B22ACC23F924FAAFBD4D33F81EA66956DFEAA2BFDFCF5"
            ),
        ]
        for (curve, scalar, point) in samples {
            let raw = SecretBytes(copying: try Hex.decode(scalar))
            let key = try PrivateKey(.ec(curve), rawRepresentation: raw)
            #expect(try key.publicKey.rawRepresentation == Hex.decode(point))
        }
    }

    @Test("makes RSA keys of the size and exponent that are asked for, and none that are weak")
    func rsa() throws {
        let key = try PrivateKey.generate(.rsa, bitCount: 2048)
        #expect(key.bitCount == 2048 && key.algorithm == .rsa && key.rawRepresentation == nil)
        let pss = try PrivateKey.generate(.rsaPSS, bitCount: 2048)
        #expect(pss.algorithm == .rsaPSS && pss.publicKey.pssParameters == nil)
        let small = try PrivateKey.generateRSA(bitCount: 1024, publicExponent: 3, limits: .legacy)
        #expect(small.bitCount == 1024)
        #expect(throws: CryptoError.parameterOutOfRange("RSA exponent", found: 1, allowed: 3...0xffff_ffff)) {
            try PrivateKey.generateRSA(publicExponent: 1)
        }
        #expect(throws: CryptoError.invalidKey("the RSA exponent is even")) {
            try PrivateKey.generateRSA(publicExponent: 65536)
        }
        #expect(throws: CryptoError.self) { try PrivateKey.generate(.rsa, bitCount: 1024) }
        #expect(throws: CryptoError.self) { try PrivateKey.generate(.rsa, bitCount: 1 << 40) }
    }

    @Test("makes keys of DSA and DH")
    func finiteFields() throws {
        let dsa = try PrivateKey.generate(.dsa, bitCount: 1024, limits: .legacy)
        #expect(dsa.bitCount == 1024 && dsa.algorithm == .dsa)
        let dh = try PrivateKey.generate(.dh, bitCount: 2048)
        #expect(dh.bitCount == 2048 && dh.algorithm == .dh)
        #expect(throws: CryptoError.self) { try PrivateKey.generate(.dh, bitCount: 2047) }
        #expect(throws: CryptoError.self) { try PrivateKey.generate(.dsa, bitCount: 1024) }
    }

    @Test("gives the static types the key of their kind alone")
    func staticTypes() throws {
        let key = try P256.Signing.PrivateKey()
        #expect(key.rawRepresentation.count == 32)
        #expect(try P256.KeyAgreement.PublicKey(PublicKey(key.publicKey)).rawRepresentation.count == 64)
        #expect(throws: CryptoError.self) { try P384.Signing.PrivateKey(PrivateKey(key)) }
        let compact = try P521.KeyAgreement.PrivateKey(compactRepresentable: true)
        let x = try #require(try compact.publicKey.compactRepresentation)
        #expect(x.count == 66)
        #expect(try P521.KeyAgreement.PublicKey(compactRepresentation: x) == compact.publicKey)
        #expect(try Curve448.Signing.PrivateKey().rawRepresentation.count == 57)
        #expect(try Curve448.KeyAgreement.PrivateKey().publicKey.rawRepresentation.count == 56)
    }
}
