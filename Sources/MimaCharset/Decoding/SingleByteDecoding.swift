/// Decoding of the encodings with one byte a character, by a table of what the bytes from 0x80 are.
enum SingleByteDecoding {
    /// What each byte becomes; no bits where it is malformed.
    typealias Table = ConstantTable<UInt32>

    @inline(__always)
    static func decode(_ ends: inout Conversion, _ table: Table) -> Stop {
        // A copy of its own is kept in registers; what the caller lent is not.
        var run = ends
        defer { ends = run }
        while true {
            run.copyASCII()
            // A lone space between words that are not ASCII is not worth the change to copying.
            while run.available > 0 {
                guard run.free >= Conversion.room else { return .full }
                let byte = run[0]
                let entry = PackedUTF8(bits: table[Int(byte)])
                if entry.bits == 0 {
                    if byte < 0x80 { break }
                    return .malformed(count: 1)
                }
                run.put(entry)
                run.skip(1)
                if byte < 0x80, run.available > 0, run[0] < 0x80 { break }
            }
            if run.available == 0 { return .end }
            if run.free < Conversion.room { return .full }
        }
    }

    /// As `decode`, for encodings whose bytes below 0x80 are not ASCII.
    static func decodeAll(_ run: inout Conversion, _ table: Table) -> Stop {
        while run.available > 0 {
            guard run.free >= Conversion.room else { return .full }
            run.put(PackedUTF8(bits: table[Int(run[0])]))
            run.skip(1)
        }
        return .end
    }

    /// The tables of the code pages.
    static let tables: [Charset: Table] = Dictionary(
        uniqueKeysWithValues: Charset.allCases.compactMap { charset in
            charset.codePoints.map { (charset, table($0)) }
        }
    )

    /// A table in which every byte from 0x80 is malformed.
    static let none = table([])

    private static func table(_ codes: [UInt32?]) -> Table {
        // Byte 0 is U+0000 in every page, which no bits mark as malformed: it is below 0x80, so that `decode` never asks,
        // and `decodeAll` writes one byte of zero for it.
        Table(count: 256, zero: 0) { table in
            for (byte, code) in codes.enumerated() {
                if let code { table[byte] = PackedUTF8(code).bits }
            }
        }
    }
}
