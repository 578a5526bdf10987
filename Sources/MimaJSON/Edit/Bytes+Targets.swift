extension Bytes {
    /// Where the values are that a path with wildcards, queries or `#` names, from the front to the back.
    func targets(of path: Bytes, base: Int, _ context: SearchContext) -> [Range<Int>] {
        var context = context
        context.depth += 1
        guard context.depth < SearchContext.depthLimit else { return [] }
        guard let (before, hash, after) = path.splitAtHash() else {
            let found = find(path, context)
            guard found.index > 0, found.exists, found.made == nil else { return [] }
            return [base + found.lower..<base + found.upper]
        }
        let array: Found
        if before.isEmpty {
            array = parsed
        } else {
            array = find(before, context)
        }
        guard array.kind == .json, array.made == nil, self[array.lower] == 0x5B else { return [] }
        let query = hash.count > 1 ? Query(hash) : nil
        let search = Search(text: self, context: context)
        var targets: [Range<Int>] = []
        forEach(array) { _, element in
            if let query, !search.holds(query, element) { return true }
            if after.isEmpty {
                targets.append(base + element.lower..<base + element.upper)
            } else {
                targets += self[element.lower..<element.upper]
                    .targets(of: after, base: base + element.lower, context)
            }
            return true
        }
        return targets
    }

    /// Divides a path at its first step `#` that another follows, or `#(…)#`. None in paths with `|` or `@`.
    private func splitAtHash() -> (before: Bytes, hash: Bytes, after: Bytes)? {
        guard firstIndex(of: 0x7C) == nil, firstIndex(of: 0x40) == nil else { return nil }
        var i = 0
        var start = 0
        while i < count {
            if i == start, self[i] == 0x23 {
                let before = self[0..<max(start - 1, 0)]
                if self[i + 1] == 0x2E { return (before, self[i..<i + 1], from(i + 2)) }
                if let query = Query(from(i)) {
                    let end = i + query.end
                    if self[end] == 0x23, end + 1 >= count || self[end + 1] == 0x2E {
                        return (before, self[i..<end], from(end + 2))
                    }
                    i = end
                    continue
                }
            }
            if self[i] == 0x5C { i += 1 }
            if self[i] == 0x2E, i == 0 || self[i - 1] != 0x5C { start = i + 1 }
            i += 1
        }
        return nil
    }
}
