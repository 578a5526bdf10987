extension GobDocument {
    /// A stream of any JSON value, as a Go program would write what encoding/json gave it: objects are
    /// `map[string]interface{}`, arrays `[]interface{}`, numbers `int` where they are whole and fit, else `float64`.
    ///
    /// In Go, `gob.Register(map[string]interface{}{})` and `gob.Register([]interface{}{})` are needed to read it. A
    /// null that is not inside of an object or array has no gob form.
    ///
    /// - Throws: `GobError.invalidValue` for a null at the top level.
    public init(untyped values: [GobJSON]) throws(GobError) {
        let map = GobTypeID.firstUserDefined
        types = [
            map: GobType(
                name: "",
                commonID: map,
                shape: .map(key: GobTypeID.string, value: GobTypeID.interface)
            ),
            map + 1: GobType(name: "", commonID: map + 1, shape: .slice(element: GobTypeID.interface)),
        ]
        items = []
        for value in values {
            guard let content = Self.interface(value) else {
                throw .invalidValue("null has no gob form at the top level", path: "")
            }
            items.append(GobItem(type: content.type, value: content.value))
        }
    }

    private static func interface(_ json: GobJSON) -> GobInterface? {
        let map = GobTypeID.firstUserDefined
        switch json {
        case .null: return nil
        case .bool(let value): return GobInterface(name: "bool", type: GobTypeID.bool, value: .bool(value))
        case .string(let text): return GobInterface(name: "string", type: GobTypeID.string, value: .string(text))
        case .number(let digits):
            if let value = Int64(digits) { return GobInterface(name: "int", type: GobTypeID.int, value: .int(value)) }
            return GobInterface(name: "float64", type: GobTypeID.float, value: .float(Double(digits) ?? 0))
        case .array(let values):
            return GobInterface(
                name: "[]interface {}",
                type: map + 1,
                value: .slice(values.map { .interface(interface($0)) })
            )
        case .object(let members):
            return GobInterface(
                name: "map[string]interface {}",
                type: map,
                value: .map(
                    members.map { GobMapEntry(key: .string($0.name), value: .interface(interface($0.value))) }
                )
            )
        }
    }
}
