/// What all parts of one search share.
///
/// It counts no references: whoever makes one keeps the modifiers alive.
@safe
struct SearchContext {
    let own: Unmanaged<Modifiers.Own>?
    /// `-1` is the last element of an array, which gjson has not.
    var countsFromEnd: Bool {
        get { mode & 1 != 0 }
        set { mode = newValue ? mode | 1 : mode & ~1 }
    }

    /// `@` begins a modifier.
    var hasModifiers: Bool { mode & 2 == 0 }

    /// A whole word, like the others: parts of words that are copied at once wait for memory.
    private var mode = 0

    /// How many searches within searches are under way.
    var depth = 0
    /// The most bytes that a text made on the way may have: a short path can double a text again and again.
    let madeLimit: Int

    /// How many searches within searches there may be; every `|`, modifier, multipath and query is one.
    static let depthLimit = 200

    init(modifiers: Modifiers, textCount: Int) {
        unsafe own = modifiers.own.map { unsafe Unmanaged.passUnretained($0) }
        mode = modifiers.isEnabled ? 0 : 2
        madeLimit = 1 << 22 + 16 * min(textCount, 1 << 40)
    }

    init(_ path: DotPath, _ text: Bytes) {
        self.init(modifiers: path.modifiers, textCount: text.count)
        countsFromEnd = path.countsFromEnd
    }
}

extension Bytes {
    /// Finds what `path` names.
    func find(_ path: Bytes, _ context: SearchContext) -> Found {
        guard context.depth < SearchContext.depthLimit else { return Found() }
        switch path[0] {
        case 0x40, 0x21, 0x5B, 0x7B: return findAny(path, context)
        case 0x2E where path[1] == 0x2E: return findAny(path, context)
        default: break
        }
        var context = context
        context.depth &+= 1
        var search = Search(text: self, context: context)
        return result(findPlain(path, &search), &search)
    }

    private func findAny(_ path: Bytes, _ context: SearchContext) -> Found {
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
        return result(search.run(path), &search)
    }

    /// What a search has come to.
    @inline(__always)
    private func result(_ outcome: Outcome, _ search: inout Search) -> Found {
        if search.pipe == nil, !outcome.isSpecial {
            guard outcome.isFound else { return search.special ?? Found() }
            var found = Found(outcome.hit)
            if found.upper > found.lower { found.index = found.lower }
            return found
        }
        return specialResult(outcome, &search)
    }

    private func specialResult(_ outcome: Outcome, _ search: inout Search) -> Found {
        var found = outcome.isFound && !outcome.isSpecial ? Found(outcome.hit) : search.special ?? Found()
        if let pipe = search.pipe {
            found = found.find(pipe, in: self, search.context)
            found.index = 0
        } else if found.upper > found.lower {
            found.index = found.isPlain ? found.lower : 0
        }
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

    /// The same behind a modifier that has changed nothing: what is found is still a part of this text, and a query
    /// before it knows where.
    func continuedUnchanged(_ rest: Bytes, _ context: SearchContext) -> Found {
        guard rest[0] == 0x7C || rest[0] == 0x2E else { return parsed }
        var found = find(rest.from(1), context)
        found.index = 0
        found.indexes = nil
        return found
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

/// How a search of an object or array ended. It fits into registers, where a value that is stored and read again at once
/// would wait for memory.
struct Outcome {
    /// Where the value begins; when there is none, where the object or array ends.
    var lower: Int
    var upper = 0
    private var tag: UInt8

    private static let missingTag: UInt8 = 0xFF
    private static let specialTag: UInt8 = 0xFE

    @inline(__always)
    private init(lower: Int, upper: Int, tag: UInt8) {
        self.lower = lower
        self.upper = upper
        self.tag = tag
    }

    /// Nothing, and where to go on.
    @inline(__always)
    static func missing(next: Int) -> Outcome { Outcome(lower: next, upper: 0, tag: missingTag) }

    @inline(__always)
    static func found(_ hit: Hit) -> Outcome { Outcome(lower: hit.lower, upper: hit.upper, tag: hit.kind.rawValue) }

    /// A value that is no part of the text, in ``Search/special``.
    static let special = Outcome(lower: 0, upper: 0, tag: specialTag)

    @inline(__always)
    var isFound: Bool { tag != Self.missingTag }
    @inline(__always)
    var isSpecial: Bool { tag == Self.specialTag }
    @inline(__always)
    var hit: Hit { Hit(RawKind(rawValue: tag) ?? .null, lower, upper) }
}

/// One pass over a text for a path.
struct Search {
    let text: Bytes
    let context: SearchContext
    /// What has been found that is no part of the text.
    var special: Found?
    var pipe: Bytes?

    @inline(__always)
    init(text: Bytes, context: SearchContext) {
        self.text = text
        self.context = context
    }

    /// Looks for what a path without a modifier, literal or multipath at its beginning names.
    @inline(__always)
    mutating func run(_ path: Bytes) -> Outcome {
        if path[0] == 0x2E, path[1] == 0x2E { return array(0, path.from(2), 0) }
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte == 0x7B { return object(i &+ 1, path, 0) }
            if byte == 0x5B { return array(i &+ 1, path, 0) }
            i &+= 1
        }
        return .missing(next: i)
    }

    /// Looks into the object that begins before `start`; where it ends, and whether the value has been found.
    mutating func object(_ start: Int, _ path: Bytes, _ depth: Int) -> Outcome {
        guard depth < SearchContext.depthLimit else { return .missing(next: text.count) }
        let step = ObjectStep(path, context)
        if step.isPiped { pipe = step.rest }
        let text = text
        var i = start
        while i < text.count {
            // The next key.
            while i < text.count, unsafe text.base[i] != 0x22 {
                if unsafe text.base[i] == 0x7D { return .missing(next: i &+ 1) }
                i &+= 1
            }
            guard i < text.count else { return .missing(next: i) }
            let isMatch: Bool
            if step.isPlain, text.isString(at: i, step.key) {
                isMatch = true
                i &+= step.key.count &+ 2
            } else {
                let end = text.stringEnd(from: i &+ 1)
                guard end.isClosed else { return .missing(next: text.count) }
                isMatch =
                    (!step.isPlain || end.hasEscape)
                    && step.matches(text[i &+ 1..<end.next &- 1], hasEscape: end.hasEscape)
                i = end.next
            }
            // Its value.
            if text[i] == 0x3A { i &+= 1 }
            while i < text.count, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count else { return .missing(next: i) }
            if isMatch, step.hasMore, text[i] == 0x7B || text[i] == 0x5B {
                let inner =
                    text[i] == 0x7B
                    ? text.plainMember(i &+ 1, step.rest, depth &+ 1, &self)
                    : text.plainElement(i &+ 1, step.rest, depth &+ 1, &self)
                if inner.isFound { return inner }
                i = inner.lower
                continue
            }
            let found = text.hit(at: i)
            guard found.upper >= 0 else { return .missing(next: text.count) }
            i = text.next(after: found)
            if isMatch, !step.hasMore {
                return .found(found)
            }
        }
        return .missing(next: i)
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
