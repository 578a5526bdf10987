import MimaFiles
import MimaIO
import Testing

@Suite("Minisign: signatures")
struct MinisignSignatureTests {
    private static func key() throws -> Minisign.SecretKey {
        try SecretKeyText.parse(MinisignFiles.plainSecretKey).unlock()
    }

    // Ed25519 has no randomness, so the same key and comments give the very bytes that minisign wrote.
    @Test(
        "are byte for byte those of minisign",
        arguments: [
            (MinisignFiles.signature, Minisign.Form.prehashed), (MinisignFiles.legacySignature, .legacy),
        ]
    )
    func same(text: String, form: Minisign.Form) throws {
        let comment = try Minisign.Comment.describing(fileName: "note.txt", timestamp: 1_795_521_033, form: form)
        let signature = try Self.key().sign(MemorySource(MinisignFiles.message), form: form, trustedComment: comment)
        #expect(String(decoding: signature.fileBytes, as: UTF8.self) == text)
    }

    @Test("have the comments they were given")
    func comments() throws {
        let signature = try Self.key().sign(
            MemorySource(MinisignFiles.message),
            trustedComment: Minisign.Comment("release 1.0\t密码"),
            untrustedComment: Minisign.Comment("Grüße")
        )
        #expect(String(decoding: signature.fileBytes, as: UTF8.self) == MinisignFiles.commentedSignature)
    }

    @Test("do not depend on the pieces in which the message comes", arguments: [Minisign.Form.prehashed, .legacy])
    func pieces(form: Minisign.Form) throws {
        let message = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 8) }
        let comment = try Minisign.Comment("")
        let whole = try Self.key().sign(MemorySource(message), form: form, trustedComment: comment)
        var signer = try Minisign.Signer(Self.key(), form: form)
        for start in stride(from: 0, to: message.count, by: 777) {
            try signer.update([UInt8](message[start..<min(start + 777, message.count)]))
        }
        #expect(try signer.finish(trustedComment: comment) == whole)
    }

    @Test(
        "are read and written without change",
        arguments: [
            MinisignFiles.signature, MinisignFiles.legacySignature, MinisignFiles.commentedSignature,
            MinisignFiles.passphraseSignature,
        ]
    )
    func readAndWritten(text: String) throws {
        #expect(try Minisign.Signature(parsing: [UInt8](text.utf8)).fileBytes == [UInt8](text.utf8))
    }

    @Test("tell what they say of themselves")
    func facts() throws {
        let signature = try Minisign.Signature(parsing: [UInt8](MinisignFiles.commentedSignature.utf8))
        #expect(signature.form == .prehashed)
        #expect(signature.keyID.description == "7CCD81CA2154D913")
        #expect(signature.trustedComment.description == "release 1.0\t密码")
        #expect(signature.untrustedComment.description == "Grüße")
        let legacy = try Minisign.Signature(parsing: [UInt8](MinisignFiles.legacySignature.utf8))
        #expect(legacy.form == .legacy)
    }

    @Test("keep comments that are not UTF-8")
    func otherBytes() throws {
        var bytes = [UInt8]("untrusted comment: ".utf8) + [0xC4, 0xE3]
        bytes += [UInt8](MinisignFiles.signature.utf8).drop { $0 != 0x0a }
        #expect(try Minisign.Signature(parsing: bytes).fileBytes == bytes)
    }

    @Test("can be as long as minisign reads them, and no longer")
    func limits() throws {
        let (long, longTrusted) = (String(repeating: "x", count: 1003), String(repeating: "y", count: 8173))
        let signature = try Self.key().sign(
            MemorySource([]),
            trustedComment: Minisign.Comment(longTrusted),
            untrustedComment: Minisign.Comment(long)
        )
        let bytes = signature.fileBytes
        #expect(bytes.count < Minisign.maximumFileByteCount)
        #expect(try Minisign.Signature(parsing: bytes) == signature)

        #expect(throws: FilesError.self) { try Minisign.Comment(longTrusted + "y") }
        let tooLong = try Minisign.Comment(long + "x")
        #expect(throws: FilesError.self) {
            try Self.key().sign(MemorySource([]), trustedComment: tooLong, untrustedComment: tooLong)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let untrusted = text.replacing(long, with: long + "x")
        let trusted = text.replacing(longTrusted, with: longTrusted + "y")
        for (changed, line, count, limit) in [(untrusted, 1, 1004, 1003), (trusted, 3, 8174, 8173)] {
            let reason = "has a comment of \(count) bytes, and at most \(limit) are allowed"
            #expect(throws: FilesError.minisign(.malformed(.signature, line: line, reason: reason))) {
                try Minisign.Signature(parsing: [UInt8](changed.utf8))
            }
        }
    }

    @Test(
        "have comments of one line without control characters",
        arguments: [
            "a\nb", "a\rb", "a\0b", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}",
        ]
    )
    func unusableComment(text: String) {
        let error = #expect(throws: FilesError.self) { try Minisign.Comment(text) }
        guard case .minisign(.unusableComment) = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
        #expect(throws: FilesError.self) { try Minisign.Comment.describing(fileName: text, timestamp: 0) }
    }

    @Test(
        "that are malformed are refused with the line and the reason",
        arguments: [
            (1, "trusted comment: ", #"does not begin with "untrusted comment: ""#),
            (2, "RUQ=", "has 2 bytes, and a signature has 74"),
            (2, "%", "is not the base64 of a signature"),
            (3, "Trusted comment: x", #"does not begin with "trusted comment: ""#),
            (3, "trusted comment: a\0b", "has a control character in its comment that ends it early"),
            (3, "trusted comment: a\rb", "has a control character in its comment that ends it early"),
            (4, "", "has 0 bytes, and the trusted comment's signature has 64"),
            (5, "more", "follows, where the file should end"),
        ]
    )
    func malformed(line: Int, replacement: String, reason: String) {
        var lines = MinisignFiles.signature.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line - 1] = replacement
        let text = lines.joined(separator: "\n")
        #expect(throws: FilesError.minisign(.malformed(.signature, line: line, reason: reason))) {
            try Minisign.Signature(parsing: [UInt8](text.utf8))
        }
    }

    @Test("of the legacy form are not made of more than fits into the limit")
    func legacyLimit() throws {
        let comment = try Minisign.Comment("")
        let key = try Self.key()
        _ = try key.sign(MemorySource([1, 2, 3]), form: .legacy, trustedComment: comment, legacyLimit: 3)
        #expect(throws: FilesError.minisign(.legacyTooLarge(limit: 2))) {
            try key.sign(MemorySource([1, 2, 3]), form: .legacy, trustedComment: comment, legacyLimit: 2)
        }
        _ = try key.sign(MemorySource([1, 2, 3]), trustedComment: comment, legacyLimit: 0)
    }
}
