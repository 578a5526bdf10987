// Lists of elements and members are read as gjson's `Array` and `Map` read them. On a valid text that is what `ForEach`
// finds too; on a broken one it is not: here infinities, NaN and plus signs are no numbers, and a string without an end
// is one.

extension Bytes {
    /// The elements of an array, or the keys and values of an object in turns.
    func elements(of value: Found) -> [Found] {
        guard value.kind == .json else { return [] }
        let text = self[0..<value.upper]
        var elements: [Found] = []
        var i = value.lower
        while i < text.count, text[i] <= 0x20 { i += 1 }
        i += 1
        while i < text.count, text[i] != 0x5D, text[i] != 0x7D {
            guard var found = text.listed(at: i) else {
                i += 1
                continue
            }
            found.index = i
            elements.append(found)
            i = Swift.max(found.upper, i + 1)
        }
        return elements
    }

    private func listed(at i: Int) -> Found? {
        switch self[i] {
        case 0x22: Found(.string, i, stringEnd(from: i + 1).next)
        case 0x7B, 0x5B, 0x2D, 0x30...0x39, 0x74, 0x66: value(at: i)
        case 0x6E: Found(.null, i, wordEnd(from: i))
        default: nil
        }
    }

    private func wordEnd(from start: Int) -> Int {
        var i = start + 1
        while 0x61...0x7A ~= self[i] { i += 1 }
        return i
    }
}
