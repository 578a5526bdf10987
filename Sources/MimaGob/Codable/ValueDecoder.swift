/// Decodes one value. Without a value it is one that Go did not send: zero.
final class ValueDecoder: Decoder, SingleValueDecodingContainer {
    let value: GobValue?
    let type: Int
    let link: PathLink?
    let context: DecodingSession
    /// Whether a field that was asked for is one of the struct's.
    var hasMatched = false
    var hasAsked = false
    /// Foundation's Date and UUID, which know only numbers and text of themselves.
    private var isDate = false
    private var isUUID = false

    init(value: GobValue?, type: Int, path: PathLink?, context: DecodingSession) {
        self.value = value
        self.type = type
        link = path
        self.context = context
    }

    var codingPath: [any CodingKey] { PathLink.keys(link) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var path: String { GobError.path(codingPath) }

    func mismatch(_ expected: String) -> GobError {
        let found = value?.kindName ?? GobTypeNames(context.types).name(of: type)
        return .typeMismatch(path: path, found: found, expected: expected)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try KeyedReader(self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try ElementReader(self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// The whole of a value of `T`, whatever way it is decoded.
    func unbox<T: Decodable>(_ type: T.Type) throws -> T {
        if let special = try special(type) as? T { return special }
        guard context.depth < DecodingSession.maximumDepth else {
            throw GobError.tooDeep(limit: DecodingSession.maximumDepth, offset: 0)
        }
        context.depth += 1
        defer { context.depth -= 1 }
        if case .opaque = value { noteFoundationType(type) }
        let result = try T(from: self)
        if hasAsked, !hasMatched { throw GobError.noFieldsMatched(path: path, type: "\(type)") }
        return result
    }

    private func noteFoundationType<T>(_ type: T.Type) {
        let name = String(reflecting: type)
        isDate = name == "Foundation.Date" || name == "FoundationEssentials.Date"
        isUUID = name == "Foundation.UUID" || name == "FoundationEssentials.UUID"
    }

    /// The types that gob writes in a way of its own.
    private func special<T>(_ type: T.Type) throws -> Any? {
        if type == [UInt8].self {
            switch value {
            case .bytes(let bytes): return bytes
            case nil: return try require(GobTypeID.bytes, "[]byte") { [UInt8]() }
            default: return nil
            }
        }
        if type == GobTime.self {
            if value == nil { return GobTime.zero }
            guard case .opaque(let bytes) = value else { throw mismatch("time.Time") }
            guard let time = GobTime(bytes) else {
                throw GobError.malformedContents("\(bytes.count) bytes that are no time.Time", path: path)
            }
            return time
        }
        if type == GobComplex.self {
            switch value {
            case .complex(let real, let imaginary): return GobComplex(real: real, imaginary: imaginary)
            case nil: return try require(GobTypeID.complex, "complex") { GobComplex() }
            default: throw mismatch("complex")
            }
        }
        if type == GobBigInt.self {
            return try opaque("big.Int") { GobBigInt($0) } ?? GobBigInt(0)
        }
        if type == GobBigRat.self {
            return try opaque("big.Rat") { GobBigRat($0) } ?? GobBigRat()
        }
        if type == GobBigFloat.self {
            return try opaque("big.Float") { GobBigFloat($0) } ?? GobBigFloat()
        }
        if type == GobAny.self { return try any() }
        return nil
    }

    private func opaque<T>(_ name: String, _ make: ([UInt8]) -> T?) throws -> T? {
        if value == nil { return nil }
        guard case .opaque(let bytes) = value else { throw mismatch(name) }
        guard let result = make(bytes) else {
            throw GobError.malformedContents("\(bytes.count) bytes that are no \(name)", path: path)
        }
        return result
    }

    private func any() throws -> GobAny {
        switch value {
        case nil, .interface(nil): return GobAny(nil)
        case .interface(let content?):
            let decoder = ValueDecoder(value: content.value, type: content.type, path: link, context: context)
            return try context.registry.decode(content, decoder)
        default: throw mismatch("interface")
        }
    }

    /// A zero value, if its type is that one.
    func require<T>(_ expected: Int, _ name: String, _ zero: () -> T) throws -> T {
        guard type == expected || type == 0 else { throw mismatch(name) }
        return zero()
    }

    func decodeNil() -> Bool {
        switch value {
        case nil, .interface(nil): true
        default: false
        }
    }

    func decode(_: Bool.Type) throws -> Bool {
        switch value {
        case .bool(let value): return value
        case nil: return try require(GobTypeID.bool, "bool") { false }
        default: throw mismatch("bool")
        }
    }

    func decode(_: String.Type) throws -> String {
        switch value {
        case .string(let text): return text
        case .rawString: throw GobError.malformedContents("a string that is not UTF-8", path: path)
        case .opaque(let bytes) where isUUID && bytes.count == 16: return Self.uuid(bytes)
        case .opaque(let bytes) where context.types[type]?.shape == .textMarshaler:
            return String(decoding: bytes, as: UTF8.self)
        case nil: return try require(GobTypeID.string, "string") { "" }
        default: throw mismatch("string")
        }
    }

    static func uuid(_ bytes: [UInt8]) -> String {
        let digits = HexText.encode(bytes)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text += "-" }
            text.append(digit)
        }
        return text
    }

    func decode(_: Double.Type) throws -> Double {
        switch value {
        case .float(let value): return value
        case .opaque(let bytes) where isDate:
            guard let time = GobTime(bytes) else {
                throw GobError.malformedContents("\(bytes.count) bytes that are no time.Time", path: path)
            }
            return Self.date(time)
        case nil: return try require(GobTypeID.float, "float") { 0 }
        default: throw mismatch("float")
        }
    }

    /// What Foundation's Date holds: seconds since 2001-01-01.
    static func date(_ time: GobTime) -> Double {
        Double(time.seconds.subtractingReportingOverflow(978_307_200).partialValue) + Double(time.nanoseconds) / 1e9
    }

    func decode(_: Float.Type) throws -> Float {
        let value = try decode(Double.self)
        let result = Float(value)
        // As in Go, digits may be lost, and the range must suffice.
        if result.isInfinite, value.isFinite { throw GobError.outOfRange(path: path, value: "\(value)", type: "Float") }
        return result
    }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        switch value {
        case .int(let value) where T.isSigned: return try fit(T(exactly: value), "\(value)")
        case .uint(let value) where !T.isSigned: return try fit(T(exactly: value), "\(value)")
        case nil: return try require(T.isSigned ? GobTypeID.int : GobTypeID.uint, "\(T.self)") { 0 }
        default: throw mismatch("\(T.self)")
        }
    }

    private func fit<T>(_ value: T?, _ text: @autoclosure () -> String) throws -> T {
        guard let value else { throw GobError.outOfRange(path: path, value: text(), type: "\(T.self)") }
        return value
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try unbox(type) }
}
