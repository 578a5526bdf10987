// One step of a path, in the two readings that gjson has of it: the container that the step meets decides.

/// A step as an object reads it.
struct ObjectStep {
    /// The key as the path has it, with its escapes.
    private(set) var key: Bytes
    private(set) var rest: Bytes
    /// The key is compared byte by byte with one that has no escapes.
    private(set) var isPlain = true
    private var hasEscape = false
    private var isWild = false
    /// It has a wildcard, which more than one key may match.
    var isPattern: Bool { isWild }
    /// Another step follows, in ``rest``.
    private(set) var hasMore = false
    /// What follows applies to the whole result.
    private(set) var isPiped = false

    @inline(__always)
    init(_ path: Bytes, _ context: SearchContext) {
        key = path
        rest = path.from(path.count)
        var i = 0
        while i < path.count {
            switch unsafe path.base[i] {
            case 0x7C:
                key = path[0..<i]
                rest = path.from(i &+ 1)
                isPiped = true
                return
            case 0x2E:
                key = path[0..<i]
                rest = path.from(i &+ 1)
                if rest.startsPipe(context) { isPiped = true } else { hasMore = true }
                return
            case 0x2A, 0x3F: (isWild, isPlain) = (true, false)
            case 0x5C:
                (hasEscape, isPlain) = (true, false)
                i &+= 1
            case 0x22: isPlain = false
            default: break
            }
            i &+= 1
        }
    }

    /// Whether a key of the text is meant; `hasEscape` is the text's.
    func matches(_ key: Bytes, hasEscape: Bool) -> Bool {
        if hasEscape { return withBytes(key.unescaped) { matches($0, hasEscape: false) } }
        guard self.hasEscape else { return isWild ? key.matches(pattern: self.key) : key.equals(self.key) }
        // A backslash goes in a pattern too, so that an escaped star there is still any text, as gjson has it.
        return isWild ? withBytes(unescapedKey) { key.matches(pattern: $0) } : key.equals(escaped: self.key)
    }

    private var unescapedKey: [UInt8] {
        var out: [UInt8] = []
        var i = 0
        while i < key.count {
            if key[i] == 0x5C { i += 1 }
            if i < key.count { out.append(key[i]) }
            i += 1
        }
        return out
    }
}

extension Bytes {
    /// Whether these bytes are `step` without the backslashes in it that escape something.
    fileprivate func equals(escaped step: Bytes) -> Bool {
        var i = 0
        var k = 0
        while k < step.count {
            if step[k] == 0x5C { k &+= 1 }
            guard k < step.count else { break }
            guard i < count, self[i] == step[k] else { return false }
            (i, k) = (i &+ 1, k &+ 1)
        }
        return i == count
    }
}

/// A step as an array reads it.
struct ArrayStep {
    var part: Bytes
    var rest: Bytes
    var hasMore = false
    var isPiped = false
    /// It has a `#`.
    var isHash = false
    /// `#.path`: the path for each element.
    var eachPath: Bytes?
    var query: Query?

    @inline(__always)
    init(_ path: Bytes, _ context: SearchContext) {
        part = path
        rest = path.from(path.count)
        var i = 0
        while i < path.count {
            switch unsafe path.base[i] {
            case 0x7C:
                part = path[0..<i]
                rest = path.from(i + 1)
                isPiped = true
                return
            case 0x2E:
                part = path[0..<i]
                rest = path.from(i + 1)
                if !isHash, rest.startsPipe(context) { isPiped = true } else { hasMore = true }
                return
            case 0x23:
                isHash = true
                guard i == 0, path.count > 1 else { break }
                if path[1] == 0x2E {
                    eachPath = path.from(2)
                } else if path[1] == 0x5B || path[1] == 0x28 {
                    guard var query = Query(path) else {
                        // A query without an end: every element that exists.
                        self.query = Query(path: path[0..<0])
                        return
                    }
                    i = query.end - 1
                    query.selectsAll = path[i + 1] == 0x23 && i + 1 < path.count
                    self.query = query
                }
            default: break
            }
            i &+= 1
        }
    }
}

extension Bytes {
    /// Whether what follows a dot is a known modifier or a multipath, before which a dot is a pipe.
    func startsPipe(_ context: SearchContext) -> Bool {
        switch self[0] {
        case 0x40:
            var i = 1
            while i < count, self[i] != 0x2E, self[i] != 0x7C, self[i] != 0x3A { i += 1 }
            return context.hasModifier(self[1..<i])
        case 0x5B, 0x7B: return context.hasModifiers
        default: return false
        }
    }
}
