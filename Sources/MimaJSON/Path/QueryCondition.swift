/// Conditions of a query that AND and OR join: `#((age>45)&&(last=="Craig"))`.
///
/// Each stands in parentheses, and so may two or more that are joined; `&&` binds closer than `||`. gjson takes all of
/// it for the name of a key, which is why an element that has such a key meets the query too.
indirect enum QueryCondition {
    case test(Query)
    case all([QueryCondition])
    case any([QueryCondition])

    private static let depthLimit = 50

    /// Reads conditions that fill the whole text, two at least; nil when they are none.
    init?(_ text: Bytes, depth: Int) {
        guard depth < Self.depthLimit else { return nil }
        var i = 0
        var alternatives: [QueryCondition] = []
        var terms: [QueryCondition] = []
        while true {
            guard text[i] == 0x28, let term = Query(text, from: i + 1, depth: depth + 1), text[term.end - 1] == 0x29
            else { return nil }
            terms.append(term.condition ?? .test(term))
            i = Self.skipSpace(text, term.end)
            guard i < text.count else { break }
            guard text[i] == text[i + 1] else { return nil }
            switch text[i] {
            case 0x26: break
            case 0x7C:
                alternatives.append(.all(terms))
                terms = []
            default: return nil
            }
            i = Self.skipSpace(text, i + 2)
        }
        if alternatives.isEmpty {
            guard terms.count > 1 else { return nil }
            self = .all(terms)
        } else {
            self = .any(alternatives + [.all(terms)])
        }
    }

    private static func skipSpace(_ text: Bytes, _ start: Int) -> Int {
        var i = start
        while i < text.count, text[i] <= 0x20 { i += 1 }
        return i
    }

    /// Whether the conditions hold, where `test` says whether a single one does.
    func holds(_ test: (Query) -> Bool) -> Bool {
        switch self {
        case .test(let query): test(query)
        case .all(let terms): terms.allSatisfy { $0.holds(test) }
        case .any(let terms): terms.contains { $0.holds(test) }
        }
    }
}
