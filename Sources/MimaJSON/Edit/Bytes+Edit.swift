extension Bytes {
    /// The change that makes `raw` what `path` names; none when a path with wildcards or queries finds nothing.
    func setting(
        _ path: Bytes,
        to raw: [UInt8],
        isStrict: Bool,
        _ escaping: JSONEscaping
    ) throws(JSONError) -> [Splice] {
        guard !path.isEmpty else { throw .emptyPath }
        let context = SearchContext(modifiers: .standard, textCount: count)
        if let range = existing(path, context) { return [Splice(range: range, bytes: raw)] }
        guard let steps = EditStep.steps(of: path) else {
            return targets(of: path, base: 0, context).map { Splice(range: $0, bytes: raw) }
        }
        var whole = 0..<count
        var done = 0
        while done < steps.count {
            let found = withBytes(steps[done].searchPath) { self[whole].find($0, context) }
            guard found.index > 0, found.made == nil else { break }
            whole = whole.lowerBound + found.lower..<whole.lowerBound + found.upper
            done += 1
        }
        if done == steps.count { return [Splice(range: whole, bytes: raw)] }
        return [try creating(steps[done...], in: whole, raw, isStrict: isStrict, escaping)]
    }

    /// Where the value is that a path of keys and indexes names, if it is there; most edits change what is there.
    private func existing(_ path: Bytes, _ context: SearchContext) -> Range<Int>? {
        var range = 0..<count
        var start = 0
        while true {
            var end = start
            while end < path.count, unsafe path.base[end] != 0x2E { end &+= 1 }
            let step = path[start..<end]
            guard step[0] != 0x3A, step.isPlainStep else { return nil }
            let found = self[range].find(step, context)
            guard found.isPlain, found.index > 0, found.upper > found.lower else { return nil }
            range = range.lowerBound &+ found.lower..<range.lowerBound &+ found.upper
            guard end < path.count else { return range }
            start = end &+ 1
        }
    }

    /// The change that makes the first of `steps` a new member of what is in `range`.
    private func creating(
        _ steps: ArraySlice<EditStep>,
        in range: Range<Int>,
        _ raw: [UInt8],
        isStrict: Bool,
        _ escaping: JSONEscaping
    ) throws(JSONError) -> Splice {
        guard let step = steps.first else { throw .emptyPath }
        let whole = self[range]
        let value = whole.parsed
        guard value.kind == .json else {
            // A scalar, or nothing, gives way to a new container.
            if isStrict, !whole.trimmed.isEmpty { throw .notAContainer }
            // The first step makes no array of -1 here, as sjson has it.
            return Splice(range: range, bytes: try built(steps, raw, escaping, appendsFirst: false))
        }
        let start = range.lowerBound + value.lower
        let isEmpty = whole.isEmptyContainer(at: value.lower)
        if self[start] == 0x7B {
            // Behind the last member; as sjson has it, white space around the document goes.
            var end = range.upperBound - 1
            while end > start, self[end] != 0x7D { end -= 1 }
            var bytes = self[start..<end].array
            if !isEmpty { bytes.append(0x2C) }
            withBytes(step.key) { $0.appendQuoted(to: &bytes, escaping) }
            bytes.append(0x3A)
            return Splice(range: range, bytes: bytes + (try built(steps.dropFirst(), raw, escaping)) + [0x7D])
        }
        let new = try built(steps.dropFirst(), raw, escaping)
        if step.isAppending {
            var end = range.upperBound
            while end > start, self[end - 1] <= 0x20 { end -= 1 }
            if self[end - 1] == 0x5D, end - 1 > start { end -= 1 }
            var bytes = self[start..<end].array
            if !isEmpty { bytes.append(0x2C) }
            return Splice(range: range, bytes: bytes + new + [0x5D])
        }
        guard let index = step.index else {
            throw .notAnIndex(step: String(decoding: step.key, as: UTF8.self))
        }
        var bytes: [UInt8] = [0x5B]
        var elements = 0
        for element in whole.elements(of: value) {
            if elements > 0 { bytes.append(0x2C) }
            whole[element.lower..<element.upper].append(to: &bytes)
            elements += 1
        }
        bytes += try padding(from: elements, to: index)
        return Splice(range: range, bytes: bytes + new + [0x5D])
    }

    /// Whether there is nothing but space between the brackets.
    func isEmptyContainer(at start: Int) -> Bool {
        var i = start + 1
        while i < count, self[i] <= 0x20 { i += 1 }
        return i >= count || self[i] == 0x7D || self[i] == 0x5D
    }
}

/// A value in as many new objects and arrays as there are steps.
private func built(
    _ steps: ArraySlice<EditStep>,
    _ raw: [UInt8],
    _ escaping: JSONEscaping,
    appendsFirst: Bool = true
) throws(JSONError) -> [UInt8] {
    var bytes: [UInt8] = []
    var closing: [UInt8] = []
    for (position, step) in steps.enumerated() {
        if let index = step.index {
            bytes.append(0x5B)
            bytes += try padding(from: 0, to: index)
            closing.append(0x5D)
        } else if step.isAppending, position > 0 || appendsFirst {
            bytes.append(0x5B)
            closing.append(0x5D)
        } else {
            bytes.append(0x7B)
            withBytes(step.key) { $0.appendQuoted(to: &bytes, escaping) }
            bytes.append(0x3A)
            closing.append(0x7D)
        }
    }
    return bytes + raw + closing.reversed()
}

/// The nulls between an array's last element and a new one, and the commas.
private func padding(from count: Int, to index: UInt64) throws(JSONError) -> [UInt8] {
    guard index <= UInt64(count) + UInt64(JSON.indexLimit) else { throw .indexTooLarge(index) }
    var bytes: [UInt8] = count > 0 ? [0x2C] : []
    for _ in count..<max(count, Int(index)) { bytes += [0x6E, 0x75, 0x6C, 0x6C, 0x2C] }
    return bytes
}
