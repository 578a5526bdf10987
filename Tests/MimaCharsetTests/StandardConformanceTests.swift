import Testing

@testable import MimaCharset

private func scalars(_ utf8: [UInt8]) -> [UInt32] {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value)
}

private func decoded(_ bytes: [UInt8], _ charset: Charset) throws -> [UInt32] {
    scalars(try charset.decodeToUTF8(bytes, byteOrderMark: .keep))
}

@Suite(
    "Decoding as the WHATWG Encoding Standard has it",
    .enabled(if: StandardIndexes.isPresent, "the standard's tables are not there")
)
struct StandardConformanceTests {
    private static let multiByte: [Charset] = [
        .gbk, .gb18030, .big5, .eucKR, .eucJP, .shiftJIS, .iso2022JP, .utf16LE, .utf16BE,
    ]

    private func standard(_ charset: Charset) throws -> StandardDecoder {
        StandardDecoder(charset.name, try #require(StandardIndexes.shared))
    }

    @Test("every label names the standard's encoding")
    func labels() throws {
        let labels = StandardIndexes.labels()
        #expect(labels.count == 40)
        for (name, labels) in labels {
            for label in labels {
                #expect(try Charset(label).name == name)
                #expect(try Charset(" \t\(label.uppercased())\r\n").name == name)
            }
        }
        #expect(Charset.allCases.filter(\.isStandard).count == 40)
    }

    @Test("every byte of every single-byte encoding, both ways")
    func singleBytes() throws {
        let indexes = try #require(StandardIndexes.shared)
        var count = 0
        for charset in Charset.allCases where charset.isStandard {
            let table = indexes.index(charset == .iso8859_8I ? "iso-8859-8" : charset.name.lowercased())
            guard table.count == 128 else { continue }
            count += 1
            for (offset, code) in table.enumerated() {
                let byte = UInt8(0x80 + offset)
                #expect(try decoded([byte], charset) == [code ?? 0xFFFD])
                if let code, let scalar = Unicode.Scalar(code) {
                    #expect(try charset.encode(String(Character(scalar))) == [byte])
                }
            }
        }
        #expect(count == 28)
    }

    @Test("every sequence of two bytes, alone and before ASCII", arguments: multiByte)
    func pairs(_ charset: Charset) throws {
        let standard = try standard(charset)
        var wrong = 0
        for first in UInt8(0)...255 {
            // One text of all the pairs with this byte, parted by line ends, so that the test is quick.
            var text: [UInt8] = []
            for second in UInt8(0)...255 { text += [first, second, 0x0A, 0x41, 0x0A] }
            if try decoded(text, charset) != standard.decode(text) { wrong += 1 }
            for second in UInt8(0)...255 {
                if try decoded([first, second], charset) != standard.decode([first, second]) { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    @Test("random bytes, most of them in the encoding's range", arguments: multiByte)
    func random(_ charset: Charset) throws {
        let standard = try standard(charset)
        var generator = SeededGenerator(seed: 7)
        var wrong = 0
        for _ in 0..<4000 {
            let bytes = (0..<Int.random(in: 1...24, using: &generator)).map { _ in
                charset.sampleByte(using: &generator)
            }
            if try decoded(bytes, charset) != standard.decode(bytes) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("every edge of GB18030's ranges of four bytes, both ways")
    func ranges() throws {
        let indexes = try #require(StandardIndexes.shared)
        let standard = try standard(.gb18030)
        var pointers: Set<Int> = [7457, 39419, 39420, 188_999, 189_000, 1_237_575, 1_237_576]
        for (pointer, _) in indexes.gb18030Ranges { for d in -1...1 { pointers.insert(max(0, Int(pointer) + d)) } }
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 { pointers.insert(Int.random(in: 0..<1_587_600, using: &generator)) }
        for pointer in pointers {
            let bytes = [
                UInt8(pointer / 12600 + 0x81), UInt8(pointer / 1260 % 10 + 0x30), UInt8(pointer / 10 % 126 + 0x81),
                UInt8(pointer % 10 + 0x30),
            ]
            let codes = try decoded(bytes, .gb18030)
            #expect(codes == standard.decode(bytes))
            if codes.count == 1, codes[0] != 0xFFFD, let scalar = Unicode.Scalar(codes[0]) {
                #expect(try Charset.gb18030.encode(String(Character(scalar))) == bytes)
            }
        }
    }

    @Test("every character of the indexes is written as the standard's encoders write it")
    func encoders() throws {
        let indexes = try #require(StandardIndexes.shared)
        let gb = indexes.index("gb18030")
        try check(.gb18030, gb) { pointer in
            gb[pointer] == 0xE5E5 ? nil : (pointer / 190 + 0x81, pointer % 190 + (pointer % 190 < 0x3F ? 0x40 : 0x41))
        }
        try check(.eucKR, indexes.index("euc-kr")) { ($0 / 190 + 0x81, $0 % 190 + 0x41) }
        let big5 = indexes.index("big5")
        let lastOnes: Set<UInt32> = [0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345]
        try check(.big5, big5, takesLast: lastOnes) { pointer in
            pointer < 32 * 157 ? nil : (pointer / 157 + 0x81, pointer % 157 + (pointer % 157 < 0x3F ? 0x40 : 0x62))
        }
        let jis = indexes.index("jis0208")
        try check(.eucJP, jis) { ($0 / 94 + 0xA1, $0 % 94 + 0xA1) }
        try check(.shiftJIS, jis) { pointer in
            8272...8835 ~= pointer
                ? nil
                : (
                    pointer / 188 + (pointer / 188 < 0x1F ? 0x81 : 0xC1),
                    pointer % 188 + (pointer % 188 < 0x3F ? 0x40 : 0x41)
                )
        }
    }

    private func check(
        _ charset: Charset,
        _ index: [UInt32?],
        takesLast: Set<UInt32> = [],
        _ place: (Int) -> (Int, Int)?
    ) throws {
        var expected: [UInt32: [UInt8]] = [:]
        for (pointer, code) in index.enumerated() {
            guard let code, let (lead, trail) = place(pointer), lead < 256 else { continue }
            if expected[code] == nil || takesLast.contains(code) { expected[code] = [UInt8(lead), UInt8(trail)] }
        }
        var wrong: [UInt32] = []
        for code in Set(index.compactMap(\.self)) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let bytes = try? charset.encode(String(Character(scalar)))
            if bytes != expected[code] { wrong.append(code) }
        }
        #expect(wrong.sorted().map { String($0, radix: 16) } == [], "\(charset)")
        #expect(!expected.isEmpty)
    }
}

extension Charset {
    /// A byte that is likely to mean something.
    func sampleByte(using generator: inout SeededGenerator) -> UInt8 {
        switch self {
        case .iso2022JP, .hz, .utf7:
            let likely: [UInt8] = [0x1B, 0x24, 0x28, 0x42, 0x4A, 0x49, 0x40, 0x7E, 0x7B, 0x7D, 0x2B, 0x2D, 0x30, 0x21]
            return Bool.random(using: &generator)
                ? likely.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
        case .utf16LE, .utf16BE:
            return Bool.random(using: &generator)
                ? UInt8.random(in: 0xD7...0xE0, using: &generator) : UInt8.random(in: 0...255, using: &generator)
        default:
            return switch Int.random(in: 0..<4, using: &generator) {
            case 0: UInt8.random(in: 0...255, using: &generator)
            case 1: UInt8.random(in: 0x30...0x39, using: &generator)
            default: UInt8.random(in: 0x80...0xFF, using: &generator)
            }
        }
    }
}
