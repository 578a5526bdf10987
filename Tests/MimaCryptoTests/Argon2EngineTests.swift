import MimaBytes
import Testing

@testable import MimaCrypto

@Suite("Who computes an Argon2")
struct Argon2EngineTests {
    @Test("libcrypto does where it has it and there is one lane; all else is done here")
    func choice() {
        let one = Argon2(memory: 64, passes: 1)
        let two = Argon2(memory: 64, passes: 1, parallelism: 2)
        #expect(Argon2Engine.choice(for: one, libcryptoHas: true) == .libcrypto)
        #expect(Argon2Engine.choice(for: one, libcryptoHas: false) == .swift)
        #expect(Argon2Engine.choice(for: two, libcryptoHas: true) == .swift)
        #expect(Argon2Engine.choice(for: two, libcryptoHas: false) == .swift)
    }

    @Test("Asking for what libcrypto lacks leaves nothing on its error queue, and is an error when used all the same")
    func absence() {
        let variants = Argon2.Variant.allCases.filter { !Argon2Engine.libcryptoHas($0) }
        for variant in variants {
            let inputs = Argon2.Inputs(password: SecretBytes(copying: [1]), salt: [UInt8](repeating: 2, count: 16))
            #expect(throws: CryptoError.self) {
                try Argon2(variant, memory: 64, passes: 1).hashWithLibcrypto(inputs, byteCount: 32)
            }
        }
    }

    @Test(
        "Where libcrypto has Argon2 its answer is ours",
        .enabled(if: Argon2Engine.libcryptoHas(.id), "the running libcrypto has no Argon2"),
        arguments: Argon2.Variant.allCases,
        [1, 3]
    )
    func agreement(variant: Argon2.Variant, parallelism: Int) throws {
        for version in Argon2.Version.allCases {
            for (secret, data) in [([], []), ([UInt8(1), 2], [UInt8(3)])] {
                let argon2 = Argon2(variant, version: version, memory: 100, passes: 3, parallelism: parallelism)
                let inputs = Argon2.Inputs(
                    password: SecretBytes(copying: Array("password".utf8)),
                    salt: Array("somesaltsomesalt".utf8),
                    secret: secret.isEmpty ? nil : SecretBytes(copying: secret),
                    associatedData: data
                )
                let theirs = try argon2.hashWithLibcrypto(inputs, byteCount: 70)
                let ours = try argon2.hashInSwift(inputs, byteCount: 70)
                #expect(theirs == ours)
            }
        }
    }
}
