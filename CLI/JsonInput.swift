import Mima

extension InputOptions {
    /// Reads the whole input.
    func readJSON() throws -> JSON { JSON(try open().readAll()) }

    /// Hands each line that is not empty over as a document, without holding more than one line.
    func forEachJSONLine(_ body: (_ number: Int, _ line: JSON) throws -> Void) throws {
        let file = try open()
        var number = 0
        var rest: [UInt8] = []
        func take(_ line: ArraySlice<UInt8>) throws {
            number += 1
            if line.contains(where: { $0 > 0x20 }) { try body(number, JSON(Array(line))) }
        }
        while true {
            let piece = try [UInt8](capacity: 1 << 16) { (out: inout OutputSpan<UInt8>) in
                _ = try file.read(into: &out)
            }
            if piece.isEmpty { break }
            var start = 0
            while let end = piece[start...].firstIndex(of: 0x0A) {
                rest += piece[start..<end]
                try take(rest[...])
                rest.removeAll(keepingCapacity: true)
                start = end + 1
            }
            rest += piece[start...]
        }
        if !rest.isEmpty { try take(rest[...]) }
    }
}
