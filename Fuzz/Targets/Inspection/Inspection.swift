import FuzzSupport
import MimaFiles
import MimaIO

/// Telling what a file is, of whatever kind it may be.
@main
enum Inspection: FuzzTarget {
    static func test(_ bytes: [UInt8]) {
        let whole = failure { () throws(FilesError) in _ = try FileInspection(MemorySource(bytes)) }
        let pieces = PieceSource(bytes, firstPiece: Int(bytes.last ?? 0))
        let inPieces = failure { () throws(FilesError) in _ = try FileInspection(pieces) }
        require(whole == inPieces, "\(whole as Any) in one, \(inPieces as Any) in pieces")
    }
}

private func failure(_ body: () throws(FilesError) -> Void) -> FilesError? {
    do throws(FilesError) {
        try body()
        return nil
    } catch {
        return error
    }
}
