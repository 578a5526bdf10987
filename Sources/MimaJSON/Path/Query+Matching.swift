extension Query {
    /// Whether `found`, in `text`, meets the condition.
    func matches(_ found: Found, in text: Bytes) -> Bool {
        var kind = found.kind
        if let tilde {
            let holds: Bool
            switch tilde {
            case .unknown: return false
            case .exists: holds = found.exists
            case .isNull: holds = kind == .null
            case .isTrue: holds = found.truth(in: text) == true
            case .isFalse: holds = kind == .null || found.truth(in: text) == false
            }
            kind = holds ? .true : .false
        } else if !found.exists {
            return false
        }
        if comparison == .exists { return true }
        switch kind {
        case .string: return found.withString(in: text) { string in withValue { compare(string, $0) } }
        case .number: return compare(found.withRaw(in: text) { $0.double })
        case .true: return compare(true)
        case .false: return compare(false)
        case .null, .json: return false
        }
    }

    private func compare(_ string: Bytes, _ value: Bytes) -> Bool {
        switch comparison {
        case .equal: string.equals(value)
        case .notEqual: !string.equals(value)
        case .less: string.precedes(value)
        case .lessOrEqual: !value.precedes(string)
        case .greater: value.precedes(string)
        case .greaterOrEqual: !string.precedes(value)
        case .like: string.matches(pattern: value)
        case .notLike: !string.matches(pattern: value)
        case .exists, .unknown: false
        }
    }

    private func compare(_ value: Double) -> Bool {
        switch comparison {
        case .equal: value == number
        case .notEqual: value != number
        case .less: value < number
        case .lessOrEqual: value <= number
        case .greater: value > number
        case .greaterOrEqual: value >= number
        case .like, .notLike, .exists, .unknown: false
        }
    }

    private func compare(_ value: Bool) -> Bool {
        switch comparison {
        case .equal: value ? isTrue : isFalse
        case .notEqual: value ? !isTrue : !isFalse
        case .greater: value && isFalse
        case .greaterOrEqual: value
        case .less: !value && isTrue
        case .lessOrEqual: !value
        case .like, .notLike, .exists, .unknown: false
        }
    }
}

extension Found {
    /// What a value is as a truth value; nil for a null, an object, an array and a string that names none.
    func truth(in text: Bytes) -> Bool? {
        switch kind {
        case .true: true
        case .false: false
        case .number: withRaw(in: text) { $0.double } != 0
        case .string: withString(in: text) { $0.truth }
        case .null, .json: nil
        }
    }
}

extension Bytes {
    /// The truth value that a string names, in small or capital letters.
    var truth: Bool? {
        guard count <= 5 else { return nil }
        return withBytes(array.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }) { name in
            if name.equals("1") || name.equals("t") || name.equals("true") { return true }
            if name.equals("0") || name.equals("f") || name.equals("false") { return false }
            return nil
        }
    }
}
