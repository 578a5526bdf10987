import MimaBytes
import Testing

@Suite("Bech32")
struct Bech32Tests {
    // BIP 173, "Test vectors": the valid strings, with the bytes that the Python package bech32 1.2.0 finds in them.
    static let valid = [
        ("A12UEL5L", "A", ""),
        ("a12uel5l", "a", ""),
        (
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio", ""
        ),
        (
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "abcdef",
            "00443214c74254b635cf84653a56d7c675be77df"
        ),
        (
            "11" + String(repeating: "q", count: 82) + "c8247j", "1", String(repeating: "00", count: 51)
        ),
        (
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "split",
            "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d"
        ),
        ("?1ezyfcl", "?", ""),
        // Invalid in the BIP for its 91 characters alone.
        (
            "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1569pvx",
            "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio", ""
        ),
    ]

    @Test("reads and writes the BIP's valid strings", arguments: valid)
    func bip(text: String, prefix: String, hex: String) throws {
        let decoded = try Bech32.decode(text)
        #expect(decoded.humanReadablePart == prefix)
        #expect(Hex.encode(decoded.bytes) == hex)
        #expect(try Bech32.encode(humanReadablePart: prefix, bytes: Hex.decode(hex)) == text)
    }

    // BIP 173, "Test vectors": the invalid strings, with what is wrong with each.
    static let invalid: [(String, BytesError)] = [
        ("\u{20}1nwldj5", .invalidHumanReadablePart(offset: 0)),
        ("\u{7f}1axkwrx", .invalidHumanReadablePart(offset: 0)),
        ("pzry9x0s0muk", .missingSeparator),
        ("1pzry9x0s0muk", .invalidHumanReadablePart(offset: 0)),
        ("x1b4n0q5v", .invalidCharacter(UInt8(ascii: "b"), offset: 2)),
        ("li1dgmt3", .invalidChecksum),
        ("A1G7SGD8", .invalidChecksum),
        ("10a06t8", .invalidHumanReadablePart(offset: 0)),
        ("1qzzfhee", .invalidHumanReadablePart(offset: 0)),
    ]

    @Test("refuses the BIP's invalid strings", arguments: invalid)
    func bipInvalid(text: String, error: BytesError) {
        #expect(throws: error) { try Bech32.decode(text) }
    }

    @Test("refuses the BIP's invalid strings that are not ASCII")
    func bipNotASCII() {
        #expect(throws: BytesError.invalidHumanReadablePart(offset: 0)) {
            try Bech32.decode([0x80] + Array("1eym55h".utf8))
        }
        #expect(throws: BytesError.invalidCharacter(0xff, offset: 8)) {
            try Bech32.decode(Array("de1lg7wt".utf8) + [0xff])
        }
    }

    @Test("agrees with the reference implementation", arguments: zip(PythonVectors.counts, PythonVectors.bech32))
    func python(count: Int, text: String) throws {
        #expect(try Bech32.encode(humanReadablePart: "mima1x", bytes: patternBytes(count)) == text)
        #expect(try Bech32.encode(humanReadablePart: "MIMA1X", bytes: patternBytes(count)) == text.uppercased())
        for (text, prefix) in [(text, "mima1x"), (text.uppercased(), "MIMA1X")] {
            let decoded = try Bech32.decode(text)
            #expect(decoded.humanReadablePart == prefix)
            #expect(decoded.bytes == patternBytes(count))
        }
    }

    // The identity is the reference implementation's text for 32 bytes 0x42; age-keygen 1.1.1 made the recipient of it.
    @Test("reads and writes age's keys")
    func age() throws {
        let identity = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        let secret = Array(repeating: 0x42 as UInt8, count: 32)
        let decoded = try Bech32.decode(identity)
        #expect(decoded.humanReadablePart == "AGE-SECRET-KEY-")
        #expect(decoded.bytes == secret)
        #expect(try Bech32.encode(humanReadablePart: "AGE-SECRET-KEY-", bytes: secret) == identity)

        let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        let share = try Bech32.decode(recipient)
        #expect(share.humanReadablePart == "age")
        #expect(share.bytes.count == 32)
        #expect(try Bech32.encode(humanReadablePart: "age", bytes: share.bytes) == recipient)
    }

    // Made with bech32_encode of the Python package bech32 1.2.0: right checksums over wrong groups of five bits.
    @Test(
        "refuses padding that is too long or not zero",
        arguments: [
            ("x1pxgy9m8", BytesError.invalidLength(characters: 1)),
            ("x1qqqn0an5s", .invalidLength(characters: 3)),
            ("x1qqqqqqqqpsppm0a", .invalidLength(characters: 9)),
            ("x1llssn9at", .nonCanonical(offset: 3)),
        ]
    )
    func regrouping(text: String, error: BytesError) {
        #expect(throws: error) { try Bech32.decode(text) }
    }

    @Test("accepts zero padding of up to four bits, and none")
    func goodRegrouping() throws {
        #expect(try Bech32.decode("x1lu7rxnn5").bytes == [0xff])
        #expect(try Bech32.decode("x1qqqqqqpqhmdr37").bytes == [0, 0, 0, 0, 0x20])
    }

    @Test("refuses a text of two cases, and says where the second begins")
    func mixedCase() {
        let text = Array("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj".utf8)
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
        for place in text.indices where isLetter(text[place]) {
            var changed = text
            changed[place] ^= 0x20
            // With the first letter changed, the second is the first that differs.
            let offset = place == 0 ? 1 : place
            let mixed = String(decoding: changed, as: UTF8.self)
            #expect(throws: BytesError.mixedCase(offset: offset)) { try Bech32.decode(mixed) }
        }
        #expect(throws: BytesError.mixedCase(offset: 1)) { try Bech32.encode(humanReadablePart: "aB", bytes: [1]) }
    }

    @Test("finds any one character changed, lost or added")
    func checksum() throws {
        let text = Array("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj".utf8)
        for place in 4..<text.count {
            for other in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8 where other != text[place] {
                var changed = text
                changed[place] = other
                let damaged = String(decoding: changed, as: UTF8.self)
                #expect(throws: BytesError.invalidChecksum) { try Bech32.decode(damaged) }
            }
            var shorter = text
            shorter.remove(at: place)
            let damaged = String(decoding: shorter, as: UTF8.self)
            #expect(throws: BytesError.invalidChecksum) { try Bech32.decode(damaged) }
        }
        for count in 0..<text.count {
            let truncated = String(decoding: text[..<count], as: UTF8.self)
            #expect(throws: count < 4 ? BytesError.missingSeparator : .invalidChecksum) {
                try Bech32.decode(truncated)
            }
        }
    }

    @Test("tells where a character of neither part is")
    func characters() {
        let text = Array("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj".utf8)
        for place in text.indices where place != 3 {
            for strange in [UInt8(ascii: " "), 0x00, 0x0a, 0x7f] {
                var changed = text
                changed[place] = strange
                let damaged = String(decoding: changed, as: UTF8.self)
                let error: BytesError =
                    place < 3
                    ? .invalidHumanReadablePart(offset: place) : .invalidCharacter(strange, offset: place)
                #expect(throws: error) { try Bech32.decode(damaged) }
            }
        }
        #expect(throws: BytesError.invalidHumanReadablePart(offset: 0)) {
            try Bech32.encode(humanReadablePart: "", bytes: [1])
        }
        #expect(throws: BytesError.invalidHumanReadablePart(offset: 2)) {
            try Bech32.encode(humanReadablePart: "agé", bytes: [1])
        }
        #expect(throws: BytesError.missingSeparator) { try Bech32.decode("") }
    }

    @Test("has no limit of length, and survives any text")
    func random() throws {
        let long = patternBytes(10_000)
        #expect(try Bech32.decode(Bech32.encode(humanReadablePart: "long", bytes: long)).bytes == long)
        var generator = SystemRandomNumberGenerator()
        for count in 0..<300 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(throws: BytesError.self) { try Bech32.decode(bytes) }
            #expect(try Bech32.decode(Bech32.encode(humanReadablePart: "1", bytes: bytes)).bytes == bytes)
        }
    }
}
