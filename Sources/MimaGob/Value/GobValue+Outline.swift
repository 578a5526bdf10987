extension GobValue {
    /// The value in lines for a person, each part on its own.
    public func outline(indentedBy level: Int = 0) -> [String] {
        var lines: [String] = []
        outline("", level, into: &lines)
        return lines
    }

    private func outline(_ label: String, _ level: Int, into lines: inout [String]) {
        // Deep values are moved no further to the right than a window is wide.
        let start = String(repeating: "  ", count: min(level, 40)) + (label.isEmpty ? "" : "\(label): ")
        switch self {
        case .bool(let value): lines.append("\(start)\(value)")
        case .int(let value): lines.append("\(start)\(value)")
        case .uint(let value): lines.append("\(start)\(value)")
        case .float(let value): lines.append("\(start)\(value)")
        case .complex(let real, let imaginary): lines.append("\(start)(\(real), \(imaginary)i)")
        case .bytes(let bytes), .opaque(let bytes), .rawString(let bytes):
            lines.append("\(start)\(bytes.count) bytes \(HexText.encode(bytes))")
        case .string(let text): lines.append(start + GobJSON.string(text).text)
        case .array(let values), .slice(let values):
            lines.append("\(start)\(values.count) elements")
            for (index, value) in values.enumerated() { value.outline("\(index)", level + 1, into: &lines) }
        case .map(let entries):
            lines.append("\(start)\(entries.count) entries")
            for entry in entries { entry.outline(level + 1, into: &lines) }
        case .structure(let value):
            if !label.isEmpty || value.fields.isEmpty { lines.append("\(start)\(value.fields.count) fields") }
            for field in value.fields {
                field.value.outline(field.name, label.isEmpty ? level : level + 1, into: &lines)
            }
        case .interface(nil): lines.append("\(start)nil")
        case .interface(let content?):
            content.value.outline(label.isEmpty ? content.name : "\(label) (\(content.name))", level, into: &lines)
        }
    }
}

extension GobMapEntry {
    fileprivate func outline(_ level: Int, into lines: inout [String]) {
        let key = self.key.outline()
        if key.count == 1 { return lines += prefixed(key[0], level) }
        lines += self.key.outline(indentedBy: level) + value.outline(indentedBy: level + 1)
    }

    private func prefixed(_ key: String, _ level: Int) -> [String] {
        var lines = value.outline(indentedBy: level + 1)
        let start = String(repeating: "  ", count: min(level, 40))
        if lines.count == 1 { return ["\(start)\(key): \(lines[0].drop { $0 == " " })"] }
        lines.insert("\(start)\(key):", at: 0)
        return lines
    }
}
