import MimaBytes
import MimaFiles
import Testing

@Suite("age: round trips")
struct AgeRoundTripTests {
    @Test(
        "a file of any size around the chunk's comes back",
        arguments: [0, 1, 15, 16, 65535, 65536, 65537, 131072, 524288, 524289, 3_000_000],
        [false, true]
    )
    func sizes(byteCount: Int, armored: Bool) throws {
        let identity = try Age.X25519Identity()
        let plaintext = [UInt8](repeating: 7, count: byteCount)
        let file = try Age.Encryptor(to: [identity.recipient], armored: armored).encrypt(plaintext)
        #expect(try Age.Decryptor(with: [identity]).decrypt(file) == plaintext)
    }
}
