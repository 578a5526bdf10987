import MimaBytes
import MimaCrypto
import Testing

@Suite("Blowfish")
struct BlowfishCoreTests {
    /// From OpenSSL 3.0's legacy provider: `openssl enc -provider legacy -bf-ecb -nopad -K KEY` of one block.
    private static let blocks =
        [
            ("00000000000000000000000000000000", 0x0000_0000_0000_0000, 0x4ef9_9745_6198_dd78),
            ("ffffffffffffffffffffffffffffffff", 0xffff_ffff_ffff_ffff, 0x5186_6fd5_b85e_cb8a),
            ("0123456789abcdeff0e1d2c3b4a59687", 0xfedc_ba98_7654_3210, 0xd004_2196_b113_08ea),
            ("00112233445566778899aabbccddeeff", 0x1111_1111_1111_1111, 0x6c52_46a3_4e24_9afa),
        ] as [(String, UInt64, UInt64)]

    @Test("enciphers as OpenSSL does", arguments: blocks)
    func enciphers(key: String, plain: UInt64, cipher: UInt64) throws {
        let key = try Hex.decode(key)
        var state = BlowfishCore()
        state.expand0State(key: key.span)
        #expect(enciphered(plain, state) == cipher)
    }

    @Test("is as new after a reset")
    func reset() {
        var state = BlowfishCore()
        state.expand0State(key: [1, 2, 3].span)
        state.reset()
        state.expand0State(key: [UInt8](repeating: 0, count: 16).span)
        #expect(enciphered(0, state) == 0x4ef9_9745_6198_dd78)
    }

    /// Hashes at cost 4 from the Python package bcrypt 5.0.0, `bcrypt.hashpw(password, b"$2b$04$abcdefghijklmnopqrstuu")`,
    /// their last 31 characters decoded.
    private static let hashes = [
        ("correct horse battery staple", "f462d7f667e50c34b3d1dd899558ff314f4035c8c1f042"),
        ("", "774108e756b720a64ed33864c680049c590aa49d73964b"),
        (String(repeating: "a", count: 72), "0f5d4a8b4326d7dcce61a53598a956529cc64874b660f8"),
    ]

    @Test("makes bcrypt's hashes with its salted and unsalted key schedules", arguments: hashes)
    func makesBcryptHashes(password: String, expected: String) throws {
        let key = Array(password.utf8) + [0]
        let salt = try Hex.decode("71d79f8218a39259a7a29aabb2dbafc3")
        var state = BlowfishCore()
        state.expandState(salt: salt.span, key: key.span)
        for _ in 0..<16 {
            state.expand0State(key: key.span)
            state.expand0State(key: salt.span)
        }
        var hash: [UInt8] = []
        for text in ["OrpheanB", "eholderS", "cryDoubt"] {
            var block = text.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            for _ in 0..<64 { block = enciphered(block, state) }
            hash += (0..<8).map { UInt8(truncatingIfNeeded: block >> (56 - 8 * $0)) }
        }
        #expect(Hex.encode(Array(hash.prefix(23))) == expected)
    }

    private func enciphered(_ block: UInt64, _ state: borrowing BlowfishCore) -> UInt64 {
        var left = UInt32(block >> 32)
        var right = UInt32(truncatingIfNeeded: block)
        state.encipher(&left, &right)
        return UInt64(left) << 32 | UInt64(right)
    }
}
