/// Encodes the elements of an array.
struct ElementEncoder: UnkeyedEncodingContainer {
    private let encoder: ValueEncoder

    init(_ encoder: ValueEncoder) { self.encoder = encoder }

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int { encoder.count }

    func encodeNil() { encoder.element().encodeNil() }
    func encode(_ value: Bool) { encoder.element().encode(value) }
    func encode(_ value: String) { encoder.element().encode(value) }
    func encode(_ value: Double) throws { try encoder.element().encode(value) }
    func encode(_ value: Float) throws { try encoder.element().encode(value) }
    func encode(_ value: Int) { encoder.element().encode(value) }
    func encode(_ value: Int8) { encoder.element().encode(value) }
    func encode(_ value: Int16) { encoder.element().encode(value) }
    func encode(_ value: Int32) { encoder.element().encode(value) }
    func encode(_ value: Int64) { encoder.element().encode(value) }
    func encode(_ value: Int128) { encoder.element().encode(value) }
    func encode(_ value: UInt) { encoder.element().encode(value) }
    func encode(_ value: UInt8) { encoder.element().encode(value) }
    func encode(_ value: UInt16) { encoder.element().encode(value) }
    func encode(_ value: UInt32) { encoder.element().encode(value) }
    func encode(_ value: UInt64) { encoder.element().encode(value) }
    func encode(_ value: UInt128) { encoder.element().encode(value) }
    func encode<T: Encodable>(_ value: T) throws { try encoder.element().encode(value) }

    func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        encoder.element().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.element().unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder.element() }
}
