extension JSONValue {
    /// Whether this value comes before `other`: null, false, numbers, strings, true, then objects and arrays, as gjson
    /// sorts them. Numbers are compared as doubles, strings by their bytes, all else as written.
    ///
    /// - Parameter ignoresCase: Take the letters A to Z in strings for small ones.
    public func precedes(_ other: JSONValue, ignoresCase: Bool = false) -> Bool {
        let (kind, otherKind) = (found.kind, other.found.kind)
        guard kind == otherKind else { return kind.rawValue < otherKind.rawValue }
        switch kind {
        case .string:
            let (left, right) = (stringBytes, other.stringBytes)
            return ignoresCase
                ? left.map(lowercased).lexicographicallyPrecedes(right.map(lowercased))
                : left.lexicographicallyPrecedes(right)
        case .number: return double < other.double
        case .null, .false, .true, .json: return raw.lexicographicallyPrecedes(other.raw)
        }
    }

    private func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }
}
