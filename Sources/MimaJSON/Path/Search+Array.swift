extension Search {
    /// Looks into the array that begins before `start`; where it ends, and whether the value has been found.
    ///
    /// JSON lines are an array without brackets, which the end of the text closes.
    mutating func array(_ start: Int, _ path: Bytes, _ depth: Int) -> Outcome {
        guard depth < SearchContext.depthLimit else { return .missing(next: text.count) }
        if path.count == 1, path[0] == 0x23 { return count(start) }
        let step = ArrayStep(path, context)
        if step.isPiped { pipe = step.rest }
        if step.query != nil { return select(start, step) }
        if let eachPath = step.eachPath { return collect(start, step, eachPath) }
        let text = text
        var wanted = -1
        if !step.isHash {
            if let number = step.part.wrappedUInt {
                wanted = Int(truncatingIfNeeded: number)
            } else if context.countsFromEnd, step.part[0] == 0x2D, step.part.count < 19,
                let back = step.part.from(1).wrappedUInt, back > 0
            {
                wanted = text.elementCount(from: start) - Int(back)
            }
        }
        var i = start
        var position = 0
        while i <= text.count {
            let isMatch = position == wanted
            position &+= 1
            while i < text.count, unsafe text.base[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, unsafe text.base[i] != 0x5D else {
                return finish(step, count: position &- 1, at: i &+ 1)
            }
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

    /// Counts the elements of the array that begins before `start`.
    private mutating func count(_ start: Int) -> Outcome {
        let text = text
        var i = start
        var elements = 0
        while i <= text.count {
            while i < text.count, unsafe text.base[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, unsafe text.base[i] != 0x5D else {
                special = .count(elements)
                return .special
            }
            let hit = text.hit(at: i)
            guard hit.upper >= 0 else { return .missing(next: text.count) }
            elements &+= 1
            i = text.next(after: hit)
        }
        return .missing(next: i)
    }

    /// The end of an array, which only a count finds something at.
    private mutating func finish(_ step: ArrayStep, count: Int, at end: Int) -> Outcome {
        guard step.isHash, step.part.count == 1, step.part[0] == 0x23 else { return .missing(next: end) }
        special = .count(count)
        return .special
    }

    /// Collects what `eachPath` names in each element.
    private mutating func collect(_ start: Int, _ step: ArrayStep, _ eachPath: Bytes) -> Outcome {
        var path = eachPath
        var pathPipe: Bytes?
        if let (left, right) = path.splitAtPipe() {
            path = left
            pathPipe = right
        }
        let text = text
        var list = Collected()
        var i = start
        while i <= text.count {
            let before = i
            while i < text.count, unsafe text.base[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, unsafe text.base[i] != 0x5D else {
                // gjson looks once more behind the last element, where broken text may have something.
                collectRest(before, path, &list)
                if let pathPipe { pipe = pathPipe }
                guard list.bytes.count <= context.madeLimit else { return .missing(next: i &+ 1) }
                special = list.finished(indexed: true)
                return .special
            }
            let hit = text.hit(at: i)
            guard hit.upper >= 0 else { return .missing(next: text.count) }
            i = text.next(after: hit)
            var element = Found(hit)
            // gjson knows the position of objects and arrays alone here.
            element.index = element.kind == .json ? element.lower : 0
            if list.bytes.count <= context.madeLimit { collect(element, path, &list) }
        }
        return .missing(next: i)
    }

    @inline(__always)
    private func collect(_ element: Found, _ path: Bytes, _ list: inout Collected) {
        let found = element.find(path, in: text, context)
        guard found.exists else { return }
        list.append(found, in: text, at: found.index)
    }

    private func collectRest(_ start: Int, _ path: Bytes, _ list: inout Collected) {
        var i = start
        while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0D || text[i] == 0x0A { i += 1 }
        guard i < text.count, text[i] != 0x5D, let element = text.any(at: i) else { return }
        collect(element, path, &list)
    }

    /// Looks for what meets a query.
    private mutating func select(_ start: Int, _ step: ArrayStep) -> Outcome {
        guard let query = step.query else { return .missing(next: text.count) }
        let text = text
        var rest = step.rest
        var restPipe: Bytes?
        if step.hasMore, let (left, right) = rest.splitAtPipe() {
            rest = left
            restPipe = right
        }
        var list = query.selectsAll ? Collected() : Collected(capacity: 0)
        var i = start
        while i <= text.count {
            while i < text.count, unsafe text.base[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, unsafe text.base[i] != 0x5D else {
                if query.selectsAll, special == nil { special = list.finished(indexed: list.count > 0) }
                return .missing(next: i &+ 1)
            }
            let hit = text.hit(at: i)
            guard hit.upper >= 0 else { return .missing(next: text.count) }
            i = text.next(after: hit)
            let element = Found(hit)
            guard holds(query, element) else { continue }
            var found = element
            if step.hasMore {
                if let restPipe { pipe = restPipe }
                found = element.find(rest, in: text, context)
            }
            guard query.selectsAll else {
                special = found
                return .special
            }
            guard found.upper > found.lower else { continue }
            list.append(found, in: text, at: found.index &+ element.lower)
            guard list.bytes.count <= context.madeLimit else { return .missing(next: text.count) }
        }
        return .missing(next: i)
    }

    func holds(_ query: Query, _ element: Found) -> Bool {
        if let condition = query.condition, condition.holds({ holds($0, element) }) { return true }
        guard element.kind == .json else { return query.path.isEmpty && query.matches(element, in: text) }
        return query.matches(element.find(query.path, in: text, context), in: text)
    }
}

/// An array in the making of values that a search finds, and where they were.
struct Collected {
    private(set) var bytes: [UInt8] = []
    private var indexes: [Int] = []

    init(capacity: Int = 96) {
        guard capacity > 0 else { return }
        bytes.reserveCapacity(capacity)
        bytes.append(0x5B)
    }

    var count: Int { indexes.count }

    @inline(__always)
    mutating func append(_ found: Found, in text: Bytes, at index: Int) {
        if bytes.count > 1 { bytes.append(0x2C) }
        found.withRaw(in: text) { $0.append(to: &bytes) }
        if indexes.isEmpty { indexes.reserveCapacity(8) }
        indexes.append(index)
    }

    /// The array, with the elements' positions if they are wanted.
    mutating func finished(indexed: Bool) -> Found {
        bytes.append(0x5D)
        return Found(.json, made: bytes, indexes: indexed ? indexes : nil)
    }
}

extension Bytes {
    /// How many elements the array has that begins before `start`.
    func elementCount(from start: Int) -> Int {
        var i = start
        var elements = 0
        while i < count {
            while i < count, self[i] != 0x5D, !startsValue(at: i) { i &+= 1 }
            guard i < count, self[i] != 0x5D, let element = value(at: i) else { break }
            elements += 1
            i = element.upper
        }
        return elements
    }
}

extension Bytes {
    /// Divides a path at its first `|` outside of queries.
    func splitAtPipe() -> (left: Bytes, right: Bytes)? {
        guard firstIndex(of: 0x7C) != nil else { return nil }
        if self[0] == 0x7B {
            let end = from(1).squashedEnd + 1
            return end < count && self[end] == 0x7C ? (self[0..<end], from(end + 1)) : nil
        }
        var i = 0
        while i < count {
            switch self[i] {
            case 0x5C: i += 1
            case 0x7C: return (self[0..<i], from(i + 1))
            case 0x2E:
                if i == count - 1 { return nil }
                guard self[i + 1] == 0x23 else { break }
                i += 2
                if i == count { return nil }
                if self[i] == 0x5B || self[i] == 0x28 { i = selectorEnd(from: i) }
            default: break
            }
            i += 1
        }
        return nil
    }

    /// The position of the bracket that closes the one at `start`.
    private func selectorEnd(from start: Int) -> Int {
        let open = self[start]
        let close: UInt8 = open == 0x5B ? 0x5D : 0x29
        var depth = 1
        var i = start + 1
        while i < count {
            switch self[i] {
            case 0x5C: i += 1
            case open: depth += 1
            case close:
                depth -= 1
                if depth == 0 { return i }
            case 0x22:
                i += 1
                while i < count, self[i] != 0x22 { i += self[i] == 0x5C ? 2 : 1 }
            default: break
            }
            i += 1
        }
        return i
    }

    /// The end of the object, array, parenthesis or string at the beginning; like a bracket counts any first byte.
    var squashedEnd: Int {
        if self[0] == 0x22 { return stringEnd(from: 1).next }
        return min(nestedEnd(from: 0), count)
    }

    /// The next value from `start` on, as an array's elements are read one by one.
    func any(at start: Int) -> Found? {
        var i = start
        while i < count, !startsValue(at: i) { i &+= 1 }
        guard i < count, var found = value(at: i) else { return nil }
        // gjson knows the position of objects and arrays alone here.
        found.index = found.kind == .json ? i : 0
        return found
    }

    /// The value that the whole text is, as far as its beginning tells: an object or array takes all of the rest.
    var parsed: Found {
        var i = 0
        while i < count, self[i] <= 0x20 { i += 1 }
        guard i < count else { return Found() }
        var found: Found
        switch self[i] {
        case 0x7B, 0x5B: found = Found(.json, i, count)
        case 0x22: found = Found(.string, i, stringEnd(from: i + 1).next)
        case 0x6E, 0x74, 0x66, 0x2B, 0x2D, 0x30...0x39, 0x69, 0x49, 0x4E:
            guard let value = value(at: i) else { return Found() }
            found = value
        default: return Found()
        }
        found.index = i
        return found
    }
}
