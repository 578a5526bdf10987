internal import MimaBytes
internal import MimaIO

/// Puts bytes into armor, line by line.
final class ArmorWriter {
    private let sink: any ByteSink
    /// What does not fill a line yet.
    private var pending: [UInt8] = []
    private var hasBegun = false

    init(_ sink: any ByteSink) {
        self.sink = sink
    }

    func write(_ bytes: Span<UInt8>) throws(IOError) {
        try begin()
        var start = 0
        if !pending.isEmpty {
            start = min(Armor.bytesPerLine - pending.count, bytes.count)
            for index in 0..<start { pending.append(bytes[index]) }
            if pending.count < Armor.bytesPerLine { return }
            let line = pending
            pending = []
            try writeLines(line.span)
        }
        let end = bytes.count - (bytes.count - start) % Armor.bytesPerLine
        try writeLines(bytes.extracting(start..<end))
        for index in end..<bytes.count { pending.append(bytes[index]) }
    }

    /// Ends the armor: nothing can be written after that.
    func finish() throws(IOError) {
        try begin()
        let last = pending
        pending = []
        try writeLines(last.span)
        try sink.write(Array("\(Armor.end)\n".utf8))
    }

    private func begin() throws(IOError) {
        if hasBegun { return }
        hasBegun = true
        try sink.write(Array("\(Armor.beginning)\n".utf8))
    }

    /// Writes lines that are all full but the last.
    private func writeLines(_ bytes: Span<UInt8>) throws(IOError) {
        let lines = (bytes.count + Armor.bytesPerLine - 1) / Armor.bytesPerLine
        if lines == 0 { return }
        // A full line is whole groups of three bytes, so the lines can be encoded at once and cut afterwards.
        let encoded = [UInt8](capacity: Base64.encodedCount(byteCount: bytes.count)) { output in
            Base64.encode(bytes, into: &output)
        }
        let text = [UInt8](capacity: encoded.count + lines) { output in
            let characters = encoded.span
            for line in 0..<lines {
                let start = line * Armor.charactersPerLine
                let end = min(start + Armor.charactersPerLine, characters.count)
                output.append(copying: characters.extracting(start..<end))
                output.append(0x0a)
            }
        }
        try sink.write(text)
    }
}
