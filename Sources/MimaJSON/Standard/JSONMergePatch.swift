extension JSON {
    /// Changes the text as a merge patch (RFC 7396) says: members of the patch's objects replace those here, null
    /// takes them away, anything that is no object replaces the whole.
    ///
    /// Deeper than 512 levels a patch's objects replace instead of merging.
    public mutating func merge(_ patch: JSON) {
        bytes = withBytes(bytes) { text in
            withBytes(patch.bytes) { patch in
                text.merged(text.wholeValue, patch, patch.wholeValue, depth: 0)
            }
        }
    }
}

extension Bytes {
    fileprivate func merged(_ target: Found?, _ patch: Bytes, _ change: Found, depth: Int) -> [UInt8] {
        guard change.kind == .json, patch[change.lower] == 0x7B, depth < 512 else {
            return patch[change.lower..<change.upper].array
        }
        var changes: [(key: Found, name: [UInt8], value: Found)] = []
        var places: [[UInt8]: Int] = [:]
        patch.forEach(change) { key, value in
            guard let key else { return true }
            let name = key.withString(in: patch) { $0.array }
            if let place = places[name] {
                changes[place].value = value
            } else {
                places[name] = changes.count
                changes.append((key, name, value))
            }
            return true
        }
        var out: [UInt8] = [0x7B]
        var done: Set<Int> = []
        func append(_ key: Bytes, _ value: [UInt8]) {
            if out.count > 1 { out.append(0x2C) }
            key.append(to: &out)
            out.append(0x3A)
            out += value
        }
        if let target, target.kind == .json, self[target.lower] == 0x7B {
            forEach(target) { key, value in
                guard let key else { return true }
                let raw = self[key.lower..<key.upper]
                guard let place = places[key.withString(in: self, { $0.array })] else {
                    append(raw, self[value.lower..<value.upper].array)
                    return true
                }
                guard done.insert(place).inserted, changes[place].value.kind != .null else { return true }
                append(raw, merged(value, patch, changes[place].value, depth: depth + 1))
                return true
            }
        }
        for (place, entry) in changes.enumerated() where !done.contains(place) && entry.value.kind != .null {
            append(patch[entry.key.lower..<entry.key.upper], merged(nil, patch, entry.value, depth: depth + 1))
        }
        out.append(0x7D)
        return out
    }
}
