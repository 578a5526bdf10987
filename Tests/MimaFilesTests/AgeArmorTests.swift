import MimaBytes
import MimaFiles
import MimaIO
import Testing

/// The rules of the age v1 specification (C2SP) for ASCII armor: strict PEM.
@Suite("age: armor")
struct AgeArmorTests {
    private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
    private static let end = "-----END AGE ENCRYPTED FILE-----"
    private static let plaintext = pattern(100)

    /// The lines of base64, of 64 characters but the last, of a file whose armor ends with a line as long as wanted.
    private static func lines(lastLineByteCount: Int = 20) throws -> [String] {
        var plaintext = plaintext
        while true {
            let file = try AgeFileBuilder().file(chunks: [plaintext])
            if file.count % 48 == lastLineByteCount % 48 { return lines(of: file) }
            plaintext.append(1)
        }
    }

    private static func lines(of file: [UInt8]) -> [String] {
        stride(from: 0, to: file.count, by: 48).map { Base64.encode(Array(file[$0..<min($0 + 48, file.count)])) }
    }

    private static func text(_ lines: [String], lineEnd: String = "\n") -> String {
        ([begin] + lines + [end]).map { $0 + lineEnd }.joined()
    }

    private func decrypting(
        _ text: String,
        armor: Age.ArmorRule = .detected
    ) -> (released: [UInt8], failure: FilesError?) {
        MimaFilesTests.decrypting(Array(text.utf8), armor: armor)
    }

    private func isMalformed(_ text: String, line: Int? = nil) -> Bool {
        guard case .malformedArmor(let found, _) = decrypting(text).failure else { return false }
        return line == nil || line == found
    }

    // MARK: what is right

    @Test("armor is taken off, whatever its last line's length", arguments: 0..<48)
    func good(lastLineByteCount: Int) throws {
        let text = Self.text(try Self.lines(lastLineByteCount: lastLineByteCount))
        let (released, failure) = decrypting(text)
        #expect(failure == nil)
        #expect(released.starts(with: Self.plaintext))
    }

    @Test("line ends may be CR LF, even in part")
    func carriageReturns() throws {
        let lines = try Self.lines()
        #expect(decrypting(Self.text(lines, lineEnd: "\r\n")).failure == nil)
        #expect(decrypting(Self.text(lines).replacing(Self.begin, with: Self.begin + "\r")).failure == nil)
        #expect(decrypting(Self.text(lines).replacing(Self.end, with: Self.end + "\r")).failure == nil)
    }

    @Test("the last line feed may be missing, and white space may stand around the armor")
    func around() throws {
        let text = Self.text(try Self.lines())
        #expect(decrypting(String(text.dropLast())).failure == nil)
        #expect(decrypting(String(text.dropLast()) + "\r").failure == nil)
        for space in [
            "\n", "\r\n", "\n\n  \n\t\n", String(repeating: "\n", count: 1000),
            String(repeating: " ", count: 900) + "\n",
        ] {
            #expect(decrypting(space + text).failure == nil)
            #expect(decrypting(text + space).failure == nil)
            #expect(decrypting(text + " " + space).failure == nil)
        }
    }

    @Test("too much white space around the armor is refused")
    func tooMuchAround() throws {
        let text = Self.text(try Self.lines())
        for space in ["\n", " \n", "\r\n", String(repeating: " ", count: 1023) + "\n"] {
            let much = String(repeating: space, count: 1100)
            #expect(decrypting(much + text).failure != nil)
            #expect(isMalformed(text + much))
            #expect(decrypting(much + text, armor: .required).failure != nil)
        }
    }

    // MARK: the rules

    @Test(
        "the first line is exact",
        arguments: [
            " \(begin)", "\(begin) ", "\(begin)\t", "-\(begin)", "\(begin)-", "x\n\(begin)", begin.lowercased(),
        ]
    )
    func firstLine(line: String) throws {
        let text = Self.text(try Self.lines()).replacing(Self.begin, with: line)
        #expect(decrypting(text).failure != nil)
        guard case .malformedArmor = decrypting(text, armor: .required).failure else {
            Issue.record("\(decrypting(text, armor: .required).failure as Any)")
            return
        }
    }

    @Test(
        "the last line is exact",
        arguments: [
            " \(end)", "\(end) x", "-\(end)", "\(end)-", end.lowercased(), "-----END AGE ENCRYPTED FILE----", "",
        ]
    )
    func lastLine(line: String) throws {
        for lines in [try Self.lines(), try Self.lines(lastLineByteCount: 48)] {
            #expect(isMalformed(Self.text(lines).replacing(Self.end, with: line)))
        }
    }

    @Test("nothing but white space follows the last line")
    func trailing() throws {
        let text = Self.text(try Self.lines())
        for rest in ["x", "\nx", text, "\u{0}", "\u{a0}"] { #expect(isMalformed(text + rest)) }
    }

    @Test("another label is no armor of age", arguments: ["AGE ENCRYPTED FILE ", "PRIVATE KEY", "AGE  ENCRYPTED FILE"])
    func label(label: String) throws {
        let text = Self.text(try Self.lines()).replacing("AGE ENCRYPTED FILE", with: label)
        #expect(decrypting(text).failure == .notAnAgeFile)
    }

    @Test("headers as in PEM are refused")
    func headers() throws {
        #expect(isMalformed(Self.text(["Comment: x", ""] + (try Self.lines())), line: 2))
    }

    @Test("an empty line or one of white space is refused anywhere inside")
    func emptyLines() throws {
        let lines = try Self.lines()
        for place in 0...lines.count {
            for line in ["", " ", "\t", "\r"] {
                var damaged = lines
                damaged.insert(line, at: place)
                #expect(isMalformed(Self.text(damaged)), "line \(place)")
            }
        }
    }

    @Test("white space within a line is refused, at its ends too")
    func spaces() throws {
        let lines = try Self.lines()
        for place in lines.indices {
            for damaged in [
                " \(lines[place])", "\(lines[place]) ", "\(lines[place])\t",
                "\(lines[place].prefix(8)) \(lines[place].dropFirst(8))",
            ] {
                #expect(isMalformed(Self.text(lines.replacing(place, with: damaged)), line: place + 2))
            }
        }
    }

    @Test("each line but the last has 64 characters")
    func lineLengths() throws {
        let file = Array(try Base64.decode(try Self.lines().joined().replacing("=", with: ""), padding: .forbidden))
        for size in [1, 3, 45, 47, 49, 51, 96] {
            let lines = stride(from: 0, to: file.count, by: size).map {
                Base64.encode(Array(file[$0..<min($0 + size, file.count)]))
            }
            #expect(isMalformed(Self.text(lines)))
        }
        // All in one line, and without line ends at all.
        #expect(isMalformed(Self.text([Base64.encode(file)]), line: 2))
        #expect(
            isMalformed(Self.begin + Base64.encode(file) + Self.end)
                || decrypting(Self.begin + Base64.encode(file)).failure != nil
        )
    }

    @Test("a line after a short one is refused")
    func shortLineInside() throws {
        var lines = try Self.lines()
        lines.insert("AAAA", at: 2)
        #expect(isMalformed(Self.text(lines), line: 5))
    }

    @Test("padding is needed, and only at the end")
    func padding() throws {
        for bytes in [19, 20] {
            let lines = try Self.lines(lastLineByteCount: bytes)
            let last = lines[lines.count - 1]
            let bare = last.filter { $0 != "=" }
            #expect(bare != last)
            for damaged in [String(bare), String(last.dropLast()), last + "=", bare + "===="] where damaged != last {
                #expect(isMalformed(Self.text(lines.replacing(lines.count - 1, with: damaged))), "\(damaged)")
            }
            #expect(isMalformed(Self.text(lines.replacing(0, with: "\(lines[0].dropLast(2))=="))))
        }
    }

    @Test("base64 must be canonical and of the standard alphabet")
    func canonical() throws {
        let lines = try Self.lines(lastLineByteCount: 19)
        let last = lines[lines.count - 1]
        // 19 bytes: the last character before the padding has four bits to spare, which must be zero.
        #expect(last.hasSuffix("=="))
        let spare = last.dropLast(3)
        var refused = 0
        for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/" {
            if isMalformed(Self.text(lines.replacing(lines.count - 1, with: "\(spare)\(character)=="))) { refused += 1 }
        }
        #expect(refused == 60)
        for character in "-_,.*\u{0}é" {
            let damaged = "\(character)\(lines[1].dropFirst())"
            #expect(isMalformed(Self.text(lines.replacing(1, with: damaged)), line: 3))
        }
    }

    @Test("armor without anything in it is no age file")
    func empty() {
        #expect(decrypting(Self.text([])).failure == .notAnAgeFile)
        #expect(decrypting("\(Self.begin)\n").failure != nil)
        #expect(isMalformed(Self.text([""])))
    }

    @Test("armor of what is no age file")
    func otherContents() {
        #expect(decrypting(Self.text(["aGVsbG8sIHdvcmxkIQo="])).failure == .notAnAgeFile)
    }

    @Test("armor within armor is no age file")
    func nested() throws {
        let inner = Array(Self.text(try Self.lines()).utf8)
        #expect(decrypting(Self.text(Self.lines(of: inner))).failure == .notAnAgeFile)
    }

    @Test("armor that is cut anywhere is refused, and nothing released")
    func truncated() throws {
        for lastLineByteCount in [20, 48] {
            let text = Array(Self.text(try Self.lines(lastLineByteCount: lastLineByteCount)).utf8)
            // Without the last line feed it is still whole.
            for count in 0..<(text.count - 1) {
                let (released, failure) = MimaFilesTests.decrypting(Array(text.prefix(count)))
                #expect(failure != nil && released.isEmpty, "\(count) of \(text.count) bytes")
            }
        }
    }

    @Test("any character of an armor that is altered is found")
    func altered() throws {
        let text = Array(Self.text(try Self.lines()).utf8)
        for index in text.indices.dropLast() {
            for byte in Array("A=-\n \u{0}".utf8) where byte != text[index] {
                var damaged = text
                damaged[index] = byte
                #expect(MimaFilesTests.decrypting(damaged).failure != nil, "\(byte) at \(index)")
            }
        }
    }

    @Test("whoever wants armor or wants none gets an error for the other")
    func rules() throws {
        let file = try AgeFileBuilder().file(chunks: [Self.plaintext])
        let text = Self.text(Self.lines(of: file))
        #expect(MimaFilesTests.decrypting(file, armor: .forbidden).failure == nil)
        #expect(decrypting(text, armor: .required).failure == nil)
        #expect(decrypting(text, armor: .forbidden).failure == .notAnAgeFile)
        guard case .malformedArmor = MimaFilesTests.decrypting(file, armor: .required).failure else {
            Issue.record("taken for armor")
            return
        }
    }

    // MARK: in pieces

    @Test(
        "how the text comes in pieces does not matter",
        arguments: [[1], [1, 2], [63, 1, 1], [64], [65], [66, 1], [47], [4096]]
    )
    func pieces(sizes: [Int]) throws {
        let text = Array((" \r\n" + Self.text(try Self.lines(), lineEnd: "\r\n") + "\n ").utf8)
        let sink = MemorySink()
        try Age.Decryptor(with: [PlainIdentity()]).decrypt(from: DribblingSource(text, sizes: sizes), to: sink)
        #expect(sink.bytes.starts(with: Self.plaintext))
    }

    @Test("a large file comes through in pieces, and damage far on is told with its line")
    func large() throws {
        let plaintext = pattern(1_200_000)
        let identity = try Age.X25519Identity()
        let file = try Age.Encryptor(to: [identity.recipient], armored: true).encrypt(plaintext)
        let sink = MemorySink()
        try Age.Decryptor(with: [identity]).decrypt(from: DribblingSource(file, sizes: [70_001, 3]), to: sink)
        #expect(sink.bytes == plaintext)

        var damaged = file
        let line = 20_000
        damaged[35 + (line - 2) * 65 + 10] = UInt8(ascii: "*")
        let (released, failure) = MimaFilesTests.decrypting(damaged, with: [identity])
        #expect(failure == .malformedArmor(line: line, reason: "not canonical base64 with padding"))
        #expect(plaintext.starts(with: released))
    }

    @Test("what comes first is the error, when a chunk is damaged and the armor behind it too")
    func twoFaults() throws {
        let identity = try Age.X25519Identity()
        let file = try Age.Encryptor(to: [identity.recipient], armored: true).encrypt(pattern(1_000_000))
        var damaged = file
        // A character in the second chunk, still base64; and one that is none, in the second batch of chunks.
        let early = 35 + 1500 * 65 + 10
        damaged[early] = damaged[early] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        damaged[35 + 12_000 * 65 + 10] = UInt8(ascii: "*")
        for _ in 0..<3 {
            let failure = MimaFilesTests.decrypting(damaged, with: [identity]).failure
            guard case .damagedAgePayload(1, _) = failure else {
                Issue.record("\(failure as Any)")
                return
            }
        }
    }

    @Test("a line without an end is given up in bounded memory")
    func endlessLine() {
        for beginning in [
            "\(Self.begin)", "\(Self.begin)\n", "\n\(Self.begin)\n\(String(repeating: "A", count: 64))\n",
        ] {
            let source = EndlessSource(beginning: beginning, repeating: "A")
            #expect(throws: FilesError.self) { try Age.EncryptedFile(source) }
            #expect(source.count < 1 << 18)
        }
        for rule in [Age.ArmorRule.detected, .required] {
            let source = EndlessSource(beginning: "", repeating: "\n")
            #expect(throws: FilesError.self) { try Age.EncryptedFile(source, armor: rule) }
            #expect(source.count < 1 << 18)
        }
    }

    // MARK: putting it on

    @Test("what is written has lines of 64 characters but the last", arguments: 0..<50)
    func written(byteCount: Int) throws {
        let identity = try Age.X25519Identity()
        let file = try Age.Encryptor(to: [identity.recipient], armored: true).encrypt(pattern(byteCount))
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.hasSuffix("\n"))
        let lines = text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "-----BEGIN AGE ENCRYPTED FILE-----")
        #expect(lines.last == "-----END AGE ENCRYPTED FILE-----")
        let inner = lines.dropFirst().dropLast()
        #expect(inner.dropLast().allSatisfy { $0.utf8.count == 64 })
        #expect((1...64).contains(inner.last?.utf8.count ?? 0))
    }
}

extension Array {
    fileprivate func replacing(_ index: Int, with element: Element) -> [Element] {
        var copy = self
        copy[index] = element
        return copy
    }
}
