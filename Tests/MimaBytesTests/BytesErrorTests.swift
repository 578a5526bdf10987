import MimaBytes
import Testing

@Suite("BytesError")
struct BytesErrorTests {
    static let all: [BytesError] = [
        .invalidCharacter(UInt8(ascii: "!"), offset: 1), .invalidLength(characters: 1), .invalidLength(characters: 5),
        .invalidPadding(offset: 3), .nonCanonical(offset: 4), .outputTooSmall(capacity: 7), .mixedCase(offset: 8),
        .missingSeparator, .invalidHumanReadablePart(offset: 0), .invalidChecksum,
    ]

    @Test("is one sentence for a person", arguments: all)
    func sentence(error: BytesError) {
        let text = "\(error)"
        #expect(text.hasSuffix("."))
        #expect(text.first?.isUppercase == true || text.first?.isNumber == true)
        #expect(!text.contains("\n"))
    }

    @Test("names the character and the place")
    func details() {
        #expect(
            BytesError.invalidCharacter(UInt8(ascii: "!"), offset: 12).description
                == "The character \"!\" at offset 12 does not belong to the encoding."
        )
        #expect(BytesError.invalidLength(characters: 1).description.hasPrefix("1 character does not"))
        #expect(BytesError.invalidLength(characters: 5).description.hasPrefix("5 characters do not"))
    }

    @Test("never puts a control character into the message")
    func controlCharacters() {
        for character in 0...255 as ClosedRange<UInt8> {
            let text = BytesError.invalidCharacter(character, offset: 0).description
            let isPlain = text.utf8.allSatisfy { (0x20..<0x7f).contains($0) }
            #expect(isPlain)
        }
        #expect(BytesError.invalidCharacter(0x0a, offset: 0).description.contains("0x0a"))
        #expect(BytesError.invalidCharacter(0xff, offset: 0).description.contains("0xff"))
    }
}
