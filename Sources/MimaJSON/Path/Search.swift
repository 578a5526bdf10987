/// What all parts of one search share.
///
/// It counts no references: whoever makes one keeps the modifiers alive.
@safe
struct SearchContext {
    let own: Unmanaged<Modifiers.Own>?
    /// `-1` is the last element of an array, which gjson has not.
    var countsFromEnd = false

    /// How many searches within searches are under way.
    var depth = 0
    /// The most bytes that a text made on the way may have: a short path can double a text again and again.
    let madeLimit: Int

    /// How many searches within searches there may be; every `|`, modifier, multipath and query is one.
    static let depthLimit = 200

    init(modifiers: Modifiers, textCount: Int) {
        unsafe own = modifiers.own.map { unsafe Unmanaged.passUnretained($0) }
        madeLimit = 1 << 22 + 16 * min(textCount, 1 << 40)
    }
}

extension Bytes {
    /// Finds what `path` names.
    func find(_ path: Bytes, _ context: SearchContext) -> Found {
        guard context.depth < SearchContext.depthLimit else { return Found() }
        var context = context
        context.depth &+= 1
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
        search.run(path)
        if let pipe = search.pipe {
            var found = search.takeFound().find(pipe, in: self, context)
            found.index = 0
            return found
        }
        var found = search.takeFound()
        if found.upper > found.lower, found.isPlain { found.index = found.lower }
        return found
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
        if found.isPlain || found.made == nil, found.exists {
            if !isPlain { found.made = made }
            found.lower += lower
            found.upper += lower
        }
        if !found.isPlain, found.indexes != nil {
            found.indexes = found.indexes?.map { $0 + index }
        } else {
            found.index += index
        }
        return found
    }
}

/// One pass over a text for a path.
@safe
struct Search {
    let text: Bytes
    let context: SearchContext
    var hit = Hit()
    /// What the hit is a part of when it is none of the text. A search counts no references, and so gives this away
    /// just once.
    private var extra: Unmanaged<Found.Extra>?
    var pipe: Bytes?

    @inline(__always)
    init(text: Bytes, context: SearchContext) {
        self.text = text
        self.context = context
    }

    /// What has been found; to be asked for once.
    @inline(__always)
    mutating func takeFound() -> Found {
        guard let extra = unsafe extra else { return Found(hit) }
        unsafe self.extra = nil
        return Found(hit, extra: unsafe extra.takeRetainedValue())
    }

    mutating func set(_ found: Found) {
        unsafe extra?.release()
        hit = Hit(found.kind, found.lower, found.upper)
        unsafe extra = found.extra.map { unsafe Unmanaged.passRetained($0) }
    }

    /// Looks for what a path without a modifier, literal or multipath at its beginning names.
    @inline(__always)
    mutating func run(_ path: Bytes) {
        if path[0] == 0x2E, path[1] == 0x2E {
            _ = array(0, path.from(2), 0)
            return
        }
        var i = 0
        while i < text.count {
            if text[i] == 0x7B {
                _ = object(i &+ 1, path, 0)
                return
            }
            if text[i] == 0x5B {
                _ = array(i &+ 1, path, 0)
                return
            }
            i &+= 1
        }
    }

    /// Looks into the object that begins before `start`; where it ends, and whether the value has been found.
    mutating func object(_ start: Int, _ path: Bytes, _ depth: Int) -> (next: Int, isFound: Bool) {
        guard depth < SearchContext.depthLimit else { return (text.count, false) }
        let step = ObjectStep(path, context)
        if step.isPiped { pipe = step.rest }
        let text = text
        var i = start
        while i < text.count {
            // The next key.
            while i < text.count, unsafe text.base[i] != 0x22 {
                if unsafe text.base[i] == 0x7D { return (i &+ 1, false) }
                i &+= 1
            }
            guard i < text.count else { return (i, false) }
            let isMatch: Bool
            if step.isPlain, text.isString(at: i, step.key) {
                isMatch = true
                i &+= step.key.count &+ 2
            } else {
                let end = text.stringEnd(from: i &+ 1)
                guard end.isClosed else { return (text.count, false) }
                isMatch =
                    (!step.isPlain || end.hasEscape)
                    && step.matches(text[i &+ 1..<end.next &- 1], hasEscape: end.hasEscape)
                i = end.next
            }
            // Its value.
            if text[i] == 0x3A { i &+= 1 }
            while i < text.count, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count else { return (i, false) }
            if isMatch, step.hasMore, text[i] == 0x7B || text[i] == 0x5B {
                let inner =
                    text[i] == 0x7B ? object(i &+ 1, step.rest, depth &+ 1) : array(i &+ 1, step.rest, depth &+ 1)
                if inner.isFound { return inner }
                i = inner.next
                continue
            }
            let found = text.hit(at: i)
            guard found.upper >= 0 else { return (text.count, false) }
            i = found.upper
            if isMatch, !step.hasMore {
                hit = found
                return (i, true)
            }
        }
        return (i, false)
    }
}

extension Bytes {
    /// Whether at `i` stands a quote, then `key`, then a quote.
    @inline(__always)
    fileprivate func isString(at i: Int, _ key: Bytes) -> Bool {
        let end = i &+ 1 &+ key.count
        guard end < count, unsafe base[end] == 0x22 else { return false }
        return unsafe Bytes(base: base + (i &+ 1), count: key.count).equals(key)
    }

    /// Whether a value can begin with the byte at `i`.
    @inline(__always)
    func startsValue(at i: Int) -> Bool {
        switch self[i] {
        case 0x22, 0x7B, 0x5B, 0x6E, 0x74, 0x66, 0x2B, 0x2D, 0x30...0x39, 0x69, 0x49, 0x4E: true
        default: false
        }
    }

    /// The value that begins at `i`, where ``startsValue(at:)`` holds; nil for a string without an end.
    func value(at i: Int) -> Found? {
        let hit = hit(at: i)
        return hit.upper >= 0 ? Found(hit) : nil
    }

    /// The value that begins at `i`, where ``startsValue(at:)`` holds.
    @inline(__always)
    func hit(at i: Int) -> Hit {
        switch self[i] {
        case 0x22:
            let end = stringEnd(from: i &+ 1)
            return Hit(.string, i, end.isClosed ? end.next : -1)
        case 0x7B, 0x5B: return Hit(.json, i, nestedEnd(from: i))
        case 0x74: return Hit(.true, i, literalEnd(from: i))
        case 0x66: return Hit(.false, i, literalEnd(from: i))
        case 0x6E where i &+ 1 >= count || self[i &+ 1] == 0x75: return Hit(.null, i, literalEnd(from: i))
        default: return Hit(.number, i, numberEnd(from: i))
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
