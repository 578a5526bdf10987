extension Bytes {
    /// The path of the value that begins at `offset` and is written as `raw`; nil when there is none such.
    func path(at offset: Int, of raw: Bytes) -> [UInt8]? {
        guard offset + raw.count <= count, self[offset..<offset + raw.count].equals(raw) else { return nil }
        if offset == 0 { return [UInt8]("@this".utf8) }
        var steps: [[UInt8]] = []
        var whole = parsed
        while whole.lower != offset {
            guard whole.kind == .json, steps.count < 10_000 else { return nil }
            var next: Found?
            var position = 0
            forEach(whole) { key, value in
                if offset < value.lower { return false }
                if offset < value.upper {
                    next = value
                    steps.append(key.map { $0.withString(in: self) { $0.escapedKey } } ?? [UInt8]("\(position)".utf8))
                    return false
                }
                position += 1
                return true
            }
            guard let next else { return nil }
            whole = next
        }
        return steps.isEmpty ? [UInt8]("@this".utf8) : [UInt8](steps.joined(separator: [0x2E]))
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
