extension GobDocument {
    /// Takes back what ``json`` gave.
    ///
    /// - Throws: `GobError.invalidValue` where the JSON is not such a document, with the path to the place.
    public init(json: GobJSON) throws(GobError) {
        types = [:]
        items = []
        for (index, member) in try json.list("types", "").enumerated() {
            let path = "types.\(index)"
            let id = try member.integer("id", path)
            guard id >= 24, id <= Int(Int32.max), types[id] == nil else {
                throw .invalidValue("the id \(id) is taken or out of range", path: path)
            }
            types[id] = try Self.type(member, id, path)
        }
        for (index, member) in try json.list("values", "").enumerated() {
            let path = "values.\(index)"
            let type = try member.integer("type", path)
            guard let value = member["value"] else { throw .invalidValue("no \"value\"", path: path) }
            items.append(GobItem(type: type, value: try self.value(value, type, .root(path))))
        }
    }

    private static func type(_ json: GobJSON, _ id: Int, _ path: String) throws(GobError) -> GobType {
        let shape: GobType.Shape
        switch try json.text("kind", path) {
        case "array":
            let count = try json.integer("count", path)
            guard count >= 0 else { throw .invalidValue("a negative count", path: path) }
            shape = .array(element: try json.integer("element", path), count: count)
        case "slice": shape = .slice(element: try json.integer("element", path))
        case "map": shape = .map(key: try json.integer("key", path), value: try json.integer("value", path))
        case "struct":
            var fields: [GobType.Field] = []
            for field in try json.list("fields", path) {
                fields.append(
                    GobType.Field(name: try field.text("name", path), type: try field.integer("type", path))
                )
            }
            shape = .structure(fields)
        case "gobEncoder": shape = .gobEncoder
        case "binaryMarshaler": shape = .binaryMarshaler
        case "textMarshaler": shape = .textMarshaler
        case let kind: throw .invalidValue("the kind \"\(kind)\" is unknown", path: path)
        }
        var companions: [Int] = []
        if json["companions"] != nil {
            for companion in try json.list("companions", path) {
                guard case .number(let digits) = companion, let id = Int(digits) else {
                    throw .invalidValue("a companion that is no id", path: path)
                }
                companions.append(id)
            }
        }
        let commonID = json["commonID"] == nil ? id : try json.integer("commonID", path)
        return GobType(name: try json.text("name", path), commonID: commonID, shape: shape, companions: companions)
    }

    // These call each other once a level. What a level needs on the stack is little as long as each shape has a function
    // of its own and nobody spells out the place before there is an error: a thread of 512 KiB has room for all levels.

    private func value(_ json: GobJSON, _ type: Int, _ place: Place) throws(GobError) -> GobValue {
        switch (types[type]?.shape, json) {
        case (.array(let element, _), .array(let values)): return .array(try elements(values, element, place))
        case (.slice(let element), .array(let values)): return .slice(try elements(values, element, place))
        case (.map(let key, let value), .array(let pairs)): return .map(try entries(pairs, key, value, place))
        case (.structure(let members), .object(let given)): return try structure(members, given, place)
        case (nil, .object) where type == GobTypeID.interface: return try interface(json, place)
        default: return try scalar(json, type, place)
        }
    }

    @inline(never)
    private func elements(_ values: [GobJSON], _ type: Int, _ place: Place) throws(GobError) -> [GobValue] {
        var elements: [GobValue] = []
        for (index, value) in values.enumerated() {
            elements.append(try self.value(value, type, .element(index, of: place)))
        }
        return elements
    }

    @inline(never)
    private func entries(
        _ pairs: [GobJSON],
        _ key: Int,
        _ value: Int,
        _ place: Place
    ) throws(GobError) -> [GobMapEntry] {
        var entries: [GobMapEntry] = []
        for pair in pairs {
            guard case .array(let pair) = pair, pair.count == 2 else {
                throw .invalidValue("an entry of a map that is no pair", path: place.description)
            }
            let made = try self.value(pair[0], key, place)
            entries.append(GobMapEntry(key: made, value: try self.value(pair[1], value, place)))
        }
        return entries
    }

    @inline(never)
    private func structure(
        _ members: [GobType.Field],
        _ given: [GobJSON.Member],
        _ place: Place
    ) throws(GobError) -> GobValue {
        var fields: [GobStruct.Field] = []
        for field in given {
            let type = try Self.type(of: field.name, among: members, place)
            let value = try self.value(field.value, type, .member(field.name, of: place))
            fields.append(GobStruct.Field(name: field.name, value: value))
        }
        return .structure(GobStruct(fields: fields))
    }

    @inline(never)
    private static func type(
        of name: String,
        among members: [GobType.Field],
        _ place: Place
    ) throws(GobError) -> Int {
        guard let member = members.first(where: { $0.name == name }) else {
            throw .invalidValue("there is no field \"\(name)\"", path: place.description)
        }
        return member.type
    }

    @inline(never)
    private func interface(_ json: GobJSON, _ place: Place) throws(GobError) -> GobValue {
        let content = try json.integer("type", place.description)
        guard let value = json["value"] else { throw .invalidValue("no \"value\"", path: place.description) }
        let name = try json.text("name", place.description)
        return .interface(GobInterface(name: name, type: content, value: try self.value(value, content, place)))
    }

    @inline(never)
    private func scalar(_ json: GobJSON, _ type: Int, _ place: Place) throws(GobError) -> GobValue {
        switch (type, json) {
        case (GobTypeID.bool, .bool(let value)): return .bool(value)
        case (GobTypeID.int, .number(let digits)):
            if let value = Int64(digits) { return .int(value) }
        case (GobTypeID.uint, .number(let digits)):
            if let value = UInt64(digits) { return .uint(value) }
        case (GobTypeID.float, _): return .float(try Self.float(json, place))
        case (GobTypeID.complex, .array(let parts)) where parts.count == 2:
            return .complex(real: try Self.float(parts[0], place), imaginary: try Self.float(parts[1], place))
        case (GobTypeID.bytes, .string(let text)):
            if let bytes = HexText.decode(text) { return .bytes(bytes) }
        case (GobTypeID.string, .string(let text)): return .string(text)
        case (GobTypeID.string, .object):
            if let bytes = HexText.decode(try json.text("bytes", place.description)) { return .rawString(bytes) }
        case (GobTypeID.interface, .null): return .interface(nil)
        default:
            switch (types[type]?.shape, json) {
            case (.gobEncoder, .string(let text)), (.binaryMarshaler, .string(let text)),
                (.textMarshaler, .string(let text)):
                if let bytes = HexText.decode(text) { return .opaque(bytes) }
            default: break
            }
        }
        throw .invalidValue("the value does not suit type \(type)", path: place.description)
    }

    private static func float(_ json: GobJSON, _ place: Place) throws(GobError) -> Double {
        if case .number(let digits) = json, let value = Double(digits) { return value }
        guard let bytes = HexText.decode(try json.text("bits", place.description)), bytes.count == 8 else {
            throw .invalidValue("no number", path: place.description)
        }
        return Double(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
}

/// Where in a document a value is.
private indirect enum Place {
    case root(String)
    case member(String, of: Place)
    case element(Int, of: Place)

    /// The names from the root on, with full stops between.
    var description: String {
        var names: [String] = []
        var place = self
        while true {
            switch place {
            case .root(let name):
                names.append(name)
                return names.reversed().joined(separator: ".")
            case .member(let name, let parent):
                names.append(name)
                place = parent
            case .element(let index, let parent):
                names.append("\(index)")
                place = parent
            }
        }
    }
}

extension GobJSON {
    fileprivate func list(_ name: String, _ path: @autoclosure () -> String) throws(GobError) -> [GobJSON] {
        guard case .array(let values) = self[name] else { throw .invalidValue("no list \"\(name)\"", path: path()) }
        return values
    }

    fileprivate func text(_ name: String, _ path: @autoclosure () -> String) throws(GobError) -> String {
        guard case .string(let text) = self[name] else { throw .invalidValue("no text \"\(name)\"", path: path()) }
        return text
    }

    fileprivate func integer(_ name: String, _ path: @autoclosure () -> String) throws(GobError) -> Int {
        guard case .number(let digits) = self[name], let value = Int(digits) else {
            throw .invalidValue("no whole number \"\(name)\"", path: path())
        }
        return value
    }
}
