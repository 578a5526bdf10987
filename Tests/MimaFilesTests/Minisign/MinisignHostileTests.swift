import MimaBytes
import MimaFiles
import MimaIO
import Testing

@Suite("Minisign: damaged files")
struct MinisignHostileTests {
    /// Each text with one bit of it flipped, and the offset of the bit's byte.
    private static func flips(of text: String) -> [(bytes: [UInt8], offset: Int)] {
        let bytes = [UInt8](text.utf8)
        return bytes.indices.flatMap { offset in
            (0..<8).map { bit in
                var flipped = bytes
                flipped[offset] ^= 1 << bit
                return (flipped, offset)
            }
        }
    }

    /// Each beginning of the text that lacks more than the last line's end.
    private static func truncations(of text: String) -> [[UInt8]] {
        let bytes = [UInt8](text.utf8)
        return (0..<bytes.count - 1).map { [UInt8](bytes[..<$0]) }
    }

    @Test("signatures", arguments: [MinisignFiles.signature, MinisignFiles.legacySignature])
    func signature(text: String) throws {
        let key = try Minisign.PublicKey(parsing: MinisignFiles.plainPublicKey)
        func verify(_ bytes: [UInt8]) throws(FilesError) {
            let signature = try Minisign.Signature(parsing: bytes)
            try Minisign.verify(signature, of: MemorySource(MinisignFiles.message), with: [key])
        }
        for bytes in Self.truncations(of: text) {
            #expect(throws: FilesError.self) { try verify(bytes) }
        }
        // The untrusted comment is what nobody vouches for; everything else counts.
        let comment =
            "untrusted comment: ".utf8.count..<"untrusted comment: signature from minisign secret key".utf8.count
        for (bytes, offset) in Self.flips(of: text) where !comment.contains(offset) {
            #expect(throws: FilesError.self, "\(offset)") { try verify(bytes) }
        }
    }

    @Test("public keys")
    func publicKey() throws {
        let signature = try Minisign.Signature(parsing: [UInt8](MinisignFiles.signature.utf8))
        func verify(_ bytes: [UInt8]) throws(FilesError) {
            let key = try Minisign.PublicKey(parsing: bytes)
            try Minisign.verify(signature, of: MemorySource(MinisignFiles.message), with: [key])
        }
        for bytes in Self.truncations(of: MinisignFiles.plainPublicKey) {
            #expect(throws: FilesError.self) { try verify(bytes) }
        }
        let comment =
            "untrusted comment: ".utf8.count..<"untrusted comment: minisign public key 7CCD81CA2154D913".utf8.count
        for (bytes, offset) in Self.flips(of: MinisignFiles.plainPublicKey) where !comment.contains(offset) {
            #expect(throws: FilesError.self, "\(offset)") { try verify(bytes) }
        }
    }

    @Test("encrypted secret keys")
    func secretKey() throws {
        let word = passphrase("x")
        let cost = MinisignSecretKeyTests.cheap
        let made = try Minisign.SecretKey().file(passphrase: word, cost: cost, comment: Minisign.Comment("")).fileBytes
        let text = made.withBytes { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
        func unlock(_ bytes: [UInt8]) throws(FilesError) {
            // The limit lets a flipped bit of the cost through only when it makes little of a difference.
            let limit = Minisign.Cost(operations: 1 << 16, memory: 1 << 20)
            _ = try Minisign.SecretKey.File(parsing: bytes.span).unlock(passphrase: word, limit: limit)
        }
        try unlock([UInt8](text.utf8))
        for bytes in Self.truncations(of: text) {
            #expect(throws: FilesError.self) { try unlock(bytes) }
        }
        // A cost that means the same parameters is no other cost: the lowest 15 bits of the operations, the lowest
        // 12 of the memory. They are in the characters for the bytes 38, 39, 46 and 47 of the second line.
        let second = "untrusted comment: \n".utf8.count
        var harmless: Set<Int> = []
        for byte in [38, 39, 46, 47] {
            let character = second + byte * 4 / 3
            harmless.formUnion([character, character + 1])
        }
        for (bytes, offset) in Self.flips(of: text) where !harmless.contains(offset) {
            #expect(throws: FilesError.self, "\(offset)") { try unlock(bytes) }
        }
    }

    @Test("random bytes")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for size in 0..<500 {
            let bytes = (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            #expect(throws: FilesError.self) { try Minisign.PublicKey(parsing: bytes) }
            #expect(throws: FilesError.self) { try Minisign.Signature(parsing: bytes) }
            #expect(throws: FilesError.self) { try Minisign.SecretKey.File(parsing: bytes.span) }
        }
    }
}
