extension Bytes {
    /// Where a search goes on behind a value.
    ///
    /// An array that the text breaks off in ends there, unless it breaks off in a string of an object or array: then
    /// gjson's search has gone past the end, and what the array would have given is not found.
    @inline(__always)
    func next(after value: Hit) -> Int {
        guard value.upper == count, value.kind == .json, leavesStringOpen(from: value.lower) else { return value.upper }
        return count + 1
    }

    /// Whether a string that begins at `start` or behind does not end.
    private func leavesStringOpen(from start: Int) -> Bool {
        var i = start
        while i < count {
            guard self[i] == 0x22 else {
                i += 1
                continue
            }
            let end = stringEnd(from: i + 1)
            if !end.isClosed { return true }
            i = end.next
        }
        return false
    }
}
