import Testing

@testable import MimaCharset

@Suite("Streaming")
struct StreamingTests {
    /// Decodes pieces into outputs of little room.
    static func decode(
        _ pieces: [[UInt8]],
        _ charset: Charset,
        room: Int,
        mark: ByteOrderMarkPolicy = .keep
    ) throws -> [UInt8] {
        var decoder = Charset.Decoder(charset, byteOrderMark: mark)
        var result: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            var rest = piece
            let isLast = index == pieces.count - 1
            repeat {
                var consumed = 0
                let part = try [UInt8](capacity: room) { output throws(CharsetError) in
                    consumed = try decoder.decode(rest.span, into: &output, isLast: isLast)
                }
                result += part
                rest.removeFirst(consumed)
            } while !rest.isEmpty
        }
        return result
    }

    @Test("any cut of any bytes decodes to the same text", arguments: Charset.allCases)
    func cuts(_ charset: Charset) throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<60 {
            let bytes = (0..<40).map { _ in charset.sampleByte(using: &generator) }
            let whole = try charset.decodeToUTF8(bytes, byteOrderMark: .keep)
            for cut in 0...bytes.count {
                let halves = [Array(bytes[..<cut]), [], Array(bytes[cut...])]
                let joined = try Self.decode(halves, charset, room: 48)
                #expect(joined == whole, "\(charset) cut at \(cut): \(bytes)")
                if joined != whole { return }
            }
            let single = try Self.decode(bytes.map { [$0] }, charset, room: Charset.Decoder.minimumRoom)
            #expect(single == whole, "\(charset) byte by byte: \(bytes)")
        }
    }

    @Test("bytes in many pieces of any sizes, into any room, decode to the same text", arguments: Charset.allCases)
    func pieces(_ charset: Charset) throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<12 {
            let bytes = (0..<300).map { _ in charset.sampleByte(using: &generator) }
            let whole = try charset.decodeToUTF8(bytes, byteOrderMark: .keep)
            for longest in [1, 2, 3, 5, 9, 40, 200] {
                var pieces: [[UInt8]] = []
                var rest = bytes[...]
                while !rest.isEmpty {
                    let piece = rest.prefix(Int.random(in: 0...longest, using: &generator))
                    pieces.append(Array(piece))
                    rest = rest.dropFirst(piece.count)
                }
                pieces.append([])
                let room = Int.random(in: Charset.Decoder.minimumRoom...400, using: &generator)
                let joined = try Self.decode(pieces, charset, room: room)
                #expect(joined == whole, "\(charset) in pieces of up to \(longest) into \(room): \(bytes)")
                if joined != whole { return }
            }
        }
    }

    @Test("any cut of a text encodes to the same bytes", arguments: Charset.allCases.filter { $0 != .replacement })
    func encodingCuts(_ charset: Charset) throws {
        let text = Array("aé€漢字 ｱあ~\\+¥‾Ж😀ß-\u{2212}가각中文".utf8)
        let whole = try charset.encode(utf8: text, unmappable: .htmlEscape)
        for cut in 0...text.count {
            var encoder = try Charset.Encoder(charset, unmappable: .htmlEscape)
            var result: [UInt8] = []
            for (piece, isLast) in [(Array(text[..<cut]), false), (Array(text[cut...]), true)] {
                var rest = piece
                repeat {
                    var consumed = 0
                    result += try [UInt8](capacity: 96) { output throws(CharsetError) in
                        consumed = try encoder.encode(rest.span, into: &output, isLast: isLast)
                    }
                    rest.removeFirst(consumed)
                } while !rest.isEmpty
            }
            #expect(result == whole, "\(charset) cut at \(cut)")
        }
        let back = try charset.decode(whole)
        #expect(!back.isEmpty)
    }

    @Test(
        "the end of a stream is written whatever the room for the last piece is",
        arguments: [Charset.iso2022JP, .hz, .utf7, .gb18030, .utf16LE]
    )
    func endOfStream(_ charset: Charset) throws {
        for length in 1...24 {
            let text = Array(String("a中b文c字d國".filter { charset != .hz || $0 != "國" }.prefix(8)).utf8)
            let repeated = Array(repeatElement(text, count: length).joined())
            let whole = try charset.encode(utf8: repeated)
            for room in Charset.Encoder.minimumRoom...Charset.Encoder.minimumRoom + 40 {
                var encoder = try Charset.Encoder(charset)
                var result: [UInt8] = []
                var rest = repeated
                repeat {
                    var consumed = 0
                    result += try [UInt8](capacity: room) { output throws(CharsetError) in
                        consumed = try encoder.encode(rest.span, into: &output, isLast: true)
                    }
                    rest.removeFirst(consumed)
                } while !rest.isEmpty
                #expect(result == whole, "\(charset), \(length) times in \(room) bytes")
                if result != whole { return }
            }
        }
    }

    @Test("a byte-order mark decides or is removed or is kept")
    func marks() throws {
        #expect(try Charset.windows1252.decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], byteOrderMark: .sniff) == "é")
        #expect(try Charset.utf8.decode([0xFF, 0xFE, 0x41, 0], byteOrderMark: .sniff) == "A")
        #expect(try Charset.utf8.decode([0xFE, 0xFF, 0, 0x41], byteOrderMark: .sniff) == "A")
        #expect(try Charset.utf8.decode([0xEF, 0xBB, 0xBF, 0x41]) == "A")
        #expect(try Charset.utf8.decode([0xEF, 0xBB, 0xBF, 0x41], byteOrderMark: .keep) == "\u{FEFF}A")
        #expect(try Charset.utf8.decode([0xEF, 0xBB]) == "\u{FFFD}")
        let pieces: [[UInt8]] = [[0xFF], [], [0xFE], [0x41], [0]]
        #expect(try Self.decode(pieces, .utf8, room: 64, mark: .sniff) == [0x41])
    }
}
