internal import MimaBytes

/// A mail, or a part of one, as far as S/MIME needs it (RFC 2045, RFC 2046): the fields of its header that say what the
/// body is.
struct MIMEEntity {
    /// The type and subtype, in small letters.
    let type: String
    private let boundary: String?
    private let encoding: String
    private let body: Range<Int>

    /// The most bytes that a header may have.
    private static let maximumHeaderByteCount = 1 << 18

    /// Reads the header of what is in `range` of the bytes.
    init(_ bytes: [UInt8], in range: Range<Int>) throws(CryptoError) {
        var fields: [String] = []
        var offset = range.lowerBound
        while let line = Self.line(at: offset, in: bytes, upTo: range.upperBound) {
            offset = line.next
            if line.range.isEmpty { break }
            if offset - range.lowerBound > Self.maximumHeaderByteCount {
                throw .unsupported("the file is no CMS message, and has no header of a mail")
            }
            let text = String(decoding: bytes[line.range], as: UTF8.self)
            if text.first == " " || text.first == "\t", let last = fields.indices.last {
                fields[last] += text
            } else {
                fields.append(text)
            }
        }
        body = offset..<range.upperBound
        guard let content = Self.value(of: "content-type", in: fields) else {
            throw .unsupported("the file is no CMS message in DER, BER, PEM or S/MIME's text")
        }
        let parts = Self.parameters(content)
        type = parts.type
        boundary = parts.boundary
        encoding = Self.value(of: "content-transfer-encoding", in: fields)?.lowercased() ?? "7bit"
    }

    /// The body, which is in base64 or as it is.
    func decodedBody(in bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
        switch encoding {
        case "base64":
            do throws(BytesError) {
                return try Base64.decode(bytes.span.extracting(body), whitespace: .skip)
            } catch {
                throw .unsupported("the body of the mail is not in base64")
            }
        case "7bit", "8bit", "binary": return Array(bytes[body])
        default: throw .unsupported("the body of the mail is encoded by \(encoding), which is not read here")
        }
    }

    /// The two parts of a multipart/signed (RFC 1847 §2.1): what was signed, without the line end that belongs to the
    /// boundary after it, and the signature.
    func signedParts(in bytes: [UInt8]) throws(CryptoError) -> (content: Range<Int>, signature: Range<Int>) {
        guard let boundary, (1...70).contains(boundary.utf8.count) else {
            throw .unsupported("the mail does not say what is between its parts")
        }
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [Range<Int>] = []
        var start: Int?
        var offset = body.lowerBound
        while let line = Self.line(at: offset, in: bytes, upTo: body.upperBound) {
            let text = bytes[line.range]
            if text.starts(with: delimiter) {
                let rest = text.dropFirst(delimiter.count)
                let isLast = rest.starts(with: "--".utf8)
                if isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                    if let start { parts.append(start..<Self.end(of: start..<offset, in: bytes)) }
                    start = line.next
                    if isLast { break }
                }
            }
            offset = line.next
        }
        guard parts.count == 2 else {
            throw .unsupported("the signed mail has \(parts.count) whole parts, where two should be")
        }
        return (parts[0], parts[1])
    }

    /// Where a part ends whose last line end belongs to the boundary.
    private static func end(of part: Range<Int>, in bytes: [UInt8]) -> Int {
        var end = part.upperBound
        if end > part.lowerBound, bytes[end - 1] == 0x0a { end -= 1 }
        if end > part.lowerBound, end < part.upperBound, bytes[end - 1] == 0x0d { end -= 1 }
        return end
    }

    /// A line without its end, and where the next begins.
    private static func line(at offset: Int, in bytes: [UInt8], upTo end: Int) -> (range: Range<Int>, next: Int)? {
        if offset >= end { return nil }
        let feed = bytes[offset..<end].firstIndex(of: 0x0a)
        var last = feed ?? end
        if last > offset, bytes[last - 1] == 0x0d { last -= 1 }
        return (offset..<last, feed.map { $0 + 1 } ?? end)
    }

    private static func value(of name: String, in fields: [String]) -> String? {
        for field in fields {
            guard let colon = field.firstIndex(of: ":"), field[..<colon].lowercased() == name else { continue }
            return trimmed(field[field.index(after: colon)...])
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { String(start[...$0]) } ?? ""
    }

    /// The type, and the boundary among its parameters, whose value may stand in quotation marks.
    private static func parameters(_ value: String) -> (type: String, boundary: String?) {
        var pieces = [""]
        var (isQuoted, isEscaped) = (false, false)
        for character in value {
            if isEscaped {
                pieces[pieces.count - 1].append(character)
                isEscaped = false
            } else if isQuoted && character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ";" && !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        var boundary: String?
        for piece in pieces.dropFirst() {
            guard let sign = piece.firstIndex(of: "="), trimmed(piece[..<sign]).lowercased() == "boundary" else {
                continue
            }
            boundary = trimmed(piece[piece.index(after: sign)...])
            break
        }
        return (trimmed(pieces[0][...]).lowercased(), boundary)
    }
}
