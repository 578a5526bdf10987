// One step of a path, in the two readings that gjson has of it: the container that the step meets decides.

/// A step as an object reads it.
struct ObjectStep {
    var key: Bytes
    /// The key without its escapes, when it has any.
    var unescapedKey: [UInt8]?
    var rest: Bytes
    var isWild = false
    /// Another step follows, in ``rest``.
    var hasMore = false
    /// What follows applies to the whole result.
    var isPiped = false

    init(_ path: Bytes, _ modifiers: Modifiers) {
        key = path
        rest = path.from(path.count)
        var i = 0
        while i < path.count {
            switch path[i] {
            case 0x7C:
                finish(path, at: i)
                isPiped = true
                return
            case 0x2E:
                finish(path, at: i)
                setRest(modifiers)
                return
            case 0x2A, 0x3F: isWild = true
            case 0x5C:
                readEscaped(path, at: i, modifiers)
                return
            default: break
            }
            i += 1
        }
    }

    private mutating func finish(_ path: Bytes, at i: Int) {
        if unescapedKey == nil { key = path[0..<i] }
        rest = path.from(i + 1)
    }

    private mutating func setRest(_ modifiers: Modifiers) {
        if rest.startsPipe(modifiers) { isPiped = true } else { hasMore = true }
    }

    private mutating func readEscaped(_ path: Bytes, at start: Int, _ modifiers: Modifiers) {
        var key = path[0..<start].array
        var i = start
        // A backslash goes in a pattern too, so that an escaped star there is still any text, as gjson has it.
        defer { unescapedKey = key }
        while i < path.count {
            let byte = path[i]
            switch byte {
            case 0x5C:
                i += 1
                if i < path.count { key.append(path[i]) }
                i += 1
                continue
            case 0x2E:
                rest = path.from(i + 1)
                setRest(modifiers)
                return
            case 0x7C:
                rest = path.from(i + 1)
                isPiped = true
                return
            case 0x2A, 0x3F: isWild = true
            default: break
            }
            key.append(byte)
            i += 1
        }
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

    init(_ path: Bytes, _ modifiers: Modifiers) {
        part = path
        rest = path.from(path.count)
        var i = 0
        while i < path.count {
            switch path[i] {
            case 0x7C:
                part = path[0..<i]
                rest = path.from(i + 1)
                isPiped = true
                return
            case 0x2E:
                part = path[0..<i]
                rest = path.from(i + 1)
                if !isHash, rest.startsPipe(modifiers) { isPiped = true } else { hasMore = true }
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
            i += 1
        }
    }
}

extension Bytes {
    /// Whether what follows a dot is a known modifier or a multipath, before which a dot is a pipe.
    func startsPipe(_ modifiers: Modifiers) -> Bool {
        switch self[0] {
        case 0x40:
            var i = 1
            while i < count, self[i] != 0x2E, self[i] != 0x7C, self[i] != 0x3A { i += 1 }
            return modifiers.contains(self[1..<i])
        case 0x5B, 0x7B: return true
        default: return false
        }
    }
}
