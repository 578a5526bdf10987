/// An expected line, in which `{{…}}` stands for what differs from run to run.
struct LinePattern: Sendable, Equatable {
    private enum Piece: Equatable {
        case text([UInt8])
        case anything
        case capture(String)
        case value(String)
    }

    struct SyntaxError: Error {
        let message: String
    }

    static let empty = LinePattern(source: "", pieces: [], isAnyLines: false, endsFile: false)

    /// As it is written in the script.
    let source: String
    private let pieces: [Piece]
    /// Whether it is `{{...}}`, any number of whole lines.
    let isAnyLines: Bool
    /// Whether no line feed follows: `{{no newline}}`.
    let endsFile: Bool

    private init(source: String, pieces: [Piece], isAnyLines: Bool, endsFile: Bool) {
        self.source = source
        self.pieces = pieces
        self.isAnyLines = isAnyLines
        self.endsFile = endsFile
    }

    /// - Parameter known: The names that earlier lines gave to text; a name that this line gives is added.
    init(_ source: String, known: inout Set<String>) throws(SyntaxError) {
        var pieces: [Piece] = []
        var endsFile = false
        var rest = source[...]
        if source == "{{...}}" {
            self.init(source: source, pieces: [], isAnyLines: true, endsFile: false)
            return
        }
        while let open = rest.firstRange(of: "{{") {
            if open.lowerBound > rest.startIndex { pieces.append(.text([UInt8](rest[..<open.lowerBound].utf8))) }
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                throw SyntaxError(message: "'{{' is not closed by '}}'")
            }
            let inside = String(rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
            switch inside {
            case "*":
                pieces.append(.anything)
            case "no newline":
                guard rest.isEmpty else { throw SyntaxError(message: "'{{no newline}}' stands at the line's end") }
                endsFile = true
            case _ where inside.hasSuffix("=*") && Self.isName(inside.dropLast(2)):
                let name = String(inside.dropLast(2))
                pieces.append(.capture(name))
                known.insert(name)
            case _ where known.contains(inside):
                pieces.append(.value(inside))
            case _ where Self.isName(inside[...]):
                throw SyntaxError(message: "no line before this one names '\(inside)' with '{{\(inside)=*}}'")
            default:
                throw SyntaxError(
                    message:
                        "'{{\(inside)}}' is none of {{*}}, {{name=*}}, {{name}}, {{no newline}} and, alone, {{...}}"
                )
            }
        }
        if !rest.isEmpty { pieces.append(.text([UInt8](rest.utf8))) }
        self.init(source: source, pieces: pieces, isAnyLines: false, endsFile: endsFile)
    }

    /// Names are lower-case, so that as environment variables they never hide one of the system's.
    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first else { return false }
        return text.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                || $0 == UInt8(ascii: "_")
        }
    }

    /// Whether `line`, without its line feed, is what the pattern says.
    ///
    /// - Parameter values: The named texts; on success those of this line are added.
    func matches(_ line: [UInt8], values: inout [String: String]) -> Bool {
        guard let found = Self.match(pieces[...], line[...], values) else { return false }
        values = found
        return true
    }

    /// Tries the shortest text for each wildcard first.
    private static func match(
        _ pieces: ArraySlice<Piece>,
        _ line: ArraySlice<UInt8>,
        _ values: [String: String]
    ) -> [String: String]? {
        guard let piece = pieces.first else { return line.isEmpty ? values : nil }
        let others = pieces.dropFirst()
        switch piece {
        case .text(let text):
            return line.starts(with: text) ? match(others, line.dropFirst(text.count), values) : nil
        case .value(let name):
            let text = [UInt8]((values[name] ?? "").utf8)
            return line.starts(with: text) ? match(others, line.dropFirst(text.count), values) : nil
        case .anything, .capture:
            guard !line.isEmpty else { return nil }
            for length in 1...line.count {
                var values = values
                if case .capture(let name) = piece {
                    values[name] = String(decoding: line.prefix(length), as: UTF8.self)
                }
                if let found = match(others, line.dropFirst(length), values) { return found }
            }
            return nil
        }
    }
}
