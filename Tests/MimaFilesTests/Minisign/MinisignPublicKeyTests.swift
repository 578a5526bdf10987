import MimaFiles
import Testing

@Suite("Minisign: public keys")
struct MinisignPublicKeyTests {
    @Test(
        "are read from their files",
        arguments: [
            (MinisignFiles.plainPublicKey, "7CCD81CA2154D913"),
            (MinisignFiles.passphrasePublicKey, "E3DB2EA18D6CE7D1"),
            (MinisignFiles.smallPublicKey, "E611E561BD3C0D6A"),
        ]
    )
    func file(text: String, id: String) throws {
        let key = try Minisign.PublicKey(parsing: text)
        #expect(key.id.description == id)
        #expect(key.comment?.description == "minisign public key \(id)")
        #expect(key.fileBytes == [UInt8](text.utf8))
    }

    @Test("are read from the line of base64 alone")
    func line() throws {
        let line = "RWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS"
        let key = try Minisign.PublicKey(parsing: line)
        #expect(key == (try Minisign.PublicKey(parsing: MinisignFiles.plainPublicKey)))
        #expect(key.comment == nil)
        #expect(key.base64 == line)
        #expect(String(decoding: key.fileBytes, as: UTF8.self) == MinisignFiles.plainPublicKey)
    }

    @Test("have ids of 16 digits, zeros in front included")
    func shortID() {
        #expect(Minisign.KeyID(0xAB).description == "00000000000000AB")
    }

    @Test(
        "may have lines that end in CR LF, no end at the last line, or empty lines after it",
        arguments: [
            "untrusted comment: x\r\nRWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS\r\n",
            "untrusted comment: x\nRWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS",
            "untrusted comment: x\nRWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS\n\n\r\n",
        ]
    )
    func lineEnds(text: String) throws {
        #expect(try Minisign.PublicKey(parsing: text).comment?.description == "x")
    }

    @Test(
        "that are malformed are refused with the line and the reason",
        arguments: [
            ("", 1, "is missing"),
            ("hello\n", 1, #"does not begin with "untrusted comment: ""#),
            ("untrusted comment: x\n", 2, "is missing"),
            ("untrusted comment: x", 2, "is missing"),
            ("untrusted comment: a\rb\nRWQ", 1, "has a control character in its comment that ends it early"),
            ("untrusted comment: x\nRWQ=\n", 2, "has 2 bytes, and a public key has 42"),
            ("untrusted comment: x\nRW!\n", 2, "is not the base64 of a public key"),
            (MinisignFiles.plainSecretKey, 2, "is too long for a public key"),
            (MinisignFiles.signature, 2, "is too long for a public key"),
            (MinisignFiles.plainPublicKey + "x", 3, "follows, where the file should end"),
            (
                "RUQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS", 1,
                #"does not begin with "untrusted comment: ""#
            ),
            ("RWUT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS", 1, "has an unknown algorithm"),
            ("RWQT2VQhyoHNfPzEYLJCMtAok54KDgkwwF1ysZSZ8kgQiD1zH3XYKTGS=", 1, "is not the base64 of a public key"),
        ]
    )
    func malformed(text: String, line: Int, reason: String) {
        #expect(throws: FilesError.minisign(.malformed(.publicKey, line: line, reason: reason))) {
            try Minisign.PublicKey(parsing: text)
        }
    }
}
