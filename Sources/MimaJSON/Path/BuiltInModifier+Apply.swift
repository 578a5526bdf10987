extension BuiltInModifier {
    /// What the modifier makes; nil when it leaves the text as it is.
    func apply(_ json: Bytes, _ argument: Bytes, _ context: SearchContext) -> [UInt8]? {
        switch self {
        case .this: return nil
        case .ugly: return json.minified
        case .valid: return json.isValidJSON ? nil : []
        case .pretty: return json.pretty(PrettyStyle(gjsonArgument: argument))
        case .tostr:
            var out: [UInt8] = []
            json.appendQuoted(to: &out)
            return out
        case .fromstr:
            guard json.isValidJSON else { return [] }
            let whole = json.parsed
            let text = whole.text(in: json)
            let isSame = whole.lower == 0 && (whole.kind == .json || whole.kind == .number)
            return isSame && withBytes(text) { json[0..<whole.upper].equals($0) } ? nil : text
        case .reverse: return json.reversedElements
        case .keys: return json.keyList
        case .values: return json.valueList
        case .flatten: return json.flattened(deep: argument.flag("deep"), depth: 0)
        case .join: return json.joined(preservesDuplicates: argument.flag("preserve"))
        case .group: return json.grouped
        case .dig: return json.dug(argument, context)
        case .unique: return json.uniqueElements
        case .match: return json.matching(argument)
        }
    }
}

extension Bytes {
    /// A truth value of the argument's object.
    fileprivate func flag(_ name: StaticString) -> Bool {
        var value = false
        forEach(parsed) { key, found in
            if let key, key.withString(in: self, { $0.equals(name) }) { value = found.truth(in: self) == true }
            return true
        }
        return value
    }

    fileprivate var reversedElements: [UInt8]? {
        let whole = parsed
        guard whole.kind == .json else { return nil }
        let isObject = self[whole.lower] == 0x7B
        var items: [Range<Int>] = []
        forEach(whole) { key, value in
            if let key { items.append(key.lower..<key.upper) }
            items.append(value.lower..<value.upper)
            return true
        }
        var out: [UInt8] = [isObject ? 0x7B : 0x5B]
        var i = items.count
        while i > 0 {
            if out.count > 1 { out.append(0x2C) }
            if isObject {
                i -= 1
                guard i > 0 else { break }
                self[items[i - 1]].append(to: &out)
                out.append(0x3A)
                self[items[i]].append(to: &out)
            } else {
                self[items[i - 1]].append(to: &out)
            }
            i -= 1
        }
        out.append(isObject ? 0x7D : 0x5D)
        return out
    }

    fileprivate var keyList: [UInt8] {
        let whole = parsed
        var list = ListBuilder()
        guard whole.exists else { return list.finished }
        let isObject = whole.kind == .json && self[whole.lower] == 0x7B
        forEach(whole) { key, _ in
            list.separate()
            if isObject, let key {
                self[key.lower..<key.upper].append(to: &list.bytes)
            } else {
                list.bytes.append(contentsOf: "null".utf8)
            }
            return true
        }
        return list.finished
    }

    fileprivate var valueList: [UInt8]? {
        let whole = parsed
        var list = ListBuilder()
        guard whole.exists else { return list.finished }
        if whole.kind == .json, self[whole.lower] == 0x5B { return nil }
        forEach(whole) { _, value in
            list.append(self[value.lower..<value.upper])
            return true
        }
        return list.finished
    }

    fileprivate func flattened(deep: Bool, depth: Int) -> [UInt8]? {
        let whole = parsed
        guard whole.kind == .json, self[whole.lower] == 0x5B, depth < SearchContext.depthLimit else { return nil }
        var list = ListBuilder()
        forEach(whole) { _, value in
            let raw = self[value.lower..<value.upper]
            if value.kind == .json, raw[0] == 0x5B {
                if deep {
                    withBytes(raw.flattened(deep: true, depth: depth + 1) ?? raw.array) {
                        list.appendUnlessEmpty($0.unwrapped.trimmedSpace)
                    }
                } else {
                    list.appendUnlessEmpty(raw.unwrapped.trimmedSpace)
                }
            } else {
                list.appendUnlessEmpty(raw.trimmedSpace)
            }
            return true
        }
        return list.finished
    }

    /// Without the brackets around it; the last byte goes whatever it is.
    private var unwrapped: Bytes {
        let text = trimmed
        return text.count >= 2 && (text[0] == 0x5B || text[0] == 0x7B) ? text[1..<text.count - 1] : text
    }

    /// Without Unicode's white space around it.
    private var trimmedSpace: Bytes {
        var text = self
        while text.count > 0 {
            let (scalar, width) = text.character(at: 0)
            guard isWhiteSpace(scalar) else { break }
            text = text.from(max(1, width))
        }
        while text.count > 0 {
            var start = text.count - 1
            while start > 0, start > text.count - 4, text[start] & 0xC0 == 0x80 { start -= 1 }
            let (scalar, width) = text.character(at: start)
            guard isWhiteSpace(scalar), start + max(1, width) == text.count else { break }
            text = text[0..<start]
        }
        return text
    }

    private func isWhiteSpace(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isWhitespace == true
    }

    fileprivate func joined(preservesDuplicates: Bool) -> [UInt8]? {
        let whole = parsed
        guard whole.kind == .json, self[whole.lower] == 0x5B else { return nil }
        var list = ListBuilder(isObject: true)
        var order: [(key: Range<Int>, value: Range<Int>)] = []
        var places: [[UInt8]: Int] = [:]
        var isFirst = true
        forEach(whole) { _, element in
            guard element.kind == .json, self[element.lower] == 0x7B else { return true }
            if preservesDuplicates {
                if !isFirst { list.bytes.append(0x2C) }
                isFirst = false
                self[element.lower..<element.upper].unwrapped.append(to: &list.bytes)
                return true
            }
            forEach(element) { key, value in
                guard let key else { return true }
                let name = key.withString(in: self) { $0.array }
                if let place = places[name] {
                    order[place].value = value.lower..<value.upper
                } else {
                    places[name] = order.count
                    order.append((key.lower..<key.upper, value.lower..<value.upper))
                }
                return true
            }
            return true
        }
        for (key, value) in order {
            list.append(self[key])
            list.bytes.append(0x3A)
            self[value].append(to: &list.bytes)
        }
        return list.finished
    }

    fileprivate var grouped: [UInt8] {
        let whole = parsed
        guard whole.kind == .json, self[whole.lower] == 0x7B else { return [] }
        var groups: [[UInt8]] = []
        forEach(whole) { key, column in
            guard let key, column.kind == .json, self[column.lower] == 0x5B else { return true }
            var row = 0
            forEach(column) { _, value in
                if row == groups.count { groups.append([]) }
                if !groups[row].isEmpty { groups[row].append(0x2C) }
                self[key.lower..<key.upper].append(to: &groups[row])
                groups[row].append(0x3A)
                self[value.lower..<value.upper].append(to: &groups[row])
                row += 1
                return true
            }
            return true
        }
        var list = ListBuilder()
        for group in groups { withBytes([0x7B] + group + [0x7D]) { list.append($0) } }
        return list.finished
    }

    /// Every value within that has `path`, the outermost first.
    fileprivate func dug(_ path: Bytes, _ context: SearchContext) -> [UInt8] {
        var list = ListBuilder()
        dig(parsed, path, context, 0, &list)
        return list.finished
    }

    private func dig(_ value: Found, _ path: Bytes, _ context: SearchContext, _ depth: Int, _ list: inout ListBuilder) {
        guard list.bytes.count <= context.madeLimit else { return }
        let found = value.find(path, in: self, context)
        if found.exists { found.withRaw(in: self) { list.append($0) } }
        guard value.kind == .json, depth < 1000 else { return }
        forEach(value) { _, child in
            dig(child, path, context, depth + 1, &list)
            return true
        }
    }

    /// An array without the elements that are equal, but for white space, to an earlier one.
    fileprivate var uniqueElements: [UInt8]? {
        let whole = parsed
        guard whole.kind == .json, self[whole.lower] == 0x5B else { return nil }
        var seen: Set<[UInt8]> = []
        var list = ListBuilder()
        forEach(whole) { _, value in
            let raw = self[value.lower..<value.upper]
            if seen.insert(raw.minified).inserted { list.append(raw) }
            return true
        }
        return list.finished
    }

    /// The values of all members whose keys match a pattern.
    fileprivate func matching(_ pattern: Bytes) -> [UInt8] {
        var list = ListBuilder()
        forEach(parsed) { key, value in
            if let key, key.withString(in: self, { $0.matches(pattern: pattern) }) {
                list.append(self[value.lower..<value.upper])
            }
            return true
        }
        return list.finished
    }
}

/// A JSON array, or object, in the making.
private struct ListBuilder {
    var bytes: [UInt8]
    private let isObject: Bool

    init(isObject: Bool = false) {
        self.isObject = isObject
        bytes = [isObject ? 0x7B : 0x5B]
    }

    mutating func separate() {
        if bytes.count > 1 { bytes.append(0x2C) }
    }

    mutating func append(_ item: Bytes) {
        separate()
        item.append(to: &bytes)
    }

    mutating func appendUnlessEmpty(_ item: Bytes) {
        if !item.isEmpty { append(item) }
    }

    var finished: [UInt8] { bytes + [isObject ? 0x7D : 0x5D] }
}
