internal import MimaIO

/// Puts bytes into armor, line by line.
final class ArmorWriter {
    private let sink: any ByteSink
    private let lines: Base64LineSink
    private var hasBegun = false

    init(_ sink: any ByteSink) {
        self.sink = sink
        lines = Base64LineSink(sink)
    }

    func write(_ bytes: Span<UInt8>) throws(IOError) {
        try begin()
        try lines.write(bytes)
    }

    /// Ends the armor: nothing can be written after that.
    func finish() throws(IOError) {
        try begin()
        try lines.finish()
        try sink.write(Array("\(Armor.end)\n".utf8))
    }

    private func begin() throws(IOError) {
        if hasBegun { return }
        hasBegun = true
        try sink.write(Array("\(Armor.beginning)\n".utf8))
    }
}
