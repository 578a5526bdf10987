import MimaArchive
import Testing

/// The streams were made by Python's `zlib`, as each test says.
@Suite("Zlib")
struct ZlibTests {
    static let text = [UInt8](String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 4).utf8)
    static let squares = [UInt8]((0..<120).map { "\($0 * $0)," }.joined().utf8)

    // zlib.compress(text, 9)
    static let textStream = hex(
        "78da0bc94855282ccd4cce56482aca2fcf5348cbaf50c82acd2d2856c82f4b2d5228014ae72456552aa4e4a7eb29840c0ec500"
            + "fa60409d"
    )

    // zlib.compress(squares, 9): a block with Huffman codes of its own
    static let squaresStream = hex(
        "78da2591c901c43008031be2610e83e9bfb11d655f2641c0208eb995ad795b5ccbb65aebb2e7e6e798076f1559148b04"
            + "4d5cdeb79651e8a94657c5fbca6eacdd696b74cd3b7c0fff1ff945b7adbe14faa1833bad5c3d3d68eea929a57157735b"
            + "002d9281c85f8901c238a27011c7598b3c6551c721a3225ad1e8df5376d1a52a92fe82863ce99745e7d48c1ca6e5636e"
            + "2e047560295155c257056935cc35da566bdcc33ed7b5706a633276b5f31d45cbbf3e64a972dca4a22fb53d74e947bf39"
            + "57e65031ccb4b9cc9d8160169627eb5fc0f74ab76898df837eb5070a222871932df79def5632ebc417d791c18d029b11"
            + "bbabce3d5271c9476f59ea4feec6ffd229cfe3cafe185d22f63bca779facfb1d4857cbd501cbd9e8074afa70b0"
    )

    @Test("A stream decompresses to what was compressed, whatever its kind of blocks and window")
    func kinds() throws {
        // compressobj(9, DEFLATED, 15, 9, Z_FIXED) and compressobj(9, DEFLATED, 9) differ from it in the header alone.
        let fixed = [0x78, 0x01] + Self.textStream.dropFirst(2)
        let small = [0x18, 0xd3] + Self.textStream.dropFirst(2)
        // compressobj(0).compress(b"Mima"): a stored block
        let stored = hex("7801010400fbff4d696d6103ae0185")
        #expect(try Zlib.decompress(Self.textStream, maximumByteCount: 1000) == Self.text)
        #expect(try Zlib.decompress(fixed, maximumByteCount: 1000) == Self.text)
        #expect(try Zlib.decompress(small, maximumByteCount: 1000) == Self.text)
        #expect(try Zlib.decompress(Self.squaresStream, maximumByteCount: 1000) == Self.squares)
        #expect(try Zlib.decompress(stored, maximumByteCount: 1000) == [UInt8]("Mima".utf8))
    }

    @Test("An empty message is a stream of 8 bytes")
    func empty() throws {
        // zlib.compress(b"")
        #expect(try Zlib.decompress(hex("789c030000000001"), maximumByteCount: 0).isEmpty)
    }

    @Test("The limit is the most that is given out, to the byte")
    func limit() throws {
        let count = Self.text.count
        #expect(try Zlib.decompress(Self.textStream, maximumByteCount: count).count == count)
        for limit in [0, 1, count - 1] {
            #expect(throws: ArchiveError.outputTooLarge(limit: limit)) {
                try Zlib.decompress(Self.textStream, maximumByteCount: limit)
            }
        }
        #expect(try Zlib.decompress(Self.textStream, maximumByteCount: Int.max).count == count)
    }

    @Test("A small stream of a huge message is cut off at the limit, and comes out whole below it")
    func bomb() throws {
        // zlib.compress(bytes(1 << 20), 9): 1039 bytes, of which all but the ends are zero
        let stream =
            hex("78daedc13101000000c2a0f54f6d085fa0") + [UInt8](repeating: 0, count: 1016) + hex("3e0300f00001")
        #expect(stream.count == 1039)
        #expect(throws: ArchiveError.outputTooLarge(limit: 1 << 20 - 1)) {
            try Zlib.decompress(stream, maximumByteCount: 1 << 20 - 1)
        }
        #expect(try Zlib.decompress(stream, maximumByteCount: 1 << 20) == [UInt8](repeating: 0, count: 1 << 20))
    }

    @Test("A stream that is cut off anywhere is truncated")
    func truncated() {
        for stream in [Self.textStream, Self.squaresStream] {
            for count in 0..<stream.count {
                #expect(throws: ArchiveError.truncated, "\(count) bytes") {
                    try Zlib.decompress(Array(stream[..<count]), maximumByteCount: 1000)
                }
            }
        }
    }

    @Test("A stream with any bit flipped never gives another message")
    func flipped() {
        for stream in [Self.textStream, Self.squaresStream] {
            for bit in 0..<(8 * stream.count) {
                var damaged = stream
                damaged[bit / 8] ^= 1 << (bit % 8)
                let output = try? Zlib.decompress(damaged, maximumByteCount: 1000)
                // Bits that fill the last byte before the checksum mean nothing.
                #expect(output == nil || output == Self.text || output == Self.squares, "bit \(bit)")
            }
        }
    }

    @Test("A wrong checksum and a wrong header are told, with zlib's reason and the place")
    func corrupt() {
        var checksum = Self.textStream
        checksum[checksum.count - 1] ^= 1
        #expect(throws: ArchiveError.corrupt(reason: "incorrect data check", offset: checksum.count)) {
            try Zlib.decompress(checksum, maximumByteCount: 1000)
        }
        #expect(throws: ArchiveError.corrupt(reason: "incorrect header check", offset: 2)) {
            try Zlib.decompress([UInt8]("no stream".utf8), maximumByteCount: 1000)
        }
    }

    @Test("Bytes after the stream are an error, and so is a second stream")
    func trailing() {
        for rest in [[0], Self.textStream] {
            #expect(throws: ArchiveError.trailingData(offset: Self.textStream.count)) {
                try Zlib.decompress(Self.textStream + rest, maximumByteCount: 1000)
            }
        }
    }

    @Test("A stream that needs a dictionary is told so")
    func dictionary() {
        // compressobj(9, zdict=b"quick brown fox")
        let stream = hex(
            "78f92ee905d30bc9485528441552c82acd2d2856c82f4b2d5228014ae72456552aa4e4a7eb290c12c500fa60409d"
        )
        #expect(throws: ArchiveError.dictionaryNeeded) { try Zlib.decompress(stream, maximumByteCount: 1000) }
    }

    @Test("Random bytes are refused without a crash")
    func random() {
        var generator = SystemRandomNumberGenerator()
        for count in 0..<500 {
            // A right header, so that the noise reaches the decoder.
            let bytes = [0x78, 0x9c] + (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(throws: ArchiveError.self) { try Zlib.decompress(bytes, maximumByteCount: 1 << 16) }
        }
    }
}

/// The bytes of hexadecimal digits, in this file always well-formed.
private func hex(_ digits: String) -> [UInt8] {
    let digits = Array(digits)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
}
