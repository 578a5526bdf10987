import MimaBytes
import Testing

@Suite("Base32")
struct Base32Tests {
    // RFC 4648 §10: the bytes, base32, base32hex.
    static let vectors = [
        ("", "", ""), ("f", "MY======", "CO======"), ("fo", "MZXQ====", "CPNG===="), ("foo", "MZXW6===", "CPNMU==="),
        ("foob", "MZXW6YQ=", "CPNMUOG="), ("fooba", "MZXW6YTB", "CPNMUOJ1"),
        ("foobar", "MZXW6YTBOI======", "CPNMUOJ1E8======"),
    ]

    @Test("encodes and decodes the RFC's examples, padded or not", arguments: vectors)
    func standard(plain: String, standard: String, extendedHex: String) throws {
        let bytes = Array(plain.utf8)
        for (alphabet, text) in [(Base32.Alphabet.standard, standard), (.extendedHex, extendedHex)] {
            let unpadded = String(text.prefix { $0 != "=" })
            #expect(Base32.encode(bytes, alphabet: alphabet) == text)
            #expect(Base32.encode(bytes, alphabet: alphabet, padded: false) == unpadded)
            #expect(try Base32.decode(text, alphabet: alphabet) == bytes)
            #expect(try Base32.decode(Array(text.utf8), alphabet: alphabet) == bytes)
            #expect(try Base32.decode(unpadded, alphabet: alphabet, padding: .forbidden) == bytes)
            #expect(try Base32.decode(text, alphabet: alphabet, padding: .optional) == bytes)
            #expect(try Base32.decode(unpadded, alphabet: alphabet, padding: .optional) == bytes)
            if text != unpadded {
                let missing = BytesError.invalidPadding(offset: unpadded.utf8.count)
                #expect(throws: missing) { try Base32.decode(unpadded, alphabet: alphabet) }
                #expect(throws: missing) { try Base32.decode(text, alphabet: alphabet, padding: .forbidden) }
            }
        }
    }

    @Test("agrees with Python's base64", arguments: PythonVectors.counts.indices)
    func python(entry: Int) throws {
        let count = PythonVectors.counts[entry]
        let bytes = patternBytes(count)
        let texts: [(Base32.Alphabet, String)] = [
            (.standard, PythonVectors.base32[entry]), (.extendedHex, PythonVectors.base32Hex[entry]),
        ]
        for (alphabet, text) in texts {
            let unpadded = String(text.prefix { $0 != "=" })
            #expect(Base32.encode(bytes, alphabet: alphabet) == text)
            #expect(Base32.encodedCount(byteCount: count) == text.utf8.count)
            #expect(Base32.encodedCount(byteCount: count, padded: false) == unpadded.utf8.count)
            #expect(Base32.maximumDecodedCount(characterCount: unpadded.utf8.count) == count)
            #expect(try Base32.decode(text, alphabet: alphabet) == bytes)
            #expect(try Base32.decode(unpadded, alphabet: alphabet, padding: .forbidden) == bytes)
        }
    }

    @Test(
        "knows the alphabet's characters and no other, wherever one stands",
        arguments: [
            (Base32.Alphabet.standard, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            (.extendedHex, "0123456789ABCDEFGHIJKLMNOPQRSTUV"),
        ]
    )
    func everyCharacter(alphabet: Base32.Alphabet, characters: String) throws {
        let characters = Array(characters.utf8)
        for place in 0..<16 {
            for character in 0...255 as ClosedRange<UInt8> where character != UInt8(ascii: "=") {
                var text = Array(repeating: characters[0], count: 16)
                text[place] = character
                let result = outcome { () throws(BytesError) in try Base32.decode(text, alphabet: alphabet) }
                if let value = characters.firstIndex(of: character) {
                    var expected = Array(repeating: 0 as UInt8, count: 10)
                    let group = value << (35 - 5 * (place % 8))
                    for byte in 0..<5 {
                        expected[place / 8 * 5 + byte] = UInt8(truncatingIfNeeded: group >> (32 - 8 * byte))
                    }
                    #expect(result == .success(expected))
                } else {
                    #expect(result == .failure(.invalidCharacter(character, offset: place)))
                }
            }
        }
    }

    @Test("allows the lengths that whole bytes have")
    func lengths() throws {
        for count in 0..<17 {
            let text = String(repeating: "A", count: count)
            let result = outcome { () throws(BytesError) in try Base32.decode(text, padding: .forbidden) }
            if [1, 3, 6].contains(count % 8) {
                #expect(result == .failure(.invalidLength(characters: count)))
            } else {
                #expect(result == .success(Array(repeating: 0, count: count * 5 / 8)))
            }
            // RFC 4648 §6: six, four, three or one "=" and no other number.
            for pads in 1..<9 {
                let padded = outcome { () throws(BytesError) in
                    try Base32.decode(text + String(repeating: "=", count: pads))
                }
                let isRight = (count + pads).isMultiple(of: 8) && [1, 3, 4, 6].contains(pads)
                if isRight {
                    #expect(padded == .success(Array(repeating: 0, count: count * 5 / 8)))
                } else {
                    let mayPad = [2, 4, 5, 7].contains(count % 8)
                    let offset = mayPad ? min(count + pads, (count + 7) / 8 * 8) : count
                    #expect(padded == .failure(.invalidPadding(offset: offset)))
                }
            }
        }
    }

    @Test("accepts one text only for the same bytes", arguments: [(2, 2), (4, 4), (5, 1), (7, 3)])
    func canonical(characters: Int, unused: Int) {
        for (value, letter) in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".enumerated() {
            let text = String(repeating: "A", count: characters - 1) + String(letter)
            let result = outcome { () throws(BytesError) in try Base32.decode(text, padding: .optional) }
            if value.isMultiple(of: 1 << unused) {
                var expected = Array(repeating: 0 as UInt8, count: characters * 5 / 8)
                let last = value >> unused
                expected[expected.count - 1] = UInt8(last)
                #expect(result == .success(expected))
            } else {
                #expect(result == .failure(.nonCanonical(offset: characters - 1)))
            }
        }
    }

    @Test("skips white space only when told to, and counts it in offsets")
    func whitespace() throws {
        let bytes = patternBytes(61)
        for width in 1..<20 {
            let text = wrapped(Base32.encode(bytes), width: width)
            #expect(try Base32.decode(text, whitespace: .skip) == bytes)
            #expect(throws: BytesError.invalidCharacter(0x20, offset: width)) { try Base32.decode(text) }
        }
        #expect(throws: BytesError.invalidCharacter(UInt8(ascii: "m"), offset: 3)) {
            try Base32.decode("M\r\nm", whitespace: .skip)
        }
    }

    @Test("leaves the output as it was when it is too small")
    func output() {
        let text = Array(Base32.encode(patternBytes(12)).utf8)
        var thrown: BytesError?
        let result = [UInt8](capacity: 12) { output in
            output.append(0xee)
            do throws(BytesError) {
                try Base32.decode(text.span, into: &output)
            } catch {
                thrown = error
            }
        }
        #expect(thrown == .outputTooSmall(capacity: 11))
        #expect(result == [0xee])
    }

    @Test("gives back any bytes, and survives any text")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(try Base32.decode(Base32.encode(bytes)) == bytes)
            let letters = bytes.map { "ABCDEFG234567=\n ".utf8.map { $0 }[Int($0 % 16)] }
            if let decoded = try? Base32.decode(letters, padding: .optional) {
                let text = Base32.encode(decoded, padded: letters.contains(UInt8(ascii: "=")))
                #expect(Array(text.utf8) == letters)
            }
        }
    }
}
