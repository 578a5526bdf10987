extension Bytes {
    /// The text, laid out for people, with a line feed at its end.
    func pretty(_ style: PrettyStyle) -> [UInt8] {
        var capacity = count + count / 2 + 64
        while true {
            var needed = 0
            let made = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { memory, written in
                guard let base = memory.baseAddress else { return }
                var printer = unsafe PrettyPrinter(self, style, PrettyOutput(memory, base: base))
                printer.run()
                needed = printer.out.peak
                written = printer.out.isFull ? 0 : printer.out.count
            }
            if needed <= capacity { return made }
            // All of it has been counted.
            capacity = needed
        }
    }
}

private struct PrettyPrinter {
    private let text: Bytes
    private let width: Int
    private let prefix: [UInt8]
    private let indent: [UInt8]
    /// How many spaces a level is moved in, when it is by spaces.
    private let spaces: Int?
    private let sortsKeys: Bool
    private(set) var out: PrettyOutput
    /// Where the current line begins, near enough for its width.
    private var lineStart = 0

    /// Deeper levels are copied as they are.
    private static let depthLimit = 1000

    init(_ text: Bytes, _ style: PrettyStyle, _ out: PrettyOutput) {
        self.text = text
        self.out = out
        width = style.width
        prefix = [UInt8](style.prefix.utf8)
        indent = [UInt8](style.indent.utf8)
        spaces = indent.allSatisfy { $0 == 0x20 } ? indent.count : nil
        sortsKeys = style.sortsKeys
    }

    mutating func run() {
        append(prefix)
        _ = value(at: 0, level: 0, limit: nil)
        if out.count > 0 { out.append(0x0A) }
    }

    private mutating func append(_ bytes: [UInt8]) {
        for byte in bytes { out.append(byte) }
    }

    /// Prints the next value from `start` on. With a limit it prints on one line, and gives up (nil) on an object or
    /// when the line is longer.
    private mutating func value(at start: Int, level: Int, limit: Int?) -> Int? {
        var i = start
        while i < text.count {
            switch text[i] {
            case 0x22: return copyString(at: i)
            case 0x2B, 0x2D, 0x30...0x39, 0x49, 0x69, 0x4E: return copyNumber(at: i)
            case 0x6E where i + 1 < text.count && text[i + 1] != 0x75: return copyNumber(at: i)
            case 0x7B, 0x5B:
                guard level < Self.depthLimit else {
                    let end = text.nestedEnd(from: i)
                    out.append(text[i..<end])
                    return end
                }
                return container(at: i, level: level, limit: limit)
            case 0x74:
                append("true")
                return i + 4
            case 0x66:
                append("false")
                return i + 5
            case 0x6E:
                append("null")
                return i + 4
            default: i += 1
            }
        }
        return i
    }

    private mutating func copyString(at start: Int) -> Int {
        let end = text.stringEnd(from: start + 1).next
        out.append(text[start..<end])
        return end
    }

    private mutating func copyNumber(at start: Int) -> Int {
        var i = start + 1
        while i < text.count {
            let byte = text[i]
            if byte <= 0x20 || byte == 0x2C || byte == 0x3A || byte == 0x5D || byte == 0x7D { break }
            i += 1
        }
        out.append(text[start..<i])
        return i
    }

    private mutating func container(at start: Int, level: Int, limit: Int?) -> Int? {
        let isArray = text[start] == 0x5B
        if width > 0 {
            if isArray, limit == nil {
                let room = width - (out.count - lineStart)
                if room > 3 {
                    let mark = out.count
                    if let end = row(at: start, level: level, limit: mark + room) { return end }
                    out.truncate(to: mark)
                }
            } else if limit != nil, !isArray {
                return nil
            }
        }
        return isArray && limit != nil ? row(at: start, level: level, limit: limit) : block(at: start, level: level)
    }

    /// An array on one line, not longer than to `limit`.
    private mutating func row(at start: Int, level: Int, limit: Int?) -> Int? {
        out.append(0x5B)
        var i = start + 1
        var isFirst = true
        while i < text.count {
            if text[i] <= 0x20 {
                i += 1
                continue
            }
            if text[i] == 0x5D {
                out.append(0x5D)
                return limit.map { out.count <= $0 } ?? true ? i + 1 : nil
            }
            if !isFirst {
                out.append(0x2C)
                out.append(0x20)
            }
            isFirst = false
            guard let end = value(at: i, level: level + 1, limit: limit) else { return nil }
            if let limit, out.count > limit { return nil }
            i = end
        }
        return i
    }

    /// An object or array with a line for each member.
    private mutating func block(at start: Int, level: Int) -> Int? {
        let isObject = text[start] == 0x7B
        let close = text[start] + 2
        out.append(text[start])
        var i = start + 1
        var isFirst = true
        var members: [(key: Range<Int>, line: Range<Int>)] = []
        while i < text.count {
            if text[i] <= 0x20 {
                i += 1
                continue
            }
            if text[i] == close {
                if isObject, sortsKeys { sort(members) }
                if !isFirst {
                    lineStart = out.count
                    out.append(0x0A)
                    appendIndent(level)
                }
                out.append(close)
                return i + 1
            }
            guard !isObject || text[i] == 0x22 else {
                i += 1
                continue
            }
            if !isFirst { out.append(0x2C) }
            // gjson counts the line feed into the line's width, but after an array's comma.
            lineStart = !isFirst && !isObject && width != -1 ? out.count + 1 : out.count
            out.append(0x0A)
            isFirst = false
            let line = out.count
            appendIndent(level + 1)
            let key = i
            if isObject {
                i = copyString(at: i)
                out.append(0x3A)
                out.append(0x20)
            }
            let keyEnd = i
            guard let end = value(at: i, level: level + 1, limit: nil) else { return nil }
            i = end
            if sortsKeys, isObject { members.append((key..<keyEnd, line..<out.count)) }
        }
        return i
    }

    private mutating func append(_ word: StaticString) {
        unsafe out.append(Bytes(base: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    private mutating func appendIndent(_ level: Int) {
        if !prefix.isEmpty { append(prefix) }
        if let spaces {
            out.append(0x20, times: spaces * level)
        } else {
            for _ in 0..<level { append(indent) }
        }
    }

    private mutating func sort(_ members: [(key: Range<Int>, line: Range<Int>)]) {
        guard let first = members.first, members.count > 1 else { return }
        let sorted = members.sorted { a, b in
            Found(.string, a.key.lowerBound, a.key.upperBound).withString(in: text) { left in
                Found(.string, b.key.lowerBound, b.key.upperBound).withString(in: text) { right in
                    left.equals(right) ? a.line.lowerBound < b.line.lowerBound : left.precedes(right)
                }
            }
        }
        out.rearrange(sorted.map(\.line), separator: [0x2C, 0x0A], from: first.line.lowerBound)
    }
}
