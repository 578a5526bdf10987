extension WireInput {
    /// Reads a type definition: a value of Go's wireType, which every decoder knows beforehand.
    mutating func typeDefinition(fieldLimit: Int) throws(GobError) -> GobType {
        // A definition has one kind. Of several, Go goes by the first in this order; of none, it complains on use.
        let precedence = [0, 2, 4, 1, 3, 5, 6, 7]
        var kind = 0
        var type = GobType(name: "", commonID: 0, shape: .unknown)
        try fields(upTo: 7) { input, field throws(GobError) in
            let definition = try input.definition(of: field, fieldLimit: fieldLimit)
            if kind == 0 || precedence[field] < precedence[kind] { (kind, type) = (field, definition) }
        }
        return type
    }

    private mutating func definition(of kind: Int, fieldLimit: Int) throws(GobError) -> GobType {
        var name = ""
        var commonID = 0
        var numbers = (0, 0)
        var members: [GobType.Field] = []
        let fieldCount = [3, 2, 2, 3, 1, 1, 1][kind - 1]
        try fields(upTo: fieldCount) { input, field throws(GobError) in
            switch field {
            case 1: (name, commonID) = try input.common()
            case 2 where kind == 3: members = try input.members(limit: fieldLimit)
            case 2: numbers.0 = try input.number(isID: true)
            default: numbers.1 = try input.number(isID: kind == 4)
            }
        }
        let shape: GobType.Shape
        switch kind {
        case 1:
            guard numbers.1 >= 0 else { throw .malformedType("is an array of \(numbers.1)", offset: offset) }
            shape = .array(element: numbers.0, count: numbers.1)
        case 2: shape = .slice(element: numbers.0)
        case 3: shape = .structure(members)
        case 4: shape = .map(key: numbers.0, value: numbers.1)
        case 5: shape = .gobEncoder
        case 6: shape = .binaryMarshaler
        default: shape = .textMarshaler
        }
        return GobType(name: name, commonID: commonID, shape: shape)
    }

    private mutating func common() throws(GobError) -> (String, Int) {
        var result = ("", 0)
        try fields(upTo: 2) { input, field throws(GobError) in
            if field == 1 { result.0 = try input.name() } else { result.1 = try input.number(isID: true) }
        }
        return result
    }

    private mutating func members(limit: Int) throws(GobError) -> [GobType.Field] {
        let count = try length()
        guard count <= limit else { throw .tooManyTypes(limit: limit, offset: offset) }
        var members: [GobType.Field] = []
        for _ in 0..<count {
            var member = GobType.Field(name: "", type: 0)
            try fields(upTo: 2) { input, field throws(GobError) in
                if field == 1 { member.name = try input.name() } else { member.type = try input.number(isID: true) }
            }
            members.append(member)
        }
        return members
    }

    /// Names are identifiers of Go, and so UTF-8; what is not is replaced.
    mutating func name() throws(GobError) -> String { try repairedText() }

    private mutating func number(isID: Bool) throws(GobError) -> Int {
        let number = try signed()
        // Ids are of 32 bits in Go.
        guard let value = Int(exactly: number), !isID || Int32(exactly: number) != nil else {
            throw .malformedType("has the number \(number)", offset: offset)
        }
        return value
    }

    /// Reads the fields of a struct that has `count` of them; `body` reads the value of each.
    private mutating func fields(
        upTo count: Int,
        _ body: (inout WireInput, Int) throws(GobError) -> Void
    ) throws(GobError) {
        var field = 0
        // Go lets the end of the message end a struct too.
        while available > 0 {
            let delta = try unsigned()
            if delta == 0 { return }
            guard delta <= UInt64(count - field) else {
                throw .fieldOutOfBounds(Int(clamping: delta) &+ field, count: count, offset: offset)
            }
            field += Int(delta)
            try body(&self, field)
        }
    }
}

extension WireOutput {
    /// Writes a type definition as Go does: the common part always, zero fields never.
    mutating func typeDefinition(_ type: GobType) {
        let kind: UInt64 =
            switch type.shape {
            case .array: 1
            case .slice: 2
            case .structure: 3
            case .map: 4
            case .gobEncoder: 5
            case .binaryMarshaler: 6
            case .textMarshaler: 7
            case .unknown: 0
            }
        if kind == 0 { return unsigned(0) }
        unsigned(kind)
        unsigned(1)
        if !type.name.isEmpty {
            unsigned(1)
            text(type.name)
        }
        if type.commonID != 0 {
            unsigned(type.name.isEmpty ? 2 : 1)
            signed(Int64(type.commonID))
        }
        unsigned(0)
        switch type.shape {
        case .array(let element, let count): numbers(element, count)
        case .slice(let element): numbers(element)
        case .map(let key, let value): numbers(key, value)
        case .structure(let members): structure(members)
        case .gobEncoder, .binaryMarshaler, .textMarshaler, .unknown: break
        }
        unsigned(0)
        unsigned(0)
    }

    /// The fields after the common one; an array of none omits its zero.
    private mutating func numbers(_ numbers: Int...) {
        for number in numbers where number != 0 {
            unsigned(1)
            signed(Int64(number))
        }
    }

    private mutating func structure(_ members: [GobType.Field]) {
        if members.isEmpty { return }
        unsigned(1)
        unsigned(UInt64(members.count))
        for member in members {
            unsigned(1)
            text(member.name)
            unsigned(1)
            signed(Int64(member.type))
            unsigned(0)
        }
    }
}
