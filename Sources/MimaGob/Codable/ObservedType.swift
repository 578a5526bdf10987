/// The gob type of a Swift value, as far as the value shows it.
indirect enum ObservedType: Hashable {
    /// Nothing was seen: an empty array, or nil.
    case unknown
    case basic(Int)
    case slice(ObservedType)
    case map(ObservedType, ObservedType)
    /// A struct, by the number of its layout.
    case structure(StructKey)
    /// A type that writes itself.
    case opaque(name: String, isBinary: Bool)

    /// Which struct: a Swift type, and within it the keys of nested containers.
    struct StructKey: Hashable {
        let type: ObjectIdentifier
        let name: String
        let path: [String]
    }

    /// What both show together.
    func merged(with other: ObservedType) -> ObservedType? {
        switch (self, other) {
        case (.unknown, _): return other
        case (_, .unknown): return self
        case (.slice(let one), .slice(let two)): return one.merged(with: two).map { .slice($0) }
        case (.map(let key, let value), .map(let otherKey, let otherValue)):
            guard let key = key.merged(with: otherKey), let value = value.merged(with: otherValue) else { return nil }
            return .map(key, value)
        default: return self == other ? self : nil
        }
    }

    /// What is known of a Swift type without a value of it.
    static func known(_ type: Any.Type) -> ObservedType {
        switch type {
        case is Bool.Type: .basic(GobTypeID.bool)
        case is String.Type: .basic(GobTypeID.string)
        case is Double.Type, is Float.Type: .basic(GobTypeID.float)
        case is [UInt8].Type: .basic(GobTypeID.bytes)
        case is GobComplex.Type: .basic(GobTypeID.complex)
        case is GobAny.Type: .basic(GobTypeID.interface)
        case is GobTime.Type: .opaque(name: "Time", isBinary: false)
        case is GobBigInt.Type: .opaque(name: "Int", isBinary: false)
        case is GobBigRat.Type: .opaque(name: "Rat", isBinary: false)
        case is GobBigFloat.Type: .opaque(name: "Float", isBinary: false)
        case let type as any FixedWidthInteger.Type:
            .basic(type.isSigned ? GobTypeID.int : GobTypeID.uint)
        case let type as any GenericShape.Type: type.observedType
        default: .unknown
        }
    }
}

/// Containers that say what they are made of even when they are empty.
protocol GenericShape {
    static var observedType: ObservedType { get }
}

extension Array: GenericShape {
    static var observedType: ObservedType { .slice(.known(Element.self)) }
}

extension Set: GenericShape {
    static var observedType: ObservedType { .slice(.known(Element.self)) }
}

extension Dictionary: GenericShape {
    static var observedType: ObservedType { .map(.known(Key.self), .known(Value.self)) }
}

extension Optional: GenericShape {
    static var observedType: ObservedType { .known(Wrapped.self) }
}
