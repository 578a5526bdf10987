extension Bytes {
    /// Hands the elements of an array, or the members of an object, over one by one until `body` says no; a value
    /// of another kind hands itself over. The values' `index` counts from the beginning of this text.
    func forEach(_ value: Found, _ body: (_ key: Found?, _ value: Found) -> Bool) {
        guard value.exists else { return }
        guard value.kind == .json else {
            _ = body(nil, value)
            return
        }
        let text = self[0..<value.upper]
        var i = value.lower
        while i < text.count, text[i] <= 0x20 { i += 1 }
        let isObject = text[i] == 0x7B
        guard isObject || text[i] == 0x5B else { return }
        i += 1
        while i < text.count {
            var key: Found?
            if isObject {
                while i < text.count, text[i] != 0x22 { i += 1 }
                guard i < text.count else { return }
                let end = text.stringEnd(from: i + 1)
                guard end.isClosed else { return }
                var found = Found(.string, i, end.next)
                found.index = i
                key = found
                i = end.next
            }
            // What is not a value's beginning, a closing bracket too, is passed over.
            while i < text.count, text[i] <= 0x20 || text[i] == 0x2C || text[i] == 0x3A { i += 1 }
            let start = i
            while i < text.count, !text.startsValue(at: i) { i += 1 }
            guard i < text.count, var found = text.value(at: i) else { return }
            found.index = start
            i = found.upper
            guard body(key, found) else { return }
            // The byte after a value separates it from the next.
            i += 1
        }
    }
}

extension Found {
    /// The value as text: a string without quotes and escapes, all else as written, a null as nothing.
    func text(in text: Bytes) -> [UInt8] {
        switch kind {
        case .null: []
        case .false: [UInt8]("false".utf8)
        case .true: [UInt8]("true".utf8)
        case .string: withString(in: text) { $0.array }
        case .json: withRaw(in: text) { $0.array }
        case .number:
            withRaw(in: text) { raw in
                let digits = raw.from(raw[0] == 0x2D ? 1 : 0)
                for i in 0..<digits.count where !(0x30...0x39 ~= digits[i]) {
                    return [UInt8](plainDecimal(raw.double).utf8)
                }
                return raw.array
            }
        }
    }
}
