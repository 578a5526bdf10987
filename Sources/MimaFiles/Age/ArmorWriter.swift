internal import MimaBytes
internal import MimaIO

/// Puts bytes into armor, line by line.
final class ArmorWriter {
    /// Takes a piece of the armor's text.
    typealias Downstream = (Span<UInt8>) throws(FilesError) -> Void

    private let downstream: Downstream
    /// What does not fill a line yet.
    private var pending: [UInt8] = []
    private var hasBegun = false

    init(writing downstream: @escaping Downstream) {
        self.downstream = downstream
    }

    func write(_ bytes: Span<UInt8>) throws(FilesError) {
        try begin()
        var rest = bytes
        if !pending.isEmpty {
            let needed = min(Armor.bytesPerLine - pending.count, rest.count)
            keep(rest.extracting(first: needed))
            rest = rest.extracting(droppingFirst: needed)
            if pending.count < Armor.bytesPerLine { return }
            try writeLines(pending.span)
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count - rest.count % Armor.bytesPerLine
        try writeLines(rest.extracting(first: whole))
        keep(rest.extracting(droppingFirst: whole))
    }

    private func keep(_ bytes: Span<UInt8>) {
        pending.append(addingCapacity: bytes.count) { $0.append(copying: bytes) }
    }

    /// Ends the armor: nothing can be written after that.
    func finish() throws(FilesError) {
        try begin()
        if !pending.isEmpty { try writeLines(pending.span) }
        pending = []
        try downstream(Array("\(Armor.end)\n".utf8).span)
    }

    private func begin() throws(FilesError) {
        if hasBegun { return }
        hasBegun = true
        try downstream(Array("\(Armor.beginning)\n".utf8).span)
    }

    /// Writes lines that are all full but the last.
    private func writeLines(_ bytes: Span<UInt8>) throws(FilesError) {
        let lines = (bytes.count + Armor.bytesPerLine - 1) / Armor.bytesPerLine
        if lines == 0 { return }
        let text = [UInt8](capacity: Base64.encodedCount(byteCount: bytes.count) + lines) { output in
            var start = 0
            while start < bytes.count {
                let end = min(start + Armor.bytesPerLine, bytes.count)
                Base64.encode(bytes.extracting(start..<end), into: &output)
                output.append(0x0a)
                start = end
            }
        }
        try downstream(text.span)
    }
}
