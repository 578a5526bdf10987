/// A change of a text: `range` is replaced.
struct Splice {
    var range: Range<Int>
    var bytes: [UInt8]
}

extension [UInt8] {
    /// Makes changes that do not overlap, given from the front to the back.
    mutating func apply(_ splices: [Splice]) {
        if splices.count == 1, let only = splices.first {
            replaceSubrange(only.range, with: only.bytes)
            return
        }
        guard !splices.isEmpty else { return }
        var out: [UInt8] = []
        out.reserveCapacity(splices.reduce(count) { $0 + $1.bytes.count })
        var done = 0
        for splice in splices {
            out.append(contentsOf: self[done..<splice.range.lowerBound])
            out.append(contentsOf: splice.bytes)
            done = splice.range.upperBound
        }
        out.append(contentsOf: self[done...])
        self = out
    }
}
