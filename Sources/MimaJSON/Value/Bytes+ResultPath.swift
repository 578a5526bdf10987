// The path of a result is read backwards from where it is, as gjson does: what is before a value tells its key or its
// position, and the containers around it in turn. In a broken text, and within a string that the search has taken for a
// container, the same path comes out.

extension Bytes {
    /// The path of the value that begins at `offset` and is written as `raw`; nil when there is none such.
    func path(at offset: Int, of raw: Bytes) -> [UInt8]? {
        guard offset + raw.count <= count, self[offset..<offset + raw.count].equals(raw) else { return nil }
        // From the innermost: a key, with its quotes, or the number of a position.
        var steps: [[UInt8]] = []
        var i = offset - 1
        while i >= 0 {
            switch self[i] {
            case 0x3A:
                while i >= 0, self[i] != 0x22 { i -= 1 }
                guard i >= 0 else { return nil }
                let key = squashedStart(endingAt: i)
                steps.append(self[key..<i + 1].array)
                // What comes before the key in the object.
                guard key > 0 else { return nil }
                i = squashedStart(endingAt: key - 1)
            case 0x7B: return nil
            case 0x2C, 0x5B:
                guard let start = countElements(before: &i) else { return nil }
                if let position = start { steps.append([UInt8]("\(position)".utf8)) }
            default: break
            }
            i -= 1
        }
        guard !steps.isEmpty else { return [UInt8]("@this".utf8) }
        var path: [UInt8] = []
        for (position, step) in steps.reversed().enumerated() {
            let escaped: [UInt8]? = withBytes(step) { step in
                let value = step.parsed
                return value.exists ? withBytes(value.text(in: step)) { $0.escapedKey } : nil
            }
            guard let escaped else { return nil }
            if position > 0 { path.append(0x2E) }
            path += escaped
        }
        return path
    }

    /// Counts an array's elements back from the comma or bracket at `i`, and leaves `i` at the array's beginning.
    ///
    /// - Returns: The position, a nil position when no array begins there, or nil when a key does.
    private func countElements(before i: inout Int) -> Int?? {
        var position = 0
        if self[i] == 0x2C {
            position += 1
            i -= 1
        }
        while i >= 0 {
            switch self[i] {
            case 0x3A: return nil
            case 0x2C: position += 1
            case 0x5B: return .some(position)
            case 0x5D, 0x7D, 0x22: i = squashedStart(endingAt: i)
            default: break
            }
            i -= 1
        }
        return .some(nil)
    }

    /// Where the string, object or array begins whose last byte is at `end`; any other byte counts as a closing bracket.
    private func squashedStart(endingAt end: Int) -> Int {
        var i = end
        var depth = self[end] == 0x22 ? 0 : 1
        if self[i] == 0x7D || self[i] == 0x5D || self[i] == 0x29 { i -= 1 }
        while i >= 0 {
            switch self[i] {
            case 0x22:
                i = stringStart(endingAt: i)
                if depth == 0 { return max(i, 0) }
            case 0x7D, 0x5D, 0x29: depth += 1
            case 0x7B, 0x5B, 0x28:
                depth -= 1
                if depth == 0 { return i }
            default: break
            }
            i -= 1
        }
        return 0
    }

    /// Where the string begins whose closing quote is at `end`; -1 when it has no beginning.
    private func stringStart(endingAt end: Int) -> Int {
        var i = end - 1
        while i >= 0 {
            if self[i] == 0x22 {
                var slashes = 0
                while i - slashes > 0, self[i - slashes - 1] == 0x5C { slashes += 1 }
                if slashes % 2 == 0 { return i }
                i -= slashes
            }
            i -= 1
        }
        return -1
    }

    /// The key as a step of a path, special characters after backslashes.
    var escapedKey: [UInt8] {
        var out: [UInt8] = []
        for i in 0..<count {
            let byte = self[i]
            switch byte {
            case ...0x20, 0x7F..., 0x5F, 0x2D, 0x3A, 0x61...0x7A, 0x41...0x5A, 0x30...0x39: break
            default: out.append(0x5C)
            }
            out.append(byte)
        }
        return out
    }
}
