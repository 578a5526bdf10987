import Testing

@testable import MimaCharset

@Suite("What cannot be converted")
struct PolicyTests {
    @Test("malformed bytes are replaced, left out, or an error with the offset and the bytes")
    func malformed() throws {
        let bytes: [UInt8] = [0x61, 0xD6, 0xD0, 0xFF, 0x62, 0xD6, 0x0A]
        #expect(try Charset.gbk.decode(bytes) == "a中\u{FFFD}b\u{FFFD}\n")
        #expect(try Charset.gbk.decode(bytes, malformed: .ignore) == "a中b\n")
        #expect(throws: CharsetError.malformed(offset: 3, bytes: [0xFF], charset: .gbk)) {
            try Charset.gbk.decode(bytes, malformed: .fail)
        }
        #expect(throws: CharsetError.malformed(offset: 2, bytes: [0xE4, 0xB8], charset: .utf8)) {
            try Charset.utf8.decode([0x61, 0x62, 0xE4, 0xB8], malformed: .fail)
        }
    }

    @Test("characters that the encoding lacks are an error by default, and otherwise what was asked for")
    func unmappable() throws {
        let text = "a→é"
        #expect(throws: CharsetError.unmappable(scalar: "→", offset: 1, charset: .windows1252)) {
            try Charset.windows1252.encode(text)
        }
        #expect(try Charset.windows1252.encode(text, unmappable: .questionMark) == [0x61, 0x3F, 0xE9])
        #expect(try Charset.windows1252.encode(text, unmappable: .ignore) == [0x61, 0xE9])
        #expect(try Charset.windows1252.encode(text, unmappable: .htmlEscape) == Array("a&#8594;".utf8) + [0xE9])
        #expect(try Charset.windows1252.encode(text, unmappable: .transliterate) == Array("a->".utf8) + [0xE9])
        #expect(!Charset.windows1252.canEncode(text))
        #expect(Charset.windows1252.canEncode("é"))
    }

    @Test("transliteration straightens quotation marks, narrows full-width forms and drops accents")
    func transliteration() throws {
        let text = "“Ｃafé” – ﬁn… Łódź ½"
        let expected = "\"Cafe\" - fin... Lodz 1/2"
        let bytes = try Charset.usASCIIExact.encode(text, unmappable: .transliterate)
        // Unicode's fraction has a slash of its own, which has a form in ASCII too.
        #expect(String(decoding: bytes, as: UTF8.self).replacing("\u{2044}", with: "/") == expected)
    }

    @Test("a replacement goes through the encoding itself")
    func replacementIsEncoded() throws {
        #expect(try Charset.ibm037.encode("€", unmappable: .questionMark) == [0x6F])
        let japanese = try Charset.iso2022JP.encode("あ☃あ", unmappable: .questionMark)
        #expect(try Charset.iso2022JP.decode(japanese) == "あ?あ")
    }

    @Test("the replacement encoding decodes to one mark and encodes nothing")
    func replacementEncoding() throws {
        #expect(try Charset.replacement.decode(Array("text".utf8)) == "\u{FFFD}")
        #expect(try Charset.replacement.decode([UInt8]()) == "")
        #expect(throws: CharsetError.notEncodable(.replacement)) { try Charset.replacement.encode("a") }
    }

    @Test("an unknown label is an error with near names")
    func labels() throws {
        #expect(throws: CharsetError.unknownLabel("gb1803", near: ["gb18030"])) { try Charset("gb1803") }
        #expect(throws: CharsetError.unknownLabel("", near: [])) { try Charset("") }
        #expect(try Charset("SJIS") == .shiftJIS)
        #expect(try Charset("cp437") == .ibm437)
        for charset in Charset.allCases {
            #expect(try Charset(charset.name) == charset || charset == .iso8859_1Exact)
            for label in charset.labels { #expect(try Charset(label) == charset) }
        }
    }

    @Test("text in UTF-16 goes both ways, and a surrogate alone is U+FFFD")
    func utf16() throws {
        #expect(try Charset.gbk.decodeToUTF16([0xD6, 0xD0]) == [0x4E2D])
        #expect(try Charset.gbk.encode(utf16: [0x4E2D]) == [0xD6, 0xD0])
        #expect(try Charset.utf8.encode(utf16: [0xD800]) == [0xEF, 0xBF, 0xBD])
    }

    @Test("what is not UTF-8 is encoded as U+FFFD would be")
    func badUTF8() throws {
        #expect(try Charset.utf16BE.encode(utf8: [0x61, 0xFF, 0x62]) == [0, 0x61, 0xFF, 0xFD, 0, 0x62])
        #expect(throws: CharsetError.unmappable(scalar: "\u{FFFD}", offset: 1, charset: .gbk)) {
            try Charset.gbk.encode(utf8: [0x61, 0xFF])
        }
    }
}
