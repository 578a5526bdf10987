/// What all parts of one search share.
struct SearchContext {
    let modifiers: Modifiers
    /// How many searches within searches are under way.
    var depth = 0
    /// The most bytes that a text made on the way may have: a short path can double a text again and again.
    let madeLimit: Int

    /// How many searches within searches there may be; every `|`, modifier, multipath and query is one.
    static let depthLimit = 200

    init(modifiers: Modifiers, textCount: Int) {
        self.modifiers = modifiers
        madeLimit = 1 << 22 + 16 * min(textCount, 1 << 40)
    }
}

extension Bytes {
    /// Finds what `path` names.
    func find(_ path: Bytes, _ context: SearchContext) -> Found {
        guard context.depth < SearchContext.depthLimit else { return Found() }
        var context = context
        context.depth += 1
        var path = path
        if path.count > 1 {
            switch path[0] {
            case 0x40:
                if let found = findModified(path, context) { return found }
            case 0x21:
                if let found = findLiteral(path, context) { return found }
            case 0x5B, 0x7B:
                if let found = findMultipath(&path, context) { return found }
            default: break
            }
        }
        var search = Search(text: self, context: context)
        if path[0] == 0x2E, path[1] == 0x2E {
            _ = search.array(0, path.from(2), 0)
        } else {
            var i = 0
            while i < count {
                if self[i] == 0x7B {
                    _ = search.object(i + 1, path, 0)
                    break
                }
                if self[i] == 0x5B {
                    _ = search.array(i + 1, path, 0)
                    break
                }
                i &+= 1
            }
        }
        if let pipe = search.pipe {
            var found = search.value.find(pipe, in: self, context)
            found.index = 0
            return found
        }
        if search.value.upper > search.value.lower, !search.isCounted {
            search.value.index = search.value.made == nil ? search.value.lower : 0
        }
        return search.value
    }

    /// Finds what `rest`, behind a modifier, a literal or a multipath, names in `made`.
    func continued(_ made: [UInt8], _ rest: Bytes, _ context: SearchContext) -> Found {
        guard made.count <= context.madeLimit else { return Found() }
        return withBytes(made) { text in
            var found = rest[0] == 0x7C || rest[0] == 0x2E ? text.find(rest.from(1), context) : text.parsed
            if rest[0] == 0x7C || rest[0] == 0x2E {
                found.index = 0
                found.indexes = nil
            }
            if found.made == nil, found.exists { found.made = made }
            return found
        }
    }
}

extension Found {
    /// Finds what `path` names in this value.
    func find(_ path: Bytes, in text: Bytes, _ context: SearchContext) -> Found {
        var found = withRaw(in: text) { $0.find(path, context) }
        if found.made == nil, found.exists {
            found.made = made
            found.lower += lower
            found.upper += lower
        }
        if found.indexes != nil {
            found.indexes = found.indexes?.map { $0 + index }
        } else {
            found.index += index
        }
        return found
    }
}

/// One pass over a text for a path.
struct Search {
    let text: Bytes
    let context: SearchContext
    var value = Found()
    var pipe: Bytes?
    /// The value is a number of elements, and nowhere in the text.
    var isCounted = false

    /// Looks into the object that begins before `start`; where it ends, and whether the value has been found.
    mutating func object(_ start: Int, _ path: Bytes, _ depth: Int) -> (next: Int, isFound: Bool) {
        guard depth < SearchContext.depthLimit else { return (text.count, false) }
        let step = ObjectStep(path, context.modifiers)
        if step.isPiped { pipe = step.rest }
        var i = start
        while i < text.count {
            // The next key.
            while i < text.count, text[i] != 0x22 {
                if text[i] == 0x7D { return (i + 1, false) }
                i &+= 1
            }
            guard i < text.count else { return (i, false) }
            let keyEnd = text.stringEnd(from: i + 1)
            guard keyEnd.isClosed else { return (text.count, false) }
            let isMatch = step.matches(text[i + 1..<keyEnd.next - 1], hasEscape: keyEnd.hasEscape)
            let isHit = isMatch && !step.hasMore
            i = keyEnd.next
            // Its value.
            while i < text.count, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count else { return (i, false) }
            if isMatch, !isHit, text[i] == 0x7B || text[i] == 0x5B {
                let inner =
                    text[i] == 0x7B ? object(i + 1, step.rest, depth + 1) : array(i + 1, step.rest, depth + 1)
                if inner.isFound { return inner }
                i = inner.next
                continue
            }
            guard let found = text.value(at: i) else { return (text.count, false) }
            i = found.upper
            if isHit {
                value = found
                return (i, true)
            }
        }
        return (i, false)
    }
}

extension ObjectStep {
    @inline(__always)
    func matches(_ key: Bytes, hasEscape: Bool) -> Bool {
        if !hasEscape, unescapedKey == nil, !isWild { return self.key.equals(key) }
        return matchesSlowly(key, hasEscape: hasEscape)
    }

    private func matchesSlowly(_ key: Bytes, hasEscape: Bool) -> Bool {
        if hasEscape { return withBytes(key.unescaped) { matchesSlowly($0, hasEscape: false) } }
        if let unescapedKey {
            return withBytes(unescapedKey) { isWild ? key.matches(pattern: $0) : key.equals($0) }
        }
        return isWild ? key.matches(pattern: self.key) : key.equals(self.key)
    }
}

extension Bytes {
    /// Whether a value can begin with the byte at `i`.
    @inline(__always)
    func startsValue(at i: Int) -> Bool {
        switch self[i] {
        case 0x22, 0x7B, 0x5B, 0x6E, 0x74, 0x66, 0x2B, 0x2D, 0x30...0x39, 0x69, 0x49, 0x4E: true
        default: false
        }
    }

    /// The value that begins at `i`, where ``startsValue(at:)`` holds; nil for a string without an end.
    @inline(__always)
    func value(at i: Int) -> Found? {
        switch self[i] {
        case 0x22:
            let end = stringEnd(from: i + 1)
            return end.isClosed ? Found(.string, i, end.next) : nil
        case 0x7B, 0x5B: return Found(.json, i, nestedEnd(from: i))
        case 0x74: return Found(.true, i, literalEnd(from: i))
        case 0x66: return Found(.false, i, literalEnd(from: i))
        case 0x6E where i + 1 >= count || self[i + 1] == 0x75: return Found(.null, i, literalEnd(from: i))
        default: return Found(.number, i, numberEnd(from: i))
        }
    }

    @inline(__always)
    private func literalEnd(from start: Int) -> Int {
        var i = start + 1
        while 0x61...0x7A ~= self[i] { i &+= 1 }
        return i
    }

    @inline(__always)
    private func numberEnd(from start: Int) -> Int {
        var i = start + 1
        while i < count, self[i] > 0x20, self[i] != 0x2C, self[i] != 0x5D, self[i] != 0x7D { i &+= 1 }
        return i
    }
}
