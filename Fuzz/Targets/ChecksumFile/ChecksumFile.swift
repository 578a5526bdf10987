import FuzzSupport
import MimaFiles
import MimaIO

/// Lists of checksums: each line is an entry or a fault, however the list comes in pieces.
@main
enum ChecksumFile: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        for separator in [Checksums.Separator.newline, .zero] {
            let whole = items(Checksums.Reader(MemorySource(bytes), separator: separator))
            let pieces = PieceSource(bytes, firstPiece: Int(bytes.last ?? 0))
            require(whole == items(Checksums.Reader(pieces, separator: separator)), "the list depends on the pieces")
            require(whole.count <= bytes.count + 1, "more items than bytes")
        }
    }
}

private func items(_ reader: Checksums.Reader) -> [Checksums.Item] {
    var items: [Checksums.Item] = []
    while let item = try? reader.next() { items.append(item) }
    return items
}
