extension Bytes {
    /// The change that takes away what `path` names; nil when it is not there.
    func deleting(_ path: Bytes) throws(JSONError) -> Splice? {
        guard !path.isEmpty else { throw .emptyPath }
        guard let steps = EditStep.steps(of: path) else { throw .cannotDelete(path: path.string) }
        let context = SearchContext(modifiers: .standard, textCount: count)
        var whole = 0..<count
        for step in steps {
            var searchPath = step.searchPath
            if step.isAppending {
                // The last element, when there is one; else a key -1.
                let elements = withBytes([0x23]) { self[whole].find($0, context) }.integer(in: self)
                if elements > 0 { searchPath = [UInt8]("\(elements - 1)".utf8) }
            }
            let found = withBytes(searchPath) { self[whole].find($0, context) }
            guard found.index > 0, found.made == nil else { return nil }
            whole = whole.lowerBound + found.lower..<whole.lowerBound + found.upper
        }
        return removing(whole)
    }

    /// The change that takes away the member or element whose value is in `range`, with one of the commas beside it.
    func removing(_ range: Range<Int>) -> Splice {
        var start = range.lowerBound
        var end = range.upperBound
        var i = spaceStart(before: start)
        if self[i - 1] == 0x3A, i > 0 {
            // A member: before the colon is its key.
            i = spaceStart(before: i - 1)
            i = keyStart(before: i)
            i = spaceStart(before: i)
            start = i
        } else if self[i - 1] == 0x2C {
            start = i
        }
        if self[i - 1] == 0x2C, i > 0 {
            start = i - 1
        } else {
            var next = end
            while next < count, self[next] <= 0x20 { next += 1 }
            if next < count, self[next] == 0x2C { end = next + 1 }
        }
        return Splice(range: start..<end, bytes: [])
    }

    /// Where the white space before `end` begins.
    private func spaceStart(before end: Int) -> Int {
        var i = end
        while i > 0, self[i - 1] <= 0x20 { i -= 1 }
        return i
    }

    /// Where the string begins whose closing quote is just before `end`.
    private func keyStart(before end: Int) -> Int {
        var i = end - 2
        while i > 0 {
            if self[i] == 0x22 {
                var slashes = 0
                while i - slashes > 0, self[i - slashes - 1] == 0x5C { slashes += 1 }
                if slashes % 2 == 0 { return i }
            }
            i -= 1
        }
        return max(i, 0)
    }
}
