import MimaCharset
import Testing

@Suite("UTF-16")
struct UTF16Tests {
    /// One to four bytes in UTF-8, from both ends of each range, and those around the surrogates.
    private static let characters: [UInt32] = [
        0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0x4E2D, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF,
    ]

    @Test(
        "each four characters after each other become what Swift's own decoder makes of them",
        arguments: [false, true]
    )
    func everyNeighbour(isBigEndian: Bool) throws {
        let scalars = Self.characters.compactMap { Unicode.Scalar($0) }
        var text = ""
        for first in scalars {
            for second in scalars {
                for third in scalars {
                    for fourth in scalars {
                        for scalar in [first, second, third, fourth] { text.unicodeScalars.append(scalar) }
                    }
                }
            }
        }
        let bytes = text.utf16.flatMap { unit in
            let pair = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
            return isBigEndian ? pair : pair.reversed()
        }
        let decoded = try (isBigEndian ? Charset.utf16BE : .utf16LE).decodeToUTF8(bytes, malformed: .fail)
        #expect(decoded == Array(text.utf8))
    }

    @Test("a surrogate alone among any neighbours is one error, as Swift's decoder has it")
    func loneSurrogates() throws {
        let units: [UInt16] = [0x41, 0xE9, 0x4E2D, 0xD800, 0xDBFF, 0xDC00, 0xDFFF]
        for first in units {
            for second in units {
                for third in units {
                    for fourth in units {
                        let text = [first, second, third, fourth, 0x41]
                        let bytes = text.flatMap {
                            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
                        }
                        let decoded = try Charset.utf16LE.decodeToUTF8(bytes, malformed: .replace)
                        #expect(decoded == Array(String(decoding: text, as: UTF16.self).utf8))
                    }
                }
            }
        }
    }
}
