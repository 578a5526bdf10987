internal import MimaBytes
internal import MimaIO

/// Base64 in lines of 64 characters, as PEM, age's armor and `openssl enc -a` have it.
enum Base64Lines {
    static let charactersPerLine = 64
    static let bytesPerLine = 48
}

/// Writes bytes as lines of base64, the last one with padding and a line feed too.
///
/// Sendable is unchecked: like any sink, it is used by one thread at a time.
final class Base64LineSink: ByteSink, @unchecked Sendable {
    private let sink: any ByteSink
    /// What does not fill a line yet.
    private var pending: [UInt8] = []

    init(_ sink: any ByteSink) {
        self.sink = sink
    }

    func write(_ bytes: Span<UInt8>) throws(IOError) {
        var start = 0
        if !pending.isEmpty {
            start = min(Base64Lines.bytesPerLine - pending.count, bytes.count)
            for index in 0..<start { pending.append(bytes[index]) }
            if pending.count < Base64Lines.bytesPerLine { return }
            let line = pending
            pending = []
            try writeLines(line.span)
        }
        let end = bytes.count - (bytes.count - start) % Base64Lines.bytesPerLine
        try writeLines(bytes.extracting(start..<end))
        for index in end..<bytes.count { pending.append(bytes[index]) }
    }

    /// Writes the last line, if there is one yet to be written.
    func finish() throws(IOError) {
        let last = pending
        pending = []
        try writeLines(last.span)
    }

    /// Writes lines that are all full but the last.
    private func writeLines(_ bytes: Span<UInt8>) throws(IOError) {
        let lines = (bytes.count + Base64Lines.bytesPerLine - 1) / Base64Lines.bytesPerLine
        if lines == 0 { return }
        // A full line is whole groups of three bytes, so the lines can be encoded at once and cut afterwards.
        let encoded = [UInt8](capacity: Base64.encodedCount(byteCount: bytes.count)) { output in
            Base64.encode(bytes, into: &output)
        }
        let text = [UInt8](capacity: encoded.count + lines) { output in
            let characters = encoded.span
            for line in 0..<lines {
                let start = line * Base64Lines.charactersPerLine
                let end = min(start + Base64Lines.charactersPerLine, characters.count)
                output.append(copying: characters.extracting(start..<end))
                output.append(0x0a)
            }
        }
        try sink.write(text)
    }
}

/// Reads what lines of base64, of any length, stand for; white space is passed over.
final class Base64LineReader {
    private let text: BufferedStream
    /// Characters that are yet to be decoded: a group, or part of one.
    private var characters: [UInt8] = []
    private var decoded: [UInt8] = []
    private var start = 0
    private var hasEnded = false

    init(_ text: BufferedStream) {
        self.text = text
    }

    /// What stands in the text.
    var stream: BufferedStream {
        BufferedStream { (output) throws(FilesError) in try self.read(into: &output) }
    }

    /// Appends between 1 and `output.freeCapacity` bytes and gives how many, 0 at the end of the text.
    func read(into output: inout OutputSpan<UInt8>) throws(FilesError) -> Int {
        while start == decoded.count {
            if hasEnded { return 0 }
            try decodeMore()
        }
        let count = min(decoded.count - start, output.freeCapacity)
        output.append(copying: decoded.span.extracting(start..<(start + count)))
        start += count
        return count
    }

    private func decodeMore() throws(FilesError) {
        decoded.removeAll(keepingCapacity: true)
        start = 0
        let piece = try text.peek(1 << 16)
        text.skip(piece.count)
        hasEnded = piece.isEmpty
        for byte in piece where !Armor.isWhitespace(byte) { characters.append(byte) }
        // Padding is for the end, so the last group waits until it is known whether it is that.
        let count = hasEnded ? characters.count : max(0, characters.count - 1) / 4 * 4
        if count == 0 { return }
        let group = characters
        do throws(BytesError) {
            try decoded.append(addingCapacity: (count + 3) / 4 * 3) { (output) throws(BytesError) in
                let padding: PaddingRule = hasEnded ? .required : .forbidden
                try Base64.decode(group.span.extracting(0..<count), padding: padding, into: &output)
            }
        } catch {
            throw .malformedBase64
        }
        characters.removeFirst(count)
    }
}
