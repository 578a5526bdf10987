/// One run of a query over a text.
struct JSONPathRun {
    struct Node {
        var found: Found
        var path: [UInt8] = []
    }

    let text: Bytes
    let wantsPaths: Bool
    private let expressions: JSONPathExpressions

    init(text: Bytes, wantsPaths: Bool, expressions: JSONPathExpressions = JSONPathExpressions()) {
        self.text = text
        self.wantsPaths = wantsPaths
        self.expressions = expressions
    }

    func run(_ segments: [JSONPathSegment]) -> [Node] {
        let root = text.wholeValue
        return root.exists ? apply(segments, to: [Node(found: root)]) : []
    }

    private func apply(_ segments: [JSONPathSegment], to start: [Node]) -> [Node] {
        var nodes = start
        for segment in segments {
            var next: [Node] = []
            for node in nodes {
                if segment.isDescendant {
                    // Each node before those below it, without recursion.
                    var waiting = [node]
                    while let node = waiting.popLast() {
                        for selector in segment.selectors { select(selector, node, &next) }
                        waiting += children(node).reversed()
                    }
                } else {
                    for selector in segment.selectors { select(selector, node, &next) }
                }
            }
            nodes = next
        }
        return nodes
    }

    private func isObject(_ found: Found) -> Bool { found.kind == .json && text[found.lower] == 0x7B }
    private func isArray(_ found: Found) -> Bool { found.kind == .json && text[found.lower] == 0x5B }

    private func children(_ node: Node) -> [Node] {
        guard node.found.kind == .json else { return [] }
        var children: [Node] = []
        text.forEach(node.found) { key, value in
            children.append(child(of: node, key, children.count, value))
            return true
        }
        return children
    }

    private func child(of node: Node, _ key: Found?, _ position: Int, _ value: Found) -> Node {
        var child = Node(found: value)
        child.found.index = value.lower
        guard wantsPaths else { return child }
        child.path = node.path
        child.path.append(0x5B)
        if let key {
            key.withString(in: text) { appendNormalized($0, to: &child.path) }
        } else {
            child.path.append(contentsOf: "\(position)".utf8)
        }
        child.path.append(0x5D)
        return child
    }

    private func select(_ selector: JSONPathSelector, _ node: Node, _ out: inout [Node]) {
        switch selector {
        case .name(let name):
            guard isObject(node.found) else { return }
            withBytes(name) { name in
                text.forEach(node.found) { key, value in
                    guard let key, key.withString(in: text, { $0.equals(name) }) else { return true }
                    out.append(child(of: node, key, 0, value))
                    return false
                }
            }
        case .wildcard: out += children(node)
        case .index(let index):
            guard isArray(node.found) else { return }
            if index >= 0 {
                var position = 0
                text.forEach(node.found) { _, value in
                    if position == index { out.append(child(of: node, nil, position, value)) }
                    position += 1
                    return position <= index
                }
            } else {
                let all = children(node)
                if all.count + index >= 0 { out.append(all[all.count + index]) }
            }
        case .slice(let start, let end, let step):
            guard isArray(node.found), step != 0 else { return }
            slice(children(node), start, end, step, &out)
        case .filter(let condition):
            for child in children(node) where holds(condition, child.found) { out.append(child) }
        }
    }

    /// RFC 9535 §2.3.4.2.2.
    private func slice(_ all: [Node], _ start: Int?, _ end: Int?, _ step: Int, _ out: inout [Node]) {
        let count = all.count
        func normalized(_ i: Int) -> Int { i >= 0 ? i : count + i }
        if step > 0 {
            var i = min(max(normalized(start ?? 0), 0), count)
            let upper = min(max(normalized(end ?? count), 0), count)
            while i < upper {
                out.append(all[i])
                i += min(step, count)
            }
        } else {
            var i = min(max(normalized(start ?? count - 1), -1), count - 1)
            let lower = min(max(end.map(normalized) ?? -1, -1), count - 1)
            while i > lower {
                out.append(all[i])
                i += max(step, -count)
            }
        }
    }

    // Filters

    private func holds(_ condition: JSONPathLogical, _ current: Found) -> Bool {
        switch condition {
        case .or(let terms): return terms.contains { holds($0, current) }
        case .and(let terms): return terms.allSatisfy { holds($0, current) }
        case .not(let inner): return !holds(inner, current)
        case .exists(let query): return !nodes(query, current).isEmpty
        case .compare(let left, let comparison, let right):
            return compare(value(left, current), comparison, value(right, current))
        case .matches(let string, let pattern, let isWhole):
            guard let string = value(string, current), string.kind == .string,
                let expression = expression(pattern, current)
            else { return false }
            return expression.matches(string.withString(in: text) { $0.string }, isWhole: isWhole)
        }
    }

    private func expression(_ pattern: JSONPathPattern, _ current: Found) -> InteroperableRegex? {
        switch pattern {
        case .ready(let expression): return expression
        case .computed(let operand):
            guard let value = value(operand, current), value.kind == .string else { return nil }
            return expressions.expression(of: value.withString(in: text) { $0.string })
        }
    }

    private func nodes(_ query: JSONPathSubquery, _ current: Found) -> [Node] {
        let run = JSONPathRun(text: text, wantsPaths: false, expressions: expressions)
        return run.apply(query.segments, to: [Node(found: query.isFromRoot ? text.wholeValue : current)])
    }

    /// The value of an operand; nil for what the RFC calls Nothing.
    private func value(_ operand: JSONPathOperand, _ current: Found) -> Found? {
        switch operand {
        case .literal(let text):
            return withBytes(text) { literal in
                var found = literal.wholeValue
                found.made = text
                return found
            }
        case .query(let query): return nodes(query, current).first?.found
        case .value(let query):
            let nodes = nodes(query, current)
            return nodes.count == 1 ? nodes[0].found : nil
        case .count(let query): return number(nodes(query, current).count)
        case .length(let operand):
            guard let value = value(operand, current) else { return nil }
            switch value.kind {
            case .string: return number(value.withString(in: text) { $0.string.unicodeScalars.count })
            case .json:
                var count = 0
                text.forEach(value) { _, _ in
                    count += 1
                    return true
                }
                return number(count)
            case .null, .true, .false, .number: return nil
            }
        }
    }

    private func number(_ value: Int) -> Found { Found(.number, made: [UInt8]("\(value)".utf8)) }

    private func compare(_ left: Found?, _ comparison: JSONPathComparison, _ right: Found?) -> Bool {
        switch comparison {
        case .equal: areEqual(left, right)
        case .notEqual: !areEqual(left, right)
        case .less: isLess(left, right)
        case .lessOrEqual: isLess(left, right) || areEqual(left, right)
        case .greater: isLess(right, left)
        case .greaterOrEqual: isLess(right, left) || areEqual(left, right)
        }
    }

    private func areEqual(_ left: Found?, _ right: Found?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return withText(of: left) { a in withText(of: right) { b in a.isEqual(left.unmade, to: right.unmade, in: b) } }
    }

    private func isLess(_ left: Found?, _ right: Found?) -> Bool {
        guard let left, let right, left.kind == right.kind else { return false }
        switch left.kind {
        case .number: return left.double(in: text) < right.double(in: text)
        case .string:
            return left.withString(in: text) { a in right.withString(in: text) { a.precedes($0) } }
        case .null, .true, .false, .json: return false
        }
    }

    private func withText<R>(of found: Found, _ body: (Bytes) -> R) -> R {
        guard let made = found.made else { return body(text) }
        return withBytes(made, body)
    }
}

extension Found {
    /// The same stretch, of the made text itself.
    fileprivate var unmade: Found {
        var found = self
        found.made = nil
        return found
    }
}

/// Appends a name in single quotes as normalised paths have it (§2.7).
private func appendNormalized(_ name: Bytes, to out: inout [UInt8]) {
    out.append(0x27)
    for i in 0..<name.count {
        let byte = name[i]
        switch byte {
        case 0x27, 0x5C: out += [0x5C, byte]
        case 0x08: out += [0x5C, 0x62]
        case 0x09: out += [0x5C, 0x74]
        case 0x0A: out += [0x5C, 0x6E]
        case 0x0C: out += [0x5C, 0x66]
        case 0x0D: out += [0x5C, 0x72]
        case 0..<0x20:
            let low = byte & 0xF
            out += [0x5C, 0x75, 0x30, 0x30, 0x30 + byte >> 4, low < 10 ? 0x30 + low : 0x57 + low]
        default: out.append(byte)
        }
    }
    out.append(0x27)
}

/// The expression that a run met last in the text, which is often the same for each node: `match(@.a, $.pattern)`.
final class JSONPathExpressions {
    private var last: (pattern: String, expression: InteroperableRegex?)?

    func expression(of pattern: String) -> InteroperableRegex? {
        if let last, last.pattern == pattern { return last.expression }
        let expression = InteroperableRegex(pattern)
        last = (pattern, expression)
        return expression
    }
}
