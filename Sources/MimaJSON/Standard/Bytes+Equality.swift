extension Bytes {
    /// Whether two values are equal as RFC 6902 §4.6 has it: numbers by value, strings without their escapes,
    /// objects without regard to order. Values nested deeper than 1,000 levels are equal when written alike.
    func isEqual(_ a: Found, to b: Found, in other: Bytes, depth: Int = 0) -> Bool {
        guard a.kind == b.kind else { return false }
        switch a.kind {
        case .null, .true, .false: return a.exists == b.exists
        case .string: return a.withString(in: self) { left in b.withString(in: other) { left.equals($0) } }
        case .number:
            return a.withRaw(in: self) { left in
                b.withRaw(in: other) { right in
                    if left.equals(right) { return true }
                    // Beyond 2^53 doubles no longer tell integers apart.
                    if let x = left.wrappedInt, let y = right.wrappedInt, left.count < 19, right.count < 19 {
                        return x == y
                    }
                    return left.double == right.double
                }
            }
        case .json: break
        }
        let left = self[a.lower..<a.upper]
        let right = other[b.lower..<b.upper]
        guard left[0] == right[0] else { return false }
        if depth >= 1000 || left.equals(right) { return left.minified == right.minified }
        var mine: [(key: [UInt8], value: Found)] = []
        forEach(a) { key, value in
            mine.append((key.map { $0.withString(in: self) { $0.array } } ?? [], value))
            return true
        }
        var areEqual = true
        var count = 0
        if left[0] == 0x5B {
            other.forEach(b) { _, value in
                areEqual = count < mine.count && isEqual(mine[count].value, to: value, in: other, depth: depth + 1)
                count += 1
                return areEqual
            }
            return areEqual && count == mine.count
        }
        var byKey: [[UInt8]: Found] = [:]
        for (key, value) in mine where byKey[key] == nil { byKey[key] = value }
        var seen: Set<[UInt8]> = []
        other.forEach(b) { key, value in
            guard let name = key.map({ $0.withString(in: other) { $0.array } }) else { return true }
            guard seen.insert(name).inserted else { return true }
            areEqual = byKey[name].map { isEqual($0, to: value, in: other, depth: depth + 1) } ?? false
            return areEqual
        }
        return areEqual && seen.count == byKey.count
    }
}

extension JSON {
    /// Whether two texts are the same value: numbers by value, strings without their escapes, members in any order.
    public func isEquivalent(to other: JSON) -> Bool {
        withBytes(bytes) { a in withBytes(other.bytes) { b in a.isEqual(a.wholeValue, to: b.wholeValue, in: b) } }
    }
}
