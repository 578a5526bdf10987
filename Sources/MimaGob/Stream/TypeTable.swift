/// The types that a stream has defined so far, and the plans for reading their values.
struct TypeTable: Sendable {
    /// How a value is read or written. A number says which plan; the first nine are those of the basic types.
    enum Plan: Sendable {
        case bool, int, uint, float, bytes, string, complex, interface
        case array(element: Int, count: Int)
        case slice(element: Int)
        case map(key: Int, value: Int)
        case structure(StructPlan)
        case opaque
    }

    final class StructPlan: Sendable {
        let names: [String]
        let plans: [Int]

        init(names: [String], plans: [Int]) {
            self.names = names
            self.plans = plans
        }
    }

    private(set) var definitions: [Int: GobType] = [:]
    /// The ids in the order of their definitions.
    private(set) var order: [Int] = []
    private(set) var fieldCount = 0
    /// The types that values at the top level and in interfaces had.
    private(set) var used: Set<Int> = []
    /// Number 0 is never used: it stands for a type that is being looked at.
    private(set) var plans: [Plan] = [.opaque, .bool, .int, .uint, .float, .bytes, .string, .complex, .interface]
    private var numbers: [Int: Int] = [:]

    mutating func define(_ id: Int, _ type: GobType) {
        if definitions.updateValue(type, forKey: id) == nil { order.append(id) } else { numbers = [:] }
        if case .structure(let members) = type.shape { fieldCount += members.count }
    }

    /// The plan for a type and, made on the way, for all that it consists of.
    ///
    /// - Throws: `GobError.undefinedType` when one of them is missing.
    mutating func plan(for id: Int, offset: Int) throws(GobError) -> Int {
        if GobTypeID.isBasic(id) { return id }
        used.insert(id)
        if let number = numbers[id] { return number }
        // Types lead to each other in circles and long chains: first all get their numbers, then their plans.
        var added: [Int] = []
        var waiting = [id]
        let saved = (plans.count, numbers)
        while let next = waiting.popLast() {
            if GobTypeID.isBasic(next) || numbers[next] != nil { continue }
            guard let type = definitions[next], type.shape != .unknown else {
                plans.removeSubrange(saved.0...)
                numbers = saved.1
                throw .undefinedType(id: next, offset: offset)
            }
            numbers[next] = plans.count
            plans.append(.opaque)
            added.append(next)
            waiting += type.shape.parts
        }
        for next in added {
            guard let number = numbers[next], let type = definitions[next] else { continue }
            switch type.shape {
            case .array(let element, let count): plans[number] = .array(element: self.number(element), count: count)
            case .slice(let element): plans[number] = .slice(element: self.number(element))
            case .map(let key, let value): plans[number] = .map(key: self.number(key), value: self.number(value))
            case .structure(let members):
                plans[number] = .structure(
                    StructPlan(names: members.map(\.name), plans: members.map { self.number($0.type) })
                )
            case .gobEncoder, .binaryMarshaler, .textMarshaler, .unknown: break
            }
        }
        return self.number(id)
    }

    /// The definitions, those that go on behind another for no value's sake told so.
    var completeDefinitions: [Int: GobType] {
        var needed = used
        for type in definitions.values { needed.formUnion(type.shape.parts) }
        var result = definitions
        var last: Int?
        for id in order {
            if needed.contains(id) || last == nil {
                let isOpaque = definitions[id].map { $0.shape != .unknown && $0.shape.parts.isEmpty } ?? false
                if isOpaque || needed.contains(id) { last = isOpaque ? id : last }
            } else if let last {
                result[last]?.companions.append(id)
            }
        }
        return result
    }

    private func number(_ id: Int) -> Int { GobTypeID.isBasic(id) ? id : numbers[id] ?? 0 }
}
