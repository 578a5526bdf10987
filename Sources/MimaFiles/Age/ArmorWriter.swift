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
        let text = [UInt8](capacity: Base64.encodedCount(byteCount: bytes.count) + lines) { output in
            var start = 0
            while start < bytes.count {
                let end = min(start + Armor.bytesPerLine, bytes.count)
                Base64.encode(bytes.extracting(start..<end), into: &output)
                output.append(0x0a)
                start = end
            }
        }
        try sink.write(text)
    }
}
