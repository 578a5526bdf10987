/// Writes values of simple types and of the commonest collections without a container: a hot kernel.
///
/// `unsafeBitCast` is used between types that were compared to be the same.
extension DirectEncodingSession {
    @inline(__always)
    private func same<T, Known>(_ value: T, as type: Known.Type) -> Known { unsafe unsafeBitCast(value, to: type) }

    /// Writes a value if its type is one of these: whether Go would send it in a struct. Nil for any other type.
    @inline(__always)
    func writeSimple<T>(_ value: T, _ type: DirectType) throws -> Bool? {
        if T.self == String.self { return try string(same(value, as: String.self), type) }
        if T.self == Int.self { return try integer(Int64(same(value, as: Int.self)), type) }
        if T.self == Double.self { return try float(same(value, as: Double.self), type) }
        if T.self == Bool.self { return try bool(same(value, as: Bool.self), type) }
        return try writeCollection(value, type)
    }

    private func writeCollection<T>(_ value: T, _ type: DirectType) throws -> Bool? {
        if T.self == [UInt8].self {
            let bytes = same(value, as: [UInt8].self)
            guard type.isBasic(GobTypeID.bytes) else { throw giveUp() }
            output.block(bytes)
            return !bytes.isEmpty
        }
        if T.self == [String].self {
            let texts = same(value, as: [String].self)
            guard type.element?.isBasic(GobTypeID.string) == true else { throw giveUp() }
            output.unsigned(UInt64(texts.count))
            for text in texts { output.text(text) }
            return !texts.isEmpty
        }
        if T.self == [Int].self {
            let numbers = same(value, as: [Int].self)
            guard type.element?.isBasic(GobTypeID.int) == true else { throw giveUp() }
            output.unsigned(UInt64(numbers.count))
            for number in numbers { output.signed(Int64(number)) }
            return !numbers.isEmpty
        }
        if T.self == [Double].self {
            let numbers = same(value, as: [Double].self)
            guard type.element?.isBasic(GobTypeID.float) == true else { throw giveUp() }
            output.unsigned(UInt64(numbers.count))
            for number in numbers { output.float(number) }
            return !numbers.isEmpty
        }
        if T.self == [String: String].self {
            let entries = same(value, as: [String: String].self)
            guard case .map(let key, let value) = type.kind, key.isBasic(GobTypeID.string),
                value.isBasic(GobTypeID.string)
            else { throw giveUp() }
            output.unsigned(UInt64(entries.count))
            for (key, value) in entries {
                output.text(key)
                output.text(value)
            }
            return true
        }
        return try writeOpaque(value, type)
    }

    private func writeOpaque<T>(_ value: T, _ type: DirectType) throws -> Bool? {
        if T.self == GobTime.self {
            let time = same(value, as: GobTime.self)
            guard type.code == 20, time.write(&output) else { throw giveUp() }
            return time != .zero
        }
        if T.self == GobComplex.self {
            let number = same(value, as: GobComplex.self)
            guard type.isBasic(GobTypeID.complex) else { throw giveUp() }
            output.float(number.real)
            output.float(number.imaginary)
            return number != GobComplex()
        }
        let bytes: [UInt8]
        if T.self == GobBigInt.self {
            bytes = same(value, as: GobBigInt.self).bytes
        } else if T.self == GobBigRat.self {
            bytes = same(value, as: GobBigRat.self).bytes
        } else if T.self == GobBigFloat.self {
            bytes = same(value, as: GobBigFloat.self).bytes
        } else if T.self == GobAny.self {
            throw giveUp()
        } else {
            return nil
        }
        guard type.code == 20 else { throw giveUp() }
        output.block(bytes)
        return true
    }

    @inline(__always)
    func bool(_ value: Bool, _ type: DirectType) throws -> Bool {
        guard type.isBasic(GobTypeID.bool) else { throw giveUp() }
        output.unsigned(value ? 1 : 0)
        return value
    }

    @inline(__always)
    func string(_ value: String, _ type: DirectType) throws -> Bool {
        guard type.isBasic(GobTypeID.string) else { throw giveUp() }
        output.text(value)
        return !value.isEmpty
    }

    @inline(__always)
    func float(_ value: Double, _ type: DirectType) throws -> Bool {
        guard type.isBasic(GobTypeID.float) else { throw giveUp() }
        output.float(value)
        return value != 0
    }

    @inline(__always)
    func integer(_ value: Int64, _ type: DirectType) throws -> Bool {
        guard type.isBasic(GobTypeID.int) else { throw giveUp() }
        output.signed(value)
        return value != 0
    }

    @inline(__always)
    func unsignedInteger(_ value: UInt64, _ type: DirectType) throws -> Bool {
        guard type.isBasic(GobTypeID.uint) else { throw giveUp() }
        output.unsigned(value)
        return value != 0
    }
}
