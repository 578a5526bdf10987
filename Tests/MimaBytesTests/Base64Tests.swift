import MimaBytes
import Testing

@Suite("Base64")
struct Base64Tests {
    // RFC 4648 §10.
    static let vectors = [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ]

    @Test("encodes and decodes the RFC's examples, padded or not", arguments: vectors)
    func standard(plain: String, text: String) throws {
        let bytes = Array(plain.utf8)
        let unpadded = String(text.prefix { $0 != "=" })
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.encode(bytes, padded: false) == unpadded)
        #expect(try Base64.decode(text) == bytes)
        #expect(try Base64.decode(Array(text.utf8)) == bytes)
        #expect(try Base64.decode(unpadded, padding: .forbidden) == bytes)
        #expect(try Base64.decode(text, padding: .optional) == bytes)
        #expect(try Base64.decode(unpadded, padding: .optional) == bytes)
        if text != unpadded {
            #expect(throws: BytesError.invalidPadding(offset: unpadded.utf8.count)) { try Base64.decode(unpadded) }
            #expect(throws: BytesError.invalidPadding(offset: unpadded.utf8.count)) {
                try Base64.decode(text, padding: .forbidden)
            }
        }
    }

    @Test("agrees with Python's base64", arguments: PythonVectors.counts.indices)
    func python(entry: Int) throws {
        let count = PythonVectors.counts[entry]
        let bytes = patternBytes(count)
        let texts: [(Base64.Alphabet, String)] = [
            (.standard, PythonVectors.base64[entry]), (.urlSafe, PythonVectors.base64URL[entry]),
        ]
        for (alphabet, text) in texts {
            let unpadded = String(text.prefix { $0 != "=" })
            #expect(Base64.encode(bytes, alphabet: alphabet) == text)
            #expect(Base64.encode(bytes, alphabet: alphabet, padded: false) == unpadded)
            #expect(Base64.encodedCount(byteCount: count) == text.utf8.count)
            #expect(Base64.encodedCount(byteCount: count, padded: false) == unpadded.utf8.count)
            #expect(Base64.maximumDecodedCount(characterCount: unpadded.utf8.count) == count)
            #expect(Base64.maximumDecodedCount(characterCount: text.utf8.count) >= count)
            #expect(try Base64.decode(text, alphabet: alphabet) == bytes)
            #expect(try Base64.decode(unpadded, alphabet: alphabet, padding: .forbidden) == bytes)
        }
    }

    // RFC 4648 tables 1 and 2.
    static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    @Test(
        "knows the alphabet's characters and no other, wherever one stands",
        arguments: [(Base64.Alphabet.standard, "+/"), (.urlSafe, "-_")]
    )
    func everyCharacter(alphabet: Base64.Alphabet, last: String) {
        let characters = Self.letters + Array(last.utf8)
        for place in [0, 1, 2, 3, 15, 16, 17, 22, 31, 32, 43] {
            for character in 0...255 as ClosedRange<UInt8> {
                var text = Array(repeating: UInt8(ascii: "A"), count: 44)
                text[place] = character
                let result = outcome { () throws(BytesError) in try Base64.decode(text, alphabet: alphabet) }
                if let value = characters.firstIndex(of: character) {
                    var expected = Array(repeating: 0 as UInt8, count: 33)
                    let group = value << (18 - 6 * (place % 4))
                    for byte in 0..<3 {
                        expected[place / 4 * 3 + byte] = UInt8(truncatingIfNeeded: group >> (16 - 8 * byte))
                    }
                    #expect(result == .success(expected))
                    #expect(Array(Base64.encode(expected, alphabet: alphabet).utf8) == text)
                } else if character == UInt8(ascii: "=") {
                    // In the last place it is good padding, elsewhere in the wrong place or followed by letters.
                    if place == 43 {
                        #expect(result == .success(Array(repeating: 0, count: 32)))
                    } else {
                        let offset = place % 4 < 2 ? place : place + 1
                        #expect(result == .failure(.invalidPadding(offset: offset)))
                    }
                } else {
                    #expect(result == .failure(.invalidCharacter(character, offset: place)))
                }
            }
        }
    }

    @Test("allows no character that encodes nothing")
    func leftOver() {
        for whole in [0, 4, 16, 60] {
            let text = String(repeating: "A", count: whole + 1)
            for padding in [PaddingRule.required, .forbidden, .optional] {
                #expect(throws: BytesError.invalidLength(characters: whole + 1)) {
                    try Base64.decode(text, padding: padding)
                }
            }
            #expect(throws: BytesError.invalidPadding(offset: whole + 1)) { try Base64.decode(text + "===") }
        }
    }

    @Test(
        "wants all the padding or none",
        arguments: [
            ("Zg=", 3), ("Zg", 2), ("Zm8", 3), ("=", 0), ("====", 0), ("Z===", 1), ("Zg===", 4), ("Zm8==", 4),
            ("Zm9v=", 4), ("Zm9v====", 4), ("Zg==Zg==", 4), ("Zg=Z", 3), ("Zm8=Z", 4),
        ]
    )
    func padding(text: String, offset: Int) {
        #expect(throws: BytesError.invalidPadding(offset: offset)) { try Base64.decode(text) }
        if text != "Zg" && text != "Zm8" {
            #expect(throws: BytesError.invalidPadding(offset: offset)) {
                try Base64.decode(text, padding: .optional)
            }
        }
    }

    @Test("accepts one text only for the same bytes")
    func canonical() throws {
        // Of the 64 last characters, those whose low four (two) bits are zero are canonical: RFC 4648 §3.5.
        for (value, letter) in Self.letters.enumerated() {
            let character = Character(Unicode.Scalar(letter))
            let one = outcome { () throws(BytesError) in try Base64.decode("A\(character)==") }
            #expect(one == (value % 16 == 0 ? .success([UInt8(value / 16)]) : .failure(.nonCanonical(offset: 1))))
            let two = outcome { () throws(BytesError) in
                try Base64.decode("AA\(character)", padding: .forbidden)
            }
            #expect(two == (value % 4 == 0 ? .success([0, UInt8(value / 4)]) : .failure(.nonCanonical(offset: 2))))
        }
        #expect(throws: BytesError.nonCanonical(offset: 2)) { try Base64.decode("Z\nh\n==", whitespace: .skip) }
    }

    @Test("skips white space only when told to, and counts it in offsets")
    func whitespace() throws {
        let bytes = patternBytes(200)
        for width in [1, 2, 3, 4, 5, 15, 16, 17, 64, 76] {
            let text = wrapped(Base64.encode(bytes), width: width)
            #expect(try Base64.decode(text, whitespace: .skip) == bytes)
            #expect(throws: BytesError.invalidCharacter(0x20, offset: width)) { try Base64.decode(text) }

            // A mistake is found where it is, whatever the lines before it.
            var damaged = Array(text.utf8)
            for place in damaged.indices where ![0x09, 0x0a, 0x0d, 0x20].contains(damaged[place]) {
                let old = damaged[place]
                damaged[place] = UInt8(ascii: "!")
                #expect(throws: BytesError.invalidCharacter(0x21, offset: place)) {
                    try Base64.decode(damaged, whitespace: .skip)
                }
                damaged[place] = old
            }
        }
        #expect(try Base64.decode(" Z g\r\n=\t= \n", whitespace: .skip) == Array("f".utf8))
        #expect(try Base64.decode(" \n", whitespace: .skip) == [])
        #expect(throws: BytesError.invalidPadding(offset: 5)) { try Base64.decode("Zg =\n", whitespace: .skip) }
    }

    @Test("fits exactly, and leaves the output as it was on an error")
    func output() throws {
        let text = Array(Base64.encode(patternBytes(100)).utf8)
        for room in 0...110 {
            var before = 0
            var thrown: BytesError?
            let result = [UInt8](capacity: room + 1) { output in
                output.append(0xee)
                before = output.freeCapacity
                do throws(BytesError) {
                    try Base64.decode(text.span, into: &output)
                } catch {
                    thrown = error
                }
            }
            if before < 100 {
                #expect(thrown == .outputTooSmall(capacity: before))
                #expect(result == [0xee])
            } else {
                #expect(thrown == nil)
                #expect(result == [0xee] + patternBytes(100))
            }
        }
    }

    @Test("encodes piece by piece what it encodes at once")
    func pieces() {
        let bytes = patternBytes(100)
        let text = [UInt8](capacity: Base64.encodedCount(byteCount: 100)) { output in
            for start in stride(from: 0, to: 100, by: 33) {
                Base64.encode(Array(bytes[start..<min(100, start + 33)]), into: &output)
            }
        }
        #expect(String(decoding: text, as: UTF8.self) == Base64.encode(bytes))
    }

    @Test("decodes into a secret without a copy in between")
    func secret() throws {
        let text = Array("Zm9vYmE=".utf8)
        let capacity = Base64.maximumDecodedCount(characterCount: text.count)
        let secret = try SecretBytes(count: capacity) { (output: inout OutputSpan<UInt8>) throws(BytesError) in
            try Base64.decode(text.span, into: &output)
        }
        #expect(secret == SecretBytes(copying: Array("fooba".utf8)))
    }

    @Test("gives back any bytes, and survives any text")
    func random() throws {
        var generator = SystemRandomNumberGenerator()
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(try Base64.decode(Base64.encode(bytes)) == bytes)
            for padding in [PaddingRule.required, .forbidden, .optional] {
                // Whatever is accepted is the one encoding of what it decodes to.
                if let decoded = try? Base64.decode(bytes, padding: padding) {
                    let text = Base64.encode(decoded, padded: bytes.contains(UInt8(ascii: "=")))
                    #expect(Array(text.utf8) == bytes)
                }
            }
        }
    }
}
