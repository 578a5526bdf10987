import Foundation
import TestPeers

/// Operations with their results, as `oracle.py` writes them; see there for the form.
struct OracleStream {
    struct Record {
        let name: String
        let arguments: [[UInt8]]
        let results: [[UInt8]]
    }

    struct Malformed: Error {}

    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ file: FileHandle) { self.file = file }

    /// The next record, or nil after the last.
    mutating func next() throws -> Record? {
        let length = Int(try bytes(1)[0])
        if length == 0 { return nil }
        let name = String(decoding: try bytes(length), as: UTF8.self)
        return Record(name: name, arguments: try list(), results: try list())
    }

    private mutating func list() throws -> [[UInt8]] {
        var values: [[UInt8]] = []
        for _ in 0..<(try bytes(1)[0]) {
            let length = try bytes(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            values.append(try bytes(length))
        }
        return values
    }

    private mutating func bytes(_ count: Int) throws -> [UInt8] {
        while buffer.count - position < count {
            guard let more = try file.read(upToCount: 1 << 20), !more.isEmpty else { throw Malformed() }
            buffer.removeSubrange(..<position)
            position = 0
            buffer += more
        }
        position += count
        return [UInt8](buffer[(position - count)..<position])
    }
}
