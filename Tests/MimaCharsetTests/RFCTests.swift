import Testing

@testable import MimaCharset

@Suite("Encodings that RFCs define")
struct RFCTests {
    @Test("UTF-7: the examples of RFC 2152")
    func utf7() throws {
        let examples: [(String, String)] = [
            ("A+ImIDkQ.", "A\u{2262}\u{0391}."),
            ("Hi Mom -+Jjo--!", "Hi Mom -\u{263A}-!"),
            ("+ZeVnLIqe-", "\u{65E5}\u{672C}\u{8A9E}"),
            ("Item 3 is +AKM-1.", "Item 3 is \u{A3}1."),
            ("1 +- 1", "1 + 1"),
        ]
        for (encoded, text) in examples {
            #expect(try Charset.utf7.decode(Array(encoded.utf8), malformed: .fail) == text)
            #expect(try Charset.utf7.decode(Charset.utf7.encode(text), malformed: .fail) == text)
        }
    }

    @Test("UTF-7: a lone surrogate, bits left over and bytes beyond ASCII are malformed")
    func badUTF7() throws {
        for bad in ["+2AA-", "+ZeV-", "+Z-", "a\u{80}"] {
            #expect(throws: CharsetError.self, "\(bad)") {
                try Charset.utf7.decode(Array(bad.utf8), malformed: .fail)
            }
        }
    }

    @Test("HZ: the example of RFC 1843, and how lines are joined")
    func hz() throws {
        let example = "This sentence is in ASCII.\nThe next sentence is in GB.~{<:Ky2;S{#,NpJ)l6HK!#~}Bye."
        let text = "This sentence is in ASCII.\nThe next sentence is in GB.己所不欲，勿施於人。Bye."
        let decoded = try Charset.hz.decode(Array(example.utf8), malformed: .fail)
        #expect(decoded == text)
        #expect(try Charset.hz.encode(decoded) == Array(example.utf8))
        #expect(try Charset.hz.decode(Array("a~~b~\nc".utf8)) == "a~bc")
    }

    @Test("CESU-8: the example of Unicode's report 26")
    func cesu8() throws {
        let bytes: [UInt8] = [0x4D, 0xD1, 0x8B, 0xED, 0xA0, 0x80, 0xED, 0xBC, 0x82]
        #expect(try Charset.cesu8.decode(bytes, malformed: .fail) == "M\u{44B}\u{10302}")
        #expect(try Charset.cesu8.encode("M\u{44B}\u{10302}") == bytes)
        #expect(throws: CharsetError.self) {
            try Charset.cesu8.decode([0xF0, 0x90, 0x8C, 0x82], malformed: .fail)
        }
    }

    @Test("UTF-8: overlong forms, surrogates and what is beyond U+10FFFF are replaced part by part (Unicode table 3-8)")
    func utf8() throws {
        let bytes: [UInt8] = [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64]
        #expect(try Charset.utf8.decode(bytes) == "a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d")
        #expect(
            try Charset.utf8.decode([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41])
                == String(repeating: "\u{FFFD}", count: 8) + "A"
        )
        #expect(
            try Charset.utf8.decode([0xED, 0xA0, 0x80, 0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41])
                == String(repeating: "\u{FFFD}", count: 8) + "A"
        )
    }

    @Test("every malformed UTF-8 of up to four bytes is read as the standard library reads it")
    func utf8AsSwift() throws {
        var generator = SeededGenerator(seed: 5)
        let interesting: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<30_000 {
            let bytes = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                interesting.randomElement(using: &generator) ?? 0
            }
            let swift = String(decoding: bytes, as: UTF8.self)
            #expect(try Charset.utf8.decode(bytes, byteOrderMark: .keep) == swift)
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect((UTF8Text.firstMalformedOffset(in: bytes) == nil) == isValid)
        }
    }
}
