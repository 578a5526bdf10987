import Testing

@testable import MimaCharset

@Suite("Bytes, code units and code points")
struct TextTests {
    @Test("the offset of the first byte that is not UTF-8, wherever it is")
    func firstMalformed() {
        for length in 0..<80 {
            let text = Array(String(repeating: "aé漢😀", count: 10).utf8.prefix(length))
            let whole = String(validating: text, as: UTF8.self) != nil
            let expected = whole ? nil : (0...length).last { String(validating: text[..<$0], as: UTF8.self) != nil }
            #expect(UTF8Text.firstMalformedOffset(in: text) == expected, "\(length)")
        }
        let ascii = [UInt8](repeating: 0x61, count: 100)
        for position in 0..<100 {
            var text = ascii
            text[position] = 0xFF
            #expect(UTF8Text.firstMalformedOffset(in: text) == position)
        }
        #expect(UTF8Text.firstMalformedOffset(in: ascii) == nil)
        #expect(UTF8Text.isValid([]))
    }

    @Test("code points are counted as Swift counts its scalars")
    func count() {
        for length in 0..<40 {
            let text = String(String(repeating: "aé漢😀", count: 10).unicodeScalars.prefix(length))
            #expect(UTF8Text.codePointCount(Array(text.utf8)) == length)
        }
    }

    @Test("positions are translated as Swift's views have them")
    func positions() {
        let text = String(repeating: "aé漢😀\n", count: 500)
        let positions = TextPositions(text)
        #expect(positions.end == .init(utf8: text.utf8.count, utf16: text.utf16.count, codePoints: 2500))
        var expected = TextPositions.Position(utf8: 0, utf16: 0, codePoints: 0)
        for scalar in text.unicodeScalars {
            #expect(positions.at(utf8: expected.utf8) == expected)
            #expect(positions.at(utf16: expected.utf16) == expected)
            #expect(positions.at(codePoint: expected.codePoints) == expected)
            let width = String(scalar).utf8.count
            // Inside of a character is that character.
            if width > 1 { #expect(positions.at(utf8: expected.utf8 + width - 1) == expected) }
            expected.utf8 += width
            expected.utf16 += String(scalar).utf16.count
            expected.codePoints += 1
        }
        #expect(positions.at(utf8: expected.utf8) == expected)
        #expect(positions.at(utf8: expected.utf8 + 1) == nil)
        #expect(positions.at(utf16: -1) == nil)
        #expect(TextPositions("").at(utf8: 0) == .init(utf8: 0, utf16: 0, codePoints: 0))
    }

    @Test("positions need well-formed text")
    func malformed() {
        #expect(throws: CharsetError.malformed(offset: 1, bytes: [0xFF], charset: .utf8)) {
            try TextPositions(utf8: [0x61, 0xFF])
        }
    }
}
