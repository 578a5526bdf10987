// GNU's older ways of telling where a sparse file has data (GNU tar's manual, appendix D.2).

extension Tar.Reader {
    /// The map in a header of type S, of 4 segments, and in the blocks that follow it, of 21 each.
    static func readOldMap(_ header: Tar.Header, _ input: inout BlockInput) throws(ArchiveError) -> Tar.SparseMap {
        typealias Field = Tar.Header.Field
        var map = Tar.SparseMap(size: try header.number(Field.realSize, "size", offset: input.offset))
        try append(header.block[Field.sparse], to: &map, offset: input.offset)
        var continues = header.block[Field.sparseContinues] != 0
        while continues {
            guard let block = try input.nextBlock() else { throw .truncated }
            try append(block[..<504], to: &map, offset: input.offset)
            continues = block[504] != 0
        }
        return map
    }

    /// Adds segments, each of two numbers in 12 bytes; the first without a size ends them.
    private static func append(_ bytes: ArraySlice<UInt8>, to map: inout Tar.SparseMap, offset: Int)
        throws(ArchiveError)
    {
        for start in stride(from: bytes.startIndex, to: bytes.endIndex, by: 24) {
            if bytes[start + 12] == 0 { return }
            guard let position = Tar.Number.parse(bytes[start..<start + 12]),
                let size = Tar.Number.parse(bytes[start + 12..<start + 24]),
                map.append(offset: position, byteCount: size)
            else { throw .corrupt(reason: "malformed map of a sparse file", offset: offset) }
        }
    }

    /// The map of the pax formats 0.0 (a record a number) and 0.1 (one record with commas).
    static func map(in records: Tar.PaxRecords, size: Int, offset: Int) throws(ArchiveError) -> Tar.SparseMap {
        var map = Tar.SparseMap(size: size)
        var numbers: [Int] = []
        func take(_ text: some Sequence<UInt8>) throws(ArchiveError) {
            guard let number = Int(String(decoding: Array(text), as: UTF8.self)) else {
                throw .corrupt(reason: "malformed map of a sparse file", offset: offset)
            }
            numbers.append(number)
        }
        if let list = records["GNU.sparse.map"] {
            for part in list.split(separator: UInt8(ascii: ",")) { try take(part) }
        } else {
            for (key, value) in records.values where key == "GNU.sparse.offset" || key == "GNU.sparse.numbytes" {
                try take(value)
            }
        }
        for index in stride(from: 0, to: numbers.count, by: 2) {
            guard index + 1 < numbers.count, map.append(offset: numbers[index], byteCount: numbers[index + 1]) else {
                throw .corrupt(reason: "malformed map of a sparse file", offset: offset)
            }
        }
        return map
    }
}

/// Decimal numbers, each ended by a line feed, that come byte by byte.
struct DecimalLines {
    private var value = 0
    private var digitCount = 0

    /// The number that `byte` ends, if it ends one.
    mutating func take(_ byte: UInt8, offset: Int) throws(ArchiveError) -> Int? {
        if byte == UInt8(ascii: "\n"), digitCount > 0 {
            defer { (value, digitCount) = (0, 0) }
            return value
        }
        guard (48...57).contains(byte), digitCount < 18 else {
            throw .corrupt(reason: "malformed map of a sparse file", offset: offset)
        }
        value = value * 10 + Int(byte - 48)
        digitCount += 1
        return nil
    }
}
