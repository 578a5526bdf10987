extension Bytes {
    /// What a path that begins with `{…}` or `[…]` makes; nil when it is no multipath, with the path that gjson then
    /// goes on with: none without a closing bracket, else what is behind it.
    func findMultipath(_ path: inout Bytes, _ context: SearchContext) -> Found? {
        guard let (parts, rest) = path.multipathParts else {
            path = path.from(path.count)
            return nil
        }
        guard rest.isEmpty || rest[0] == 0x7C || rest[0] == 0x2E else {
            path = rest
            return nil
        }
        let isObject = path[0] == 0x7B
        var out: [UInt8] = [path[0]]
        for part in parts {
            let found = find(part.path, context)
            guard found.exists else { continue }
            if out.count > 1 { out.append(0x2C) }
            if isObject {
                part.appendName(to: &out)
                out.append(0x3A)
            }
            found.withRaw(in: self) { $0.append(to: &out) }
            guard out.count <= context.madeLimit else { return Found() }
        }
        out.append(path[0] + 2)
        var found = Found(.json, made: out)
        if !rest.isEmpty { found = found.find(rest.from(1), in: self, context) }
        found.index = 0
        return found
    }

    /// The parts of the multipath at the beginning, and what follows it.
    private var multipathParts: (parts: [MultipathPart], rest: Bytes)? {
        var parts: [MultipathPart] = []
        var hasModifier = false
        var depth = 1
        var colon = 0
        var start = 1
        var i = 1
        func push(_ parts: inout [MultipathPart]) {
            parts.append(
                colon == 0
                    ? MultipathPart(name: nil, path: self[start..<i])
                    : MultipathPart(name: self[start..<colon], path: self[colon + 1..<i])
            )
        }
        while i < count {
            switch self[i] {
            case 0x5C: i += 1
            case 0x40:
                if self[i - 1] == 0x2E || self[i - 1] == 0x7C { hasModifier = true }
            case 0x3A:
                if !hasModifier, colon == 0, depth == 1 { colon = i }
            case 0x2C:
                if depth == 1 {
                    push(&parts)
                    (colon, hasModifier, start) = (0, false, i + 1)
                }
            case 0x22:
                i += 1
                while i < count, self[i] != 0x22 { i += self[i] == 0x5C ? 2 : 1 }
            case 0x5B, 0x28, 0x7B: depth += 1
            case 0x5D, 0x29, 0x7D:
                depth -= 1
                if depth == 0 {
                    push(&parts)
                    return (parts, from(i + 1))
                }
            default: break
            }
            i += 1
        }
        return nil
    }
}

/// One part of a multipath.
private struct MultipathPart {
    var name: Bytes?
    var path: Bytes

    /// Appends the member's name as a JSON string: the given one, else the last step of the path.
    func appendName(to out: inout [UInt8]) {
        if let name, !name.isEmpty {
            if name[0] == 0x22, name.isValidJSON {
                name.append(to: &out)
            } else {
                name.appendQuoted(to: &out)
            }
            return
        }
        let last = path.lastStep
        if last.isSimpleName {
            last.appendQuoted(to: &out)
        } else {
            out.append(contentsOf: [0x22, 0x5F, 0x22])
        }
    }
}

extension Bytes {
    fileprivate var lastStep: Bytes {
        var i = count - 1
        while i >= 0 {
            if self[i] == 0x7C || self[i] == 0x2E, i == 0 || self[i - 1] != 0x5C { return from(i + 1) }
            i -= 1
        }
        return self
    }

    fileprivate var isSimpleName: Bool {
        for i in 0..<count {
            switch self[i] {
            case 0..<0x20, 0x5B, 0x5D, 0x7B, 0x7D, 0x28, 0x29, 0x23, 0x7C, 0x21: return false
            default: break
            }
        }
        return true
    }
}
