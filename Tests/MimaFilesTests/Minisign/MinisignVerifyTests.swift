import MimaBytes
import MimaFiles
import MimaIO
import Testing

@Suite("Minisign: verification")
struct MinisignVerifyTests {
    private static func keys(_ texts: String...) throws -> [Minisign.PublicKey] {
        try texts.map { try Minisign.PublicKey(parsing: $0) }
    }

    private static func verify(
        _ signature: String,
        _ keys: [Minisign.PublicKey],
        message: [UInt8] = MinisignFiles.message,
        allowLegacy: Bool = true
    ) throws -> Minisign.PublicKey {
        let signature = try Minisign.Signature(parsing: [UInt8](signature.utf8))
        return try Minisign.verify(signature, of: MemorySource(message), with: keys, allowLegacy: allowLegacy)
    }

    @Test(
        "accepts what minisign signed",
        arguments: [
            (MinisignFiles.signature, MinisignFiles.plainPublicKey),
            (MinisignFiles.legacySignature, MinisignFiles.plainPublicKey),
            (MinisignFiles.commentedSignature, MinisignFiles.plainPublicKey),
            (MinisignFiles.passphraseSignature, MinisignFiles.passphrasePublicKey),
        ]
    )
    func accepts(signature: String, key: String) throws {
        #expect(try Self.verify(signature, Self.keys(key)) == Self.keys(key)[0])
    }

    @Test("finds among several keys the one that signed")
    func several() throws {
        let keys = try Self.keys(
            MinisignFiles.smallPublicKey,
            MinisignFiles.passphrasePublicKey,
            MinisignFiles.plainPublicKey
        )
        #expect(try Self.verify(MinisignFiles.passphraseSignature, keys) == keys[1])
        #expect(try Self.verify(MinisignFiles.signature, keys) == keys[2])
    }

    @Test("finds it although another key has the same id")
    func sameID() throws {
        // Another key's bytes under this key's id: anybody can make such a file.
        let real = try Minisign.PublicKey(parsing: MinisignFiles.plainPublicKey)
        let other = try Minisign.PublicKey(parsing: MinisignFiles.smallPublicKey)
        let head = try Base64.decode(real.base64).prefix(10)
        let forged = try Minisign.PublicKey(parsing: Base64.encode(head + other.rawRepresentation))
        let keys = [forged, real]
        #expect(keys[0].id == keys[1].id)
        #expect(try Self.verify(MinisignFiles.signature, keys) == keys[1])
        #expect(throws: FilesError.minisign(.wrongSignature(keys[0].id))) {
            try Self.verify(MinisignFiles.signature, [keys[0]])
        }
    }

    @Test("names both ids when the key is another")
    func otherKey() throws {
        let keys = try Self.keys(MinisignFiles.smallPublicKey, MinisignFiles.plainPublicKey)
        let id = Minisign.KeyID(0xE3DB_2EA1_8D6C_E7D1)
        let one = FilesError.minisign(.unknownKey(signature: id, known: [keys[0].id]))
        #expect(throws: one) { try Self.verify(MinisignFiles.passphraseSignature, [keys[0]]) }
        #expect(one.description == "signed by key E3DB2EA18D6CE7D1, but the public key is E611E561BD3C0D6A")
        let several = FilesError.minisign(.unknownKey(signature: id, known: keys.map(\.id)))
        #expect(throws: several) { try Self.verify(MinisignFiles.passphraseSignature, keys) }
        #expect(
            several.description == "signed by key E3DB2EA18D6CE7D1, "
                + "which is none of the public keys E611E561BD3C0D6A, 7CCD81CA2154D913"
        )
        #expect(throws: FilesError.minisign(.unknownKey(signature: id, known: []))) {
            try Self.verify(MinisignFiles.passphraseSignature, [])
        }
    }

    @Test("refuses another message", arguments: [MinisignFiles.signature, MinisignFiles.legacySignature])
    func otherMessage(signature: String) throws {
        let keys = try Self.keys(MinisignFiles.plainPublicKey)
        for message in [[], MinisignFiles.message.dropLast(), MinisignFiles.message + [0]] {
            #expect(throws: FilesError.minisign(.wrongSignature(keys[0].id))) {
                try Self.verify(signature, keys, message: [UInt8](message))
            }
        }
    }

    @Test("tells an altered trusted comment from an altered message")
    func otherComment() throws {
        let keys = try Self.keys(MinisignFiles.plainPublicKey)
        let altered = MinisignFiles.signature.replacing("file:note.txt", with: "file:note.exe")
        #expect(throws: FilesError.minisign(.wrongTrustedComment(keys[0].id))) { try Self.verify(altered, keys) }
        // A digest taken for a message: the letters that name the form are not signed, but the forms differ.
        let other = MinisignFiles.signature.replacing("RUQT", with: "RWQT")
        #expect(throws: FilesError.minisign(.wrongSignature(keys[0].id))) { try Self.verify(other, keys) }
    }

    @Test("refuses the legacy form when told to")
    func legacy() throws {
        let keys = try Self.keys(MinisignFiles.plainPublicKey)
        #expect(throws: FilesError.minisign(.legacyNotAllowed)) {
            try Self.verify(MinisignFiles.legacySignature, keys, allowLegacy: false)
        }
        _ = try Self.verify(MinisignFiles.signature, keys, allowLegacy: false)
    }

    @Test("copies what it verifies")
    func copies() throws {
        let signature = try Minisign.Signature(parsing: [UInt8](MinisignFiles.signature.utf8))
        let sink = MemorySink()
        try Minisign.verify(
            signature,
            of: MemorySource(MinisignFiles.message),
            with: Self.keys(MinisignFiles.plainPublicKey),
            copyingTo: sink
        )
        #expect(sink.bytes == MinisignFiles.message)
    }

    @Test("passes on what the source cannot read")
    func failingSource() throws {
        let source = InputFile(descriptor: -1, named: "broken", closing: false)
        let signature = try Minisign.Signature(parsing: [UInt8](MinisignFiles.signature.utf8))
        let error = #expect(throws: FilesError.self) {
            try Minisign.verify(signature, of: source, with: Self.keys(MinisignFiles.plainPublicKey))
        }
        guard case .io = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
    }
}
