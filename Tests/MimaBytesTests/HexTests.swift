import MimaBytes
import Testing

@Suite("Hex")
struct HexTests {
    // RFC 4648 §10.
    static let vectors = [
        ("", ""), ("f", "66"), ("fo", "666F"), ("foo", "666F6F"),
        ("foob", "666F6F62"), ("fooba", "666F6F6261"), ("foobar", "666F6F626172"),
    ]

    @Test("encodes and decodes the RFC's examples in both cases", arguments: vectors)
    func standard(plain: String, text: String) throws {
        let bytes = Array(plain.utf8)
        #expect(Hex.encode(bytes, uppercase: true) == text)
        #expect(Hex.encode(bytes) == text.lowercased())
        #expect(try Hex.decode(text) == bytes)
        #expect(try Hex.decode(text.lowercased()) == bytes)
        #expect(try Hex.decode(Array(text.utf8)) == bytes)
    }

    @Test("agrees with Python's binascii", arguments: zip(PythonVectors.counts, PythonVectors.hex))
    func python(count: Int, text: String) throws {
        let bytes = patternBytes(count)
        #expect(Hex.encode(bytes) == text)
        #expect(Hex.encode(bytes, uppercase: true) == text.uppercased())
        #expect(Hex.encodedCount(byteCount: count) == text.utf8.count)
        #expect(Hex.maximumDecodedCount(characterCount: text.utf8.count) == count)
        #expect(try Hex.decode(text) == bytes)
        #expect(try Hex.decode(text.uppercased()) == bytes)
    }

    @Test("knows the 22 digits and no other character, wherever it stands")
    func everyCharacter() {
        for place in [0, 1, 15, 16, 17, 31, 32, 40, 41] {
            for character in 0...255 as ClosedRange<UInt8> {
                var text = Array(repeating: UInt8(ascii: "0"), count: 42)
                text[place] = character
                var expected = Array(repeating: 0 as UInt8, count: 21)
                if let value = Character(Unicode.Scalar(character)).hexDigitValue, character < 0x80 {
                    expected[place / 2] = UInt8(place.isMultiple(of: 2) ? value * 16 : value)
                    #expect(outcome { () throws(BytesError) in try Hex.decode(text) } == .success(expected))
                } else {
                    let failure = BytesError.invalidCharacter(character, offset: place)
                    #expect(outcome { () throws(BytesError) in try Hex.decode(text) } == .failure(failure))
                }
            }
        }
    }

    @Test("refuses a digit left over")
    func oddLength() {
        for count in [1, 3, 33, 65] {
            let text = String(repeating: "a", count: count)
            #expect(throws: BytesError.invalidLength(characters: count)) { try Hex.decode(text) }
        }
        #expect(throws: BytesError.invalidLength(characters: 3)) { try Hex.decode("ab c ", whitespace: .skip) }
    }

    @Test("skips white space only when told to, and counts it in offsets")
    func whitespace() throws {
        let bytes = patternBytes(100)
        for width in [1, 2, 3, 5, 16, 32, 33, 60] {
            let text = wrapped(Hex.encode(bytes), width: width)
            #expect(try Hex.decode(text, whitespace: .skip) == bytes)
            #expect(throws: BytesError.invalidCharacter(0x20, offset: width)) { try Hex.decode(text) }
        }
        #expect(throws: BytesError.invalidCharacter(UInt8(ascii: "x"), offset: 6)) {
            try Hex.decode(" 0\t1\r\nx2", whitespace: .skip)
        }
        #expect(throws: BytesError.invalidCharacter(0x0b, offset: 2)) { try Hex.decode("00\u{b}", whitespace: .skip) }
    }

    @Test("fits exactly, and leaves the output as it was on an error")
    func output() throws {
        let text = Array(Hex.encode(patternBytes(40)).utf8)
        for room in 0...42 {
            var before = 0
            var thrown: BytesError?
            let result = [UInt8](capacity: room + 1) { output in
                output.append(0xee)
                before = output.freeCapacity
                do throws(BytesError) {
                    try Hex.decode(text.span, into: &output)
                } catch {
                    thrown = error
                }
            }
            if before < 40 {
                #expect(thrown == .outputTooSmall(capacity: before))
                #expect(result == [0xee])
            } else {
                #expect(thrown == nil)
                #expect(result == [0xee] + patternBytes(40))
            }
        }
        let appended = [UInt8](capacity: 6) { output in
            Hex.encode([1], into: &output)
            Hex.encode([0xab, 0xcd], uppercase: true, into: &output)
        }
        #expect(appended == Array("01ABCD".utf8))
    }

    @Test("gives back any bytes")
    func roundTrips() throws {
        var generator = SystemRandomNumberGenerator()
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(try Hex.decode(Hex.encode(bytes)) == bytes)
        }
    }
}
