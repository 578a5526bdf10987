import MimaBytes
import MimaCrypto
import Testing

@Suite("Curves over binary fields")
struct BinaryCurveTests {
    static let koblitz: [EllipticCurve] = [.sect163k1, .sect233k1, .sect283k1, .sect409k1, .sect571k1]

    /// With b = 1 the point (0, 1) is on the curve, and is its own negative.
    @Test("refuse a point of order 2 as a public key", arguments: koblitz)
    func pointOfOrderTwo(curve: EllipticCurve) throws {
        try #require(curve.isAvailable)
        let zeros = [UInt8](repeating: 0, count: curve.fieldByteCount)
        #expect(throws: CryptoError.self) {
            try PublicKey(curve, x963Representation: [4] + zeros + zeros.dropLast() + [1])
        }
    }

    @Test("know the sizes of their fields and orders", arguments: EllipticCurve.allCases)
    func sizes(curve: EllipticCurve) throws {
        guard curve.isAvailable else { return }
        let numbers = try curve.parameters()
        #expect(curve.orderByteCount == numbers.order.count)
        #expect(numbers.generator.count == 1 + 2 * curve.fieldByteCount)
    }

    @Test("have the generator as the public key of 1", arguments: koblitz)
    func generator(curve: EllipticCurve) throws {
        let one = SecretBytes(copying: [UInt8](repeating: 0, count: curve.orderByteCount - 1) + [1])
        let key = try PrivateKey(.ec(curve), rawRepresentation: one)
        #expect(key.publicKey.x963Representation == (try curve.parameters().generator))
    }
}
