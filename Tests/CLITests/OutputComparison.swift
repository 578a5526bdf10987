/// What a command printed, against what the script says it prints.
struct OutputComparison {
    /// The printed lines without their line feeds.
    private let lines: [[UInt8]]
    private let endsInLineFeed: Bool
    private let expected: [Script.ExpectedLine]

    init(printed: [UInt8], expected: [Script.ExpectedLine]) {
        var lines = printed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { [UInt8]($0) }
        endsInLineFeed = lines.last?.isEmpty ?? true
        if endsInLineFeed && !lines.isEmpty { lines.removeLast() }
        self.lines = lines
        self.expected = expected
    }

    /// - Parameter values: The texts that lines before named; on success those named here are added.
    /// - Returns: Nothing if all is as expected, or the lines side by side and the first script line that differs.
    func difference(values: inout [String: String]) -> (line: Int?, text: String)? {
        if endsAsExpected, let found = Self.match(expected[...], lines[...], values) {
            values = found
            return nil
        }
        return describe(values)
    }

    /// Whether the last line has a line feed, or has none, as expected.
    private var endsAsExpected: Bool {
        lines.isEmpty || endsInLineFeed != (expected.last?.pattern.endsFile ?? false)
    }

    private static func match(
        _ expected: ArraySlice<Script.ExpectedLine>,
        _ lines: ArraySlice<[UInt8]>,
        _ values: [String: String]
    ) -> [String: String]? {
        var (expected, lines, values) = (expected, lines, values)
        while let first = expected.first {
            if first.pattern.isAnyLines {
                let rest = expected.dropFirst()
                for count in 0...lines.count {
                    if let found = match(rest, lines.dropFirst(count), values) { return found }
                }
                return nil
            }
            guard let line = lines.first, first.pattern.matches(line, values: &values) else { return nil }
            expected.removeFirst()
            lines.removeFirst()
        }
        return lines.isEmpty ? values : nil
    }

    /// The printed lines, for a person.
    var asPrinted: String { Self.block(lines, mark: "   ") }

    /// The lines that agree at the start and the end, and those between: `-` expected, `+` printed.
    private func describe(_ values: [String: String]) -> (line: Int?, text: String) {
        var values = values
        func agree(_ expected: Script.ExpectedLine, _ line: [UInt8]) -> Bool {
            !expected.pattern.isAnyLines && expected.pattern.matches(line, values: &values)
        }
        // A last line that has no line feed against expectation differs, though its text may agree.
        let mayAgree = endsAsExpected ? 0 : 1
        var start = 0
        while start < min(lines.count, expected.count) - mayAgree, agree(expected[start], lines[start]) { start += 1 }
        var (expectedEnd, end) = (expected.count, lines.count)
        while endsAsExpected, min(expectedEnd, end) > start, agree(expected[expectedEnd - 1], lines[end - 1]) {
            expectedEnd -= 1
            end -= 1
        }
        let blocks = [
            Self.block(lines[..<start], mark: "   "),
            Self.block(expected[start..<expectedEnd].map { [UInt8]($0.pattern.source.utf8) }, mark: "  -"),
            Self.block(lines[start..<end], mark: "  +"),
            Self.block(lines[end...], mark: "   "),
            endsInLineFeed ? "" : "    (no line feed at the end)",
        ]
        let line = start < expectedEnd ? expected[start].line : nil
        return (line, blocks.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// Lines with a mark each; of very many, or very long ones, the beginning.
    private static func block(_ lines: some Collection<[UInt8]>, mark: String) -> String {
        var text = lines.prefix(50).map { line in
            "\(mark) " + visible([UInt8](line.prefix(500))) + (line.count > 500 ? " … (\(line.count) bytes)" : "")
        }
        if lines.count > 50 { text.append("\(mark) … (\(lines.count) lines)") }
        return text.joined(separator: "\n")
    }

    /// Text with the bytes that a person would not see spelt out.
    static func visible(_ line: [UInt8]) -> String {
        guard let text = String(validating: line, as: UTF8.self) else {
            return line.map { 0x20..<0x7F ~= $0 ? String(UnicodeScalar($0)) : hex($0) }.joined()
        }
        return text.unicodeScalars.map { scalar in
            switch scalar {
            case "\r": "\\r"
            case "\t": "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: hex(UInt8(scalar.value))
            default: String(scalar)
            }
        }.joined()
    }

    private static func hex(_ byte: UInt8) -> String {
        "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
