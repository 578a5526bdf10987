extension Search {
    /// Looks into the array that begins before `start`; where it ends, and whether the value has been found.
    ///
    /// JSON lines are an array without brackets, which the end of the text closes.
    mutating func array(_ start: Int, _ path: Bytes, _ depth: Int) -> (next: Int, isFound: Bool) {
        guard depth < SearchContext.depthLimit else { return (text.count, false) }
        let step = ArrayStep(path, context.modifiers)
        if step.isPiped { pipe = step.rest }
        if step.query != nil { return select(start, step) }
        let wanted: Int
        if step.isHash {
            wanted = -1
        } else if let number = step.part.wrappedUInt {
            wanted = Int(truncatingIfNeeded: number)
        } else {
            wanted = -1
        }
        var starts: [Int] = []
        var i = start
        var position = 0
        while i <= text.count {
            let isMatch = position == wanted && !step.isHash
            position += 1
            if step.eachPath != nil { starts.append(i) }
            while i < text.count, text[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, text[i] != 0x5D else {
                return (i + 1, finish(step, count: position - 1, starts))
            }
            if isMatch, step.hasMore, text[i] == 0x7B || text[i] == 0x5B {
                let inner =
                    text[i] == 0x7B ? object(i + 1, step.rest, depth + 1) : array(i + 1, step.rest, depth + 1)
                if inner.isFound { return inner }
                i = inner.next
                continue
            }
            guard let found = text.value(at: i) else { return (text.count, false) }
            i = found.upper
            if isMatch, !step.hasMore {
                value = found
                return (i, true)
            }
        }
        return (i, false)
    }

    /// The end of an array: a count, or what `#.path` collects.
    private mutating func finish(_ step: ArrayStep, count: Int, _ starts: [Int]) -> Bool {
        guard step.isHash, step.part.equals("#") || (step.eachPath != nil && step.part[0] == 0x23) else { return false }
        guard let eachPath = step.eachPath else {
            guard step.part.count == 1 else { return false }
            value = Found(.number, made: [UInt8]("\(count)".utf8))
            isCounted = true
            return true
        }
        var path = eachPath
        if let (left, right) = path.splitAtPipe() {
            path = left
            pipe = right
        }
        var out: [UInt8] = [0x5B]
        var indexes: [Int] = []
        for start in starts {
            var i = start
            while i < text.count, text[i] == 0x20 || text[i] == 0x09 || text[i] == 0x0D || text[i] == 0x0A { i += 1 }
            guard i < text.count, text[i] != 0x5D, let element = text.any(at: i) else { continue }
            let found = element.find(path, in: text, context)
            guard found.exists else { continue }
            if out.count > 1 { out.append(0x2C) }
            found.withRaw(in: text) { $0.append(to: &out) }
            indexes.append(found.index)
            guard out.count <= context.madeLimit else { return false }
        }
        out.append(0x5D)
        value = Found(.json, made: out)
        value.indexes = indexes
        return true
    }

    /// Looks for what meets a query.
    private mutating func select(_ start: Int, _ step: ArrayStep) -> (next: Int, isFound: Bool) {
        guard let query = step.query else { return (text.count, false) }
        var rest = step.rest
        var out: [UInt8] = []
        var indexes: [Int] = []
        var i = start
        while i <= text.count {
            while i < text.count, text[i] != 0x5D, !text.startsValue(at: i) { i &+= 1 }
            guard i < text.count, text[i] != 0x5D else {
                if !value.exists, query.selectsAll {
                    if out.isEmpty { out.append(0x5B) }
                    out.append(0x5D)
                    value = Found(.json, made: out)
                    value.indexes = indexes.isEmpty ? nil : indexes
                }
                return (i + 1, false)
            }
            guard let element = text.value(at: i) else { return (text.count, false) }
            i = element.upper
            if query.selectsAll, out.isEmpty { out.append(0x5B) }
            guard holds(query, element) else { continue }
            var found = element
            if step.hasMore {
                if let (left, right) = rest.splitAtPipe() {
                    rest = left
                    pipe = right
                }
                found = element.find(rest, in: text, context)
            }
            guard query.selectsAll else {
                value = found
                return (i, true)
            }
            guard found.upper > found.lower else { continue }
            if out.count > 1 { out.append(0x2C) }
            found.withRaw(in: text) { $0.append(to: &out) }
            indexes.append(found.index + element.lower)
            guard out.count <= context.madeLimit else { return (text.count, false) }
        }
        return (i, false)
    }

    func holds(_ query: Query, _ element: Found) -> Bool {
        guard element.kind == .json else { return query.path.isEmpty && query.matches(element, in: text) }
        return query.matches(element.find(query.path, in: text, context), in: text)
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
