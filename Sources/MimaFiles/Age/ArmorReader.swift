internal import MimaBytes
internal import MimaIO

/// Takes the armor off: gives the bytes that stand in it.
///
/// What was read before a fault is given first, the fault with the next read, as if the fault were not known yet.
final class ArmorReader {
    private let text: BufferedStream
    private var lineNumber = 0
    private var state = State.before
    private var decoded: [UInt8] = []
    private var start = 0

    private enum State {
        case before
        case within
        case after
        case failed(FilesError)
    }

    init(_ text: BufferedStream) {
        self.text = text
    }

    /// Whether `stream` begins with the beginning of an armor, white space before it aside.
    static func isArmored(_ stream: BufferedStream) throws(FilesError) -> Bool {
        var room = 128
        while true {
            let bytes = try stream.peek(room)
            let rest = bytes.drop(while: Armor.isWhitespace)
            let hasEnded = bytes.count < room
            if rest.count >= Armor.beginning.utf8.count || hasEnded || room > 2 * Armor.maximumWhitespace {
                return rest.starts(with: Armor.beginning.utf8)
            }
            room *= 2
        }
    }

    /// What stands in the armor, for whoever looks ahead in it.
    var stream: BufferedStream {
        BufferedStream { (output) throws(FilesError) in try self.read(into: &output) }
    }

    /// Appends between 1 and `output.freeCapacity` bytes and gives how many, 0 at the end of the armor.
    func read(into output: inout OutputSpan<UInt8>) throws(FilesError) -> Int {
        if start == decoded.count { try decodeMore() }
        let count = min(decoded.count - start, output.freeCapacity)
        output.append(copying: decoded.span.extracting(start..<(start + count)))
        start += count
        return count
    }

    private func decodeMore() throws(FilesError) {
        decoded.removeAll(keepingCapacity: true)
        start = 0
        if case .failed(let error) = state { throw error }
        do throws(FilesError) {
            if case .before = state {
                try readBeginning()
                state = .within
            }
            // Some lines at a time; every call either makes progress or comes to the end.
            while case .within = state, decoded.count < 1 << 16 {
                if try !decodeFullLines() { try decodeLine() }
            }
        } catch {
            state = .failed(error)
            if decoded.isEmpty { throw error }
        }
    }

    private func malformed(_ reason: String) -> FilesError {
        .malformedArmor(line: lineNumber, reason: reason)
    }

    /// The next line without its end, CR LF or LF, which may be missing at the end of the file; nil after that.
    private func nextLine(maximumByteCount: Int) throws(FilesError) -> [UInt8]? {
        lineNumber += 1
        var line: [UInt8]
        switch try text.readLine(maximumByteCount: maximumByteCount + 1) {
        case .line(let found):
            line = found
        case .truncated:
            line = try text.readRest(maximumByteCount: maximumByteCount + 1)
            if line.isEmpty { return nil }
        case .tooLong:
            throw malformed("the line is too long")
        }
        if line.last == 0x0d { line.removeLast() }
        return line
    }

    private func readBeginning() throws(FilesError) {
        var whitespace = 0
        while true {
            guard let line = try nextLine(maximumByteCount: Armor.maximumWhitespace) else {
                throw malformed("there is no \(Armor.beginning)")
            }
            if line.allSatisfy(Armor.isWhitespace) {
                whitespace += line.count + 1
                if whitespace > Armor.maximumWhitespace { throw malformed("too much white space") }
                continue
            }
            if line.elementsEqual(Armor.beginning.utf8) { return }
            throw malformed("this should be \(Armor.beginning)")
        }
    }

    /// Decodes the full lines that come next, all at once; what is not one of them, or not in order, is left to
    /// ``decodeLine()``, which finds the fault. Returns whether there was any.
    private func decodeFullLines() throws(FilesError) -> Bool {
        let lineByteCount = Armor.charactersPerLine + 1
        let block = try text.peek(lineByteCount << 10)
        let lines = block.span
        var count = 0
        var end = Armor.charactersPerLine
        while end < lines.count && lines[end] == 0x0a {
            count += 1
            end += lineByteCount
        }
        if count == 0 { return false }
        let characters = [UInt8](capacity: count * Armor.charactersPerLine) { output in
            for line in 0..<count {
                let start = line * lineByteCount
                output.append(copying: lines.extracting(start..<(start + Armor.charactersPerLine)))
            }
        }
        do throws(BytesError) {
            try decoded.append(addingCapacity: count * Armor.bytesPerLine) { (output) throws(BytesError) in
                // Padding is for the last line, which is not full then.
                try Base64.decode(characters.span, padding: .forbidden, into: &output)
            }
        } catch {
            return false
        }
        text.skip(count * lineByteCount)
        lineNumber += count
        return true
    }

    private func decodeLine() throws(FilesError) {
        guard let line = try nextLine(maximumByteCount: Armor.charactersPerLine + 1) else {
            throw malformed("the file ends before \(Armor.end)")
        }
        if line.elementsEqual(Armor.end.utf8) { return try readEnd() }
        if line.isEmpty { throw malformed("the line is empty") }
        if line.count > Armor.charactersPerLine { throw malformed("the line is too long") }
        let before = decoded.count
        do {
            decoded += try Base64.decode(line)
        } catch {
            throw malformed("not canonical base64 with padding")
        }
        if decoded.count - before == Armor.bytesPerLine { return }
        guard let last = try nextLine(maximumByteCount: Armor.charactersPerLine),
            last.elementsEqual(Armor.end.utf8)
        else {
            throw malformed("after a short line this should be \(Armor.end)")
        }
        try readEnd()
    }

    /// After the end there may be white space alone.
    private func readEnd() throws(FilesError) {
        let rest = try text.readRest(maximumByteCount: Armor.maximumWhitespace + 1)
        lineNumber += 1
        if !rest.allSatisfy(Armor.isWhitespace) { throw malformed("something stands after \(Armor.end)") }
        if rest.count > Armor.maximumWhitespace { throw malformed("too much white space") }
        state = .after
    }
}
