internal import MimaBytes

extension Age.Header {
    /// The longest line that is read, in bytes: far beyond what any recipient needs, and little memory.
    static let maximumLineByteCount = 1 << 16
    /// The largest header that is read, in bytes.
    static let maximumByteCount = 1 << 24

    /// Reads a header and leaves `stream` at the first byte of the payload.
    ///
    /// The text that the authentication code covers is not kept: the rules allow one spelling of a header alone, so
    /// it can be written again from the stanzas.
    init(parsing stream: BufferedStream) throws(FilesError) {
        var lines = HeaderLines(stream)
        try Self.checkVersion(&lines)
        var stanzas: [Age.Stanza] = []
        while true {
            let line = try lines.next()
            if line.starts(with: "---".utf8) {
                self.init(stanzas: stanzas, authenticationCode: try Self.authenticationCode(line, lines.number))
                return
            }
            stanzas.append(try Self.stanza(startingWith: line, &lines))
        }
    }

    private static func checkVersion(_ lines: inout HeaderLines) throws(FilesError) {
        let line: [UInt8]
        do {
            line = try lines.next()
        } catch {
            // Whatever has not even one line of text is some other kind of file.
            if case .malformedAgeHeader = error { throw .notAnAgeFile }
            throw error
        }
        guard line.starts(with: versionPrefix.utf8) else { throw .notAnAgeFile }
        let version = line.dropFirst(versionPrefix.utf8.count)
        if version.elementsEqual("v1".utf8) { return }
        guard version.count <= 16, Age.Stanza.isWord(version) else { throw .notAnAgeFile }
        throw .unsupportedAgeVersion(String(decoding: version, as: UTF8.self))
    }

    private static func stanza(
        startingWith line: [UInt8],
        _ lines: inout HeaderLines
    ) throws(FilesError) -> Age.Stanza {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard let first = words.first, first.elementsEqual("->".utf8) else {
            throw .malformedAgeHeader(line: lines.number, reason: "neither a stanza nor the end of the header")
        }
        guard words.count > 1, words.dropFirst().allSatisfy({ Age.Stanza.isWord($0) }) else {
            throw .malformedAgeHeader(
                line: lines.number,
                reason: "a stanza needs words of visible ASCII with single spaces between"
            )
        }
        var body: [UInt8] = []
        while true {
            let line = try lines.next()
            if line.count > 64 {
                throw .malformedAgeHeader(line: lines.number, reason: "a line of a body has 64 characters at most")
            }
            do {
                body += try Base64.decode(line, padding: .forbidden)
            } catch {
                throw .malformedAgeHeader(line: lines.number, reason: "not canonical base64")
            }
            if line.count < 64 { break }
        }
        let texts = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
        return Age.Stanza(unchecked: texts[0], Array(texts.dropFirst()), body)
    }

    private static func authenticationCode(_ line: [UInt8], _ number: Int) throws(FilesError) -> [UInt8] {
        guard line.starts(with: "--- ".utf8) else {
            throw .malformedAgeHeader(line: number, reason: "the last line lacks its authentication code")
        }
        do {
            let code = try Base64.decode(Array(line.dropFirst(4)), padding: .forbidden)
            if code.count == 32 { return code }
        } catch {}
        throw .malformedAgeHeader(line: number, reason: "the authentication code is not 32 bytes in canonical base64")
    }
}

/// The lines of a header, counted, and bounded in all.
private struct HeaderLines {
    private let stream: BufferedStream
    private(set) var number = 0
    private var byteCount = 0

    init(_ stream: BufferedStream) {
        self.stream = stream
    }

    mutating func next() throws(FilesError) -> [UInt8] {
        number += 1
        switch try stream.readLine(maximumByteCount: Age.Header.maximumLineByteCount) {
        case .line(let line):
            byteCount += line.count + 1
            if byteCount > Age.Header.maximumByteCount {
                throw .malformedAgeHeader(line: number, reason: "the header is too large")
            }
            return line
        case .truncated:
            throw .malformedAgeHeader(line: number, reason: "the file ends within the header")
        case .tooLong:
            throw .malformedAgeHeader(line: number, reason: "the line is too long")
        }
    }
}
