extension WireOutput {
    @inline(__always)
    mutating func start(_ index: Int, _ last: inout Int) {
        unsigned(UInt64(truncatingIfNeeded: index - last))
        last = index
    }
}

extension GobSchema.Field {
    /// Any signed integer of Go.
    public static func int<T: FixedWidthInteger & SignedInteger & SendableMetatype>(
        _ name: String,
        _ path: any WritableKeyPath<Root, T> & Sendable
    ) -> Self {
        int(name, { $0[keyPath: path] }, { $0[keyPath: path] = $1 })
    }

    /// Any signed integer of Go, by closures, which are faster than key paths.
    public static func int<T: FixedWidthInteger & SignedInteger & SendableMetatype>(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> T,
        _ set: @escaping @Sendable (inout Root, T) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.int)) { root, index, last, output in
            let value = get(root)
            if value == 0 { return }
            output.start(index, &last)
            output.signed(Int64(truncatingIfNeeded: value))
        } read: { root, input throws(GobError) in
            let value = try input.wire.signed()
            guard let number = T(exactly: value) else {
                throw .outOfRange(path: name, value: "\(value)", type: "\(T.self)")
            }
            set(&root, number)
        }
    }

    /// Any unsigned integer of Go.
    public static func uint<T: FixedWidthInteger & UnsignedInteger & SendableMetatype>(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> T,
        _ set: @escaping @Sendable (inout Root, T) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.uint)) { root, index, last, output in
            let value = get(root)
            if value == 0 { return }
            output.start(index, &last)
            output.unsigned(UInt64(truncatingIfNeeded: value))
        } read: { root, input throws(GobError) in
            let value = try input.wire.unsigned()
            guard let number = T(exactly: value) else {
                throw .outOfRange(path: name, value: "\(value)", type: "\(T.self)")
            }
            set(&root, number)
        }
    }

    /// A bool.
    public static func bool(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> Bool,
        _ set: @escaping @Sendable (inout Root, Bool) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.bool)) { root, index, last, output in
            guard get(root) else { return }
            output.start(index, &last)
            output.unsigned(1)
        } read: { root, input throws(GobError) in
            set(&root, try input.wire.unsigned() != 0)
        }
    }

    /// A float64.
    public static func float(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> Double,
        _ set: @escaping @Sendable (inout Root, Double) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.float)) { root, index, last, output in
            let value = get(root)
            if value == 0 { return }
            output.start(index, &last)
            output.float(value)
        } read: { root, input throws(GobError) in
            set(&root, try input.wire.float())
        }
    }

    /// A string; bytes that are not UTF-8 are replaced.
    public static func string(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> String,
        _ set: @escaping @Sendable (inout Root, String) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.string)) { root, index, last, output in
            let text = get(root)
            if text.isEmpty { return }
            output.start(index, &last)
            output.text(text)
        } read: { root, input throws(GobError) in
            set(&root, try input.wire.name())
        }
    }

    /// A []byte.
    public static func bytes(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> [UInt8],
        _ set: @escaping @Sendable (inout Root, [UInt8]) -> Void
    ) -> Self {
        Self(name: name, shape: .basic(GobTypeID.bytes)) { root, index, last, output in
            let bytes = get(root)
            if bytes.isEmpty { return }
            output.start(index, &last)
            output.block(bytes)
        } read: { root, input throws(GobError) in
            set(&root, try input.wire.block())
        }
    }

    /// A slice of strings.
    public static func strings(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> [String],
        _ set: @escaping @Sendable (inout Root, [String]) -> Void
    ) -> Self {
        Self(name: name, shape: .slice(.basic(GobTypeID.string))) { root, index, last, output in
            let texts = get(root)
            if texts.isEmpty { return }
            output.start(index, &last)
            output.unsigned(UInt64(texts.count))
            for text in texts { output.text(text) }
        } read: { root, input throws(GobError) in
            let count = try input.wire.length()
            var texts: [String] = []
            texts.reserveCapacity(min(count, 4_096))
            for _ in 0..<count { texts.append(try input.wire.name()) }
            set(&root, texts)
        }
    }

    /// A slice of signed integers.
    public static func ints<T: FixedWidthInteger & SignedInteger & SendableMetatype>(
        _ name: String,
        _ get: @escaping @Sendable (Root) -> [T],
        _ set: @escaping @Sendable (inout Root, [T]) -> Void
    ) -> Self {
        Self(name: name, shape: .slice(.basic(GobTypeID.int))) { root, index, last, output in
            let values = get(root)
            if values.isEmpty { return }
            output.start(index, &last)
            output.unsigned(UInt64(values.count))
            for value in values { output.signed(Int64(truncatingIfNeeded: value)) }
        } read: { root, input throws(GobError) in
            let count = try input.wire.length()
            var values: [T] = []
            values.reserveCapacity(min(count, 4_096))
            for _ in 0..<count {
                let value = try input.wire.signed()
                guard let number = T(exactly: value) else {
                    throw .outOfRange(path: name, value: "\(value)", type: "\(T.self)")
                }
                values.append(number)
            }
            set(&root, values)
        }
    }

    /// A struct with a schema of its own, which Go always sends.
    public static func structure<Inner>(
        _ name: String,
        _ schema: GobSchema<Inner>,
        _ get: @escaping @Sendable (Root) -> Inner,
        _ set: @escaping @Sendable (inout Root, Inner) -> Void
    ) -> Self {
        Self(name: name, shape: schema.shape) { root, index, last, output in
            output.start(index, &last)
            schema.write(get(root), &output)
        } read: { root, input throws(GobError) in
            set(&root, try schema.read(&input))
        }
    }
}
