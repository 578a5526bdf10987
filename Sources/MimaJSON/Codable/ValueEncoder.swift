/// Encodes one value as JSON text. What is encoded is kept in a tree until it is whole, since containers may be
/// written to in turns.
final class ValueEncoder: Encoder, SingleValueEncodingContainer {
    enum Content {
        case nothing
        case scalar([UInt8])
        case array([ValueEncoder])
        case object([(key: String, value: ValueEncoder)])
    }

    private(set) var content = Content.nothing
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    private let escaping: JSONEscaping

    init(_ codingPath: [any CodingKey], _ escaping: JSONEscaping) {
        self.codingPath = codingPath
        self.escaping = escaping
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = content {} else { content = .object([]) }
        return KeyedEncodingContainer(MemberEncoder<Key>(self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = content {} else { content = .array([]) }
        return ElementEncoder(self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    /// The value of a member; one that is encoded again takes the place of the first.
    func member(_ key: some CodingKey) -> ValueEncoder {
        let inner = ValueEncoder(codingPath + [key], escaping)
        guard case .object(var members) = content else { return inner }
        content = .nothing
        if let place = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.stringValue.utf8) }) {
            members[place].value = inner
        } else {
            members.append((key.stringValue, inner))
        }
        content = .object(members)
        return inner
    }

    func element() -> ValueEncoder {
        guard case .array(var elements) = content else { return ValueEncoder(codingPath, escaping) }
        content = .nothing
        let inner = ValueEncoder(codingPath + [CodingStep(intValue: elements.count)], escaping)
        elements.append(inner)
        content = .array(elements)
        return inner
    }

    var count: Int {
        if case .array(let elements) = content { return elements.count }
        return 0
    }

    /// Writes what was encoded; an empty object where nothing was.
    func write(to out: inout [UInt8]) {
        switch content {
        case .nothing: out += [0x7B, 0x7D]
        case .scalar(let bytes): out += bytes
        case .array(let elements):
            out.append(0x5B)
            for (i, element) in elements.enumerated() {
                if i > 0 { out.append(0x2C) }
                element.write(to: &out)
            }
            out.append(0x5D)
        case .object(let members):
            out.append(0x7B)
            for (i, member) in members.enumerated() {
                if i > 0 { out.append(0x2C) }
                withBytes(member.key) { $0.appendQuoted(to: &out, escaping) }
                out.append(0x3A)
                member.value.write(to: &out)
            }
            out.append(0x7D)
        }
    }

    private func write(_ text: String) { content = .scalar([UInt8](text.utf8)) }

    private func write<T: BinaryFloatingPoint & CustomStringConvertible>(number: T) throws {
        guard number.isFinite else {
            let context = EncodingError.Context(codingPath: codingPath, debugDescription: "\(number) is no JSON number")
            throw EncodingError.invalidValue(number, context)
        }
        // Swift writes the fewest digits that read back as the number, always with a point.
        let text = number.description
        write(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    func encodeNil() { write("null") }
    func encode(_ value: Bool) { write(value ? "true" : "false") }
    func encode(_ value: String) { content = .scalar(JSON.quoted(value, escaping: escaping)) }
    func encode(_ value: Double) throws { try write(number: value) }
    func encode(_ value: Float) throws { try write(number: value) }
    func encode(_ value: Int) { write("\(value)") }
    func encode(_ value: Int8) { write("\(value)") }
    func encode(_ value: Int16) { write("\(value)") }
    func encode(_ value: Int32) { write("\(value)") }
    func encode(_ value: Int64) { write("\(value)") }
    func encode(_ value: Int128) { write("\(value)") }
    func encode(_ value: UInt) { write("\(value)") }
    func encode(_ value: UInt8) { write("\(value)") }
    func encode(_ value: UInt16) { write("\(value)") }
    func encode(_ value: UInt32) { write("\(value)") }
    func encode(_ value: UInt64) { write("\(value)") }
    func encode(_ value: UInt128) { write("\(value)") }
    func encode<T: Encodable>(_ value: T) throws { try value.encode(to: self) }
}
