import MimaBytes
import MimaCrypto
import Testing

@Suite("Argon2")
struct Argon2Tests {
    @Test(
        "RFC 9106 §5: the tags of the three variants, with a secret and associated data",
        arguments: [
            (Argon2.Variant.d, "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb"),
            (.i, "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8"),
            (.id, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),
        ]
    )
    func standard(variant: Argon2.Variant, tag: String) throws {
        let argon2 = Argon2(variant, memory: 32, passes: 3, parallelism: 4)
        let key = try argon2.deriveKey(
            from: SecretBytes(copying: [UInt8](repeating: 1, count: 32)),
            salt: [UInt8](repeating: 2, count: 16),
            secret: SecretBytes(copying: [UInt8](repeating: 3, count: 8)),
            associatedData: [UInt8](repeating: 4, count: 12),
            byteCount: 32
        )
        let expected = SecretBytes(copying: try Hex.decode(tag))
        #expect(key.secretBytes == expected)
    }

    /// The known answers of the reference implementation (phc-winner-argon2, src/test.c).
    @Test(
        "The known answers of the reference implementation",
        arguments: [
            (
                Argon2(.i, version: .v10, memory: 256, passes: 2),
                "fd4dd83d762c49bdeaf57c47bdcd0c2f1babf863fdeb490df63ede9975fccf06"
            ),
            (
                Argon2(.i, version: .v10, memory: 256, passes: 2, parallelism: 2),
                "b6c11560a6a9d61eac706b79a2f97d68b4463aa3ad87e00c07e2b01e90c564fb"
            ),
            (
                Argon2(.i, memory: 256, passes: 2),
                "89e9029f4637b295beb027056a7336c414fadd43f6b208645281cb214a56452f"
            ),
            (
                Argon2(.i, memory: 256, passes: 2, parallelism: 2),
                "4ff5ce2769a1d7f4c8a491df09d41a9fbe90e5eb02155a13e4c01e20cd4eab61"
            ),
            (
                Argon2(.id, memory: 256, passes: 2),
                "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"
            ),
            (
                Argon2(.id, memory: 256, passes: 2, parallelism: 2),
                "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"
            ),
        ]
    )
    func reference(argon2: Argon2, tag: String) throws {
        let key = try argon2.deriveKey(
            from: SecretBytes(copying: Array("password".utf8)),
            salt: Array("somesalt".utf8),
            byteCount: 32
        )
        let expected = SecretBytes(copying: try Hex.decode(tag))
        #expect(key.secretBytes == expected)
    }

    @Test(
        "Parameters that no Argon2 has are errors",
        arguments: [
            Argon2(memory: 7, passes: 1), Argon2(memory: 8, passes: 0), Argon2(memory: 8, passes: 1, parallelism: 0),
            Argon2(memory: 15, passes: 1, parallelism: 2), Argon2(memory: 1 << 32, passes: 1),
            Argon2(memory: .max, passes: .max, parallelism: .max),
            Argon2(memory: .min, passes: .min, parallelism: .min),
        ]
    )
    func ranges(argon2: Argon2) {
        #expect(isRefused(argon2, saltByteCount: 16, byteCount: 32))
    }

    @Test("Sizes that no Argon2 has are errors", arguments: [(7, 32), (8, 3), (8, -1), (8, 1 << 25)])
    func sizes(salt: Int, byteCount: Int) {
        #expect(isRefused(Argon2(memory: 8, passes: 1), saltByteCount: salt, byteCount: byteCount))
    }

    private func isRefused(_ argon2: Argon2, saltByteCount: Int, byteCount: Int) -> Bool {
        let salt = [UInt8](repeating: 0, count: saltByteCount)
        do throws(CryptoError) {
            _ = try argon2.deriveKey(from: SecretBytes(copying: []), salt: salt, byteCount: byteCount)
            return false
        } catch {
            if case .parameterOutOfRange = error { return true }
            return false
        }
    }
}
