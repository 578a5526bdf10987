// Paths of keys and indexes alone, which most are: no escape, wildcard, query, pipe, modifier, literal or multipath. What
// `Search` does for them, without what it needs for all others; from the first step on that is not of that kind, `Search`
// goes on.

extension Bytes {
    /// Finds what a path names that begins with no modifier, literal or multipath, and not with `..`.
    @inline(__always)
    func findPlain(_ path: Bytes, _ search: inout Search) -> Outcome {
        var i = 0
        while i < count {
            let byte = unsafe base[i]
            if byte == 0x7B { return unsafe plainMember(i &+ 1, path.base, path.base + path.count, 0, &search) }
            if byte == 0x5B { return unsafe plainElement(i &+ 1, path.base, path.base + path.count, 0, false, &search) }
            i &+= 1
        }
        return .missing(next: i)
    }

    /// Looks into the object that begins before `start`, for the rest of a path that has begun in another way.
    func plainMember(_ start: Int, _ path: Bytes, _ depth: Int, _ search: inout Search) -> Outcome {
        unsafe plainMember(start, path.base, path.base + path.count, depth, &search)
    }

    /// Looks into the array that begins before `start`, for the rest of a path that has begun in another way.
    func plainElement(_ start: Int, _ path: Bytes, _ depth: Int, _ search: inout Search) -> Outcome {
        unsafe plainElement(start, path.base, path.base + path.count, depth, true, &search)
    }

    /// Whether a path of one step is a key or an index as it stands.
    var isPlainStep: Bool {
        switch self[0] {
        case 0x40, 0x21, 0x5B, 0x7B: return false
        default: return unsafe stepEnd(base, base + count) == base + count
        }
    }

    /// Where the first step of a path ends; nil when the path is not plain.
    @inline(__always)
    private func stepEnd(_ path: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        var step = unsafe path
        while unsafe step < end {
            switch unsafe step.pointee {
            case 0x2E:
                if unsafe step + 1 < end {
                    switch unsafe step[1] {
                    case 0x40, 0x5B, 0x7B: return nil
                    default: break
                    }
                }
                return unsafe step
            case 0x22, 0x23, 0x2A, 0x3F, 0x5C, 0x7C: return nil
            default: unsafe step += 1
            }
        }
        return unsafe step
    }

    /// Looks into the object that begins before `start`.
    private func plainMember(
        _ start: Int,
        _ path: UnsafePointer<UInt8>,
        _ pathEnd: UnsafePointer<UInt8>,
        _ depth: Int,
        _ search: inout Search
    ) -> Outcome {
        guard depth < SearchContext.depthLimit, let keyEnd = unsafe stepEnd(path, pathEnd) else {
            return search.object(start, unsafe Bytes(base: path, count: pathEnd - path), depth)
        }
        let hasMore = unsafe keyEnd < pathEnd
        let keyCount = unsafe keyEnd - path
        let key = unsafe Bytes(base: path, count: keyCount)
        var i = start
        while true {
            // The next key.
            while i < count, unsafe base[i] != 0x22 {
                if unsafe base[i] == 0x7D { return .missing(next: i &+ 1) }
                i &+= 1
            }
            guard i < count else { return .missing(next: i) }
            let isMatch: Bool
            if unsafe isString(at: i, path, keyCount) {
                isMatch = true
                i &+= keyCount &+ 2
            } else {
                let end = stringEnd(from: i &+ 1)
                guard end.isClosed else { return .missing(next: count) }
                isMatch =
                    end.hasEscape ? withBytes(self[i &+ 1..<end.next &- 1].unescaped) { $0.equals(key) } : false
                i = end.next
            }
            // Its value.
            if self[i] == 0x3A { i &+= 1 }
            while !startsValue(at: i) {
                i &+= 1
                guard i < count else { return .missing(next: i) }
            }
            let byte = unsafe base[i]
            if isMatch {
                guard hasMore else { return outcome(at: i) }
                if byte | 0x20 == 0x7B {
                    let rest = unsafe keyEnd + 1
                    let inner =
                        unsafe byte == 0x7B
                        ? plainMember(i &+ 1, rest, pathEnd, depth &+ 1, &search)
                        : plainElement(i &+ 1, rest, pathEnd, depth &+ 1, true, &search)
                    if inner.isFound { return inner }
                    i = inner.lower
                    continue
                }
            }
            i = valueEnd(at: i)
            guard i >= 0 else { return .missing(next: count) }
        }
    }

    /// Looks into the array that begins before `start`; `needsEnd` when its end is asked for.
    private func plainElement(
        _ start: Int,
        _ path: UnsafePointer<UInt8>,
        _ pathEnd: UnsafePointer<UInt8>,
        _ depth: Int,
        _ needsEnd: Bool,
        _ search: inout Search
    ) -> Outcome {
        guard depth < SearchContext.depthLimit, let stepEnd = unsafe stepEnd(path, pathEnd) else {
            return search.array(start, unsafe Bytes(base: path, count: pathEnd - path), depth)
        }
        let hasMore = unsafe stepEnd < pathEnd
        var digits = unsafe path
        var wanted = 0
        let length = unsafe stepEnd - path
        guard 1...18 ~= length else {
            return search.array(start, unsafe Bytes(base: path, count: pathEnd - path), depth)
        }
        while unsafe digits < stepEnd {
            let digit = unsafe digits.pointee &- 0x30
            guard digit < 10 else {
                return search.array(start, unsafe Bytes(base: path, count: pathEnd - path), depth)
            }
            wanted = wanted &* 10 &+ Int(digit)
            unsafe digits += 1
        }
        var i = start
        while true {
            while i < count, unsafe base[i] != 0x5D, !startsValue(at: i) { i &+= 1 }
            guard i < count, unsafe base[i] != 0x5D else { return .missing(next: i &+ 1) }
            if wanted == 0 {
                guard hasMore else { return outcome(at: i) }
                let byte = unsafe base[i]
                if byte | 0x20 == 0x7B {
                    let rest = unsafe stepEnd + 1
                    let inner =
                        unsafe byte == 0x7B
                        ? plainMember(i &+ 1, rest, pathEnd, depth &+ 1, &search)
                        : plainElement(i &+ 1, rest, pathEnd, depth &+ 1, needsEnd, &search)
                    if inner.isFound || !needsEnd { return inner }
                    i = inner.lower
                    wanted = -1
                    continue
                }
                if !needsEnd { return .missing(next: count) }
            }
            wanted &-= 1
            i = valueEnd(at: i)
            guard i >= 0 else { return .missing(next: count) }
        }
    }

    @inline(__always)
    private func outcome(at i: Int) -> Outcome {
        let hit = hit(at: i)
        return hit.upper >= 0 ? .found(hit) : .missing(next: count)
    }

    /// Where the value ends that begins at `i`; -1 for a string without an end.
    @inline(__always)
    private func valueEnd(at i: Int) -> Int {
        switch unsafe base[i] {
        case 0x22:
            let end = stringEnd(from: i &+ 1)
            return end.isClosed ? end.next : -1
        case 0x7B, 0x5B: return nestedEnd(from: i)
        default: return hit(at: i).upper
        }
    }

    /// Whether at `i` stands a quote, then the key, then a quote.
    @inline(__always)
    private func isString(at i: Int, _ key: UnsafePointer<UInt8>, _ keyCount: Int) -> Bool {
        let end = i &+ 1 &+ keyCount
        guard end < count, unsafe base[end] == 0x22 else { return false }
        var k = 0
        while k < keyCount {
            if unsafe base[i &+ 1 &+ k] != key[k] { return false }
            k &+= 1
        }
        return true
    }
}
