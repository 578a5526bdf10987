import FuzzSupport
import MimaArchive
import MimaIO

/// Archives: reading ends, gives no more contents than an entry has, and does not depend on the pieces that come.
@main
enum TarArchive: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let first = readAll(MemorySource(bytes))
        let second = readAll(PieceSource(bytes, firstPiece: bytes.count % 89))
        require(first == second, "pieces")
    }

    private struct Outcome: Equatable {
        var entries: [Tar.Entry] = []
        var byteCount = 0
        var error: ArchiveError?
    }

    private static func readAll(_ source: any ByteSource) -> Outcome {
        var outcome = Outcome()
        var reader = Tar.Reader(source)
        do throws(ArchiveError) {
            while let entry = try reader.next() {
                outcome.entries.append(entry)
                var left = entry.size
                var count = -1
                var piece: [UInt8] = []
                while count != 0 {
                    left -= reader.skipHole()
                    piece.removeAll(keepingCapacity: true)
                    try piece.append(addingCapacity: 4096) { (output) throws(ArchiveError) in
                        count = try reader.read(into: &output)
                    }
                    left -= piece.count
                    outcome.byteCount += piece.count
                }
                require(left == 0, "an entry's contents have another size than it says")
            }
        } catch {
            outcome.error = error
        }
        return outcome
    }
}
