/// Encodes one value into a node.
final class ValueEncoder: Encoder, SingleValueEncodingContainer {
    let state: EncodingState
    let link: PathLink?
    let node = EncodedNode()
    /// The Swift type that is being encoded, and the keys of the containers within it.
    var owner: ObservedType.StructKey
    /// Whether the value is a dictionary, which calls its keys fields.
    var isDictionary = false
    var keyType: ObservedType = .basic(GobTypeID.string)
    private var isDate = false
    private var isUUID = false

    init(_ state: EncodingState, path: PathLink?, owner: ObservedType.StructKey? = nil) {
        self.state = state
        link = path
        self.owner = owner ?? ObservedType.StructKey(type: ObjectIdentifier(ValueEncoder.self), name: "", path: [])
    }

    var codingPath: [any CodingKey] { PathLink.keys(link) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The node for a value of any type.
    func box<T: Encodable>(_ value: T) throws -> EncodedNode {
        // An empty array of anything can be cast to one of bytes: the type decides.
        if T.self == [UInt8].self, let value = value as? [UInt8] {
            return EncodedNode(.bytes(value), .basic(GobTypeID.bytes))
        }
        switch value {
        case let value as GobTime:
            guard let bytes = value.bytes else {
                throw GobError.invalidValue("a time beyond Go's range", path: GobError.path(codingPath))
            }
            return EncodedNode(.opaque(bytes), .known(GobTime.self))
        case let value as GobBigInt: return EncodedNode(.opaque(value.bytes), .known(GobBigInt.self))
        case let value as GobComplex:
            let content = GobValue.complex(real: value.real, imaginary: value.imaginary)
            return EncodedNode(content, .basic(GobTypeID.complex))
        case let value as GobBigRat: return EncodedNode(.opaque(value.bytes), .known(GobBigRat.self))
        case let value as GobBigFloat: return EncodedNode(.opaque(value.bytes), .known(GobBigFloat.self))
        case let value as GobAny: return try box(any: value)
        default: break
        }
        guard state.depth < DecodingSession.maximumDepth else {
            throw GobError.tooDeep(limit: DecodingSession.maximumDepth, offset: 0)
        }
        state.depth += 1
        defer { state.depth -= 1 }
        describe(T.self)
        try value.encode(to: self)
        let known = ObservedType.known(T.self)
        node.type = known.merged(with: node.type) ?? node.type
        return node
    }

    private func describe<T>(_ type: T.Type) {
        let name = String(describing: type)
        owner = ObservedType.StructKey(
            type: ObjectIdentifier(type),
            name: String(name.prefix { $0 != "<" }),
            path: []
        )
        if case .map(let key, _) = ObservedType.known(type) {
            isDictionary = true
            if key != .unknown { keyType = key }
        }
        if name == "Date" || name == "UUID" {
            let fullName = String(reflecting: type)
            isDate = fullName == "Foundation.Date" || fullName == "FoundationEssentials.Date"
            isUUID = fullName == "Foundation.UUID" || fullName == "FoundationEssentials.UUID"
        }
    }

    private func box(any: GobAny) throws -> EncodedNode {
        guard let value = any.value else {
            node.type = .basic(GobTypeID.interface)
            return node
        }
        guard let name = state.registry.name(of: Swift.type(of: value)) else {
            throw GobError.unregisteredName("\(Swift.type(of: value))", path: GobError.path(codingPath))
        }
        let content = try ValueEncoder(state, path: link).box(value)
        node.content = .interface(name: name, content)
        node.type = .basic(GobTypeID.interface)
        return node
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedWriter(self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { ElementWriter(self) }
    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    private func set(_ value: GobValue, _ type: Int) {
        node.content = .value(value)
        node.type = .basic(type)
    }

    func encodeNil() throws {}
    func encode(_ value: Bool) throws { set(.bool(value), GobTypeID.bool) }

    func encode(_ value: String) throws {
        if isUUID, let bytes = HexText.decode(value.filter { $0 != "-" }), bytes.count == 16 {
            node.content = .value(.opaque(bytes))
            node.type = .opaque(name: "UUID", isBinary: true)
            return
        }
        set(.string(value), GobTypeID.string)
    }

    func encode(_ value: Double) throws {
        guard isDate else { return set(.float(value), GobTypeID.float) }
        let path = GobError.path(codingPath)
        guard let bytes = Self.time(date: value)?.bytes else {
            throw GobError.invalidValue("a time beyond Go's range", path: path)
        }
        node.content = .value(.opaque(bytes))
        node.type = .known(GobTime.self)
    }

    /// The time of Foundation's Date, which counts seconds from 2001-01-01.
    static func time(date value: Double) -> GobTime? {
        guard value.magnitude < 0x1p55 else { return nil }
        let seconds = Int64(value.rounded(.down))
        let nanoseconds = Int32(min((value - Double(seconds)) * 1e9 + 0.5, 999_999_999))
        return GobTime(seconds: seconds + 978_307_200, nanoseconds: nanoseconds)
    }

    func encode(_ value: Float) throws { set(.float(Double(value)), GobTypeID.float) }
    func encode(_ value: Int) throws { set(.int(Int64(value)), GobTypeID.int) }
    func encode(_ value: Int8) throws { set(.int(Int64(value)), GobTypeID.int) }
    func encode(_ value: Int16) throws { set(.int(Int64(value)), GobTypeID.int) }
    func encode(_ value: Int32) throws { set(.int(Int64(value)), GobTypeID.int) }
    func encode(_ value: Int64) throws { set(.int(value), GobTypeID.int) }
    func encode(_ value: UInt) throws { set(.uint(UInt64(value)), GobTypeID.uint) }
    func encode(_ value: UInt8) throws { set(.uint(UInt64(value)), GobTypeID.uint) }
    func encode(_ value: UInt16) throws { set(.uint(UInt64(value)), GobTypeID.uint) }
    func encode(_ value: UInt32) throws { set(.uint(UInt64(value)), GobTypeID.uint) }
    func encode(_ value: UInt64) throws { set(.uint(value), GobTypeID.uint) }

    func encode<T: Encodable>(_ value: T) throws {
        let inner = try ValueEncoder(state, path: link, owner: owner).box(value)
        node.content = inner.content
        node.type = inner.type
    }
}
