/// A property that is reached by closures: the place is that of the struct.
final class AccessorCore<Root, Value>: CodecCore, @unchecked Sendable {
    private let codec: GobCodec<Value>
    private let get: @Sendable (Root) -> Value
    private let set: @Sendable (inout Root, Value) -> Void

    init(
        _ codec: GobCodec<Value>,
        _ get: @escaping @Sendable (Root) -> Value,
        _ set: @escaping @Sendable (inout Root, Value) -> Void
    ) {
        self.codec = codec
        self.get = get
        self.set = set
        super.init(.other, nil)
    }

    override var shape: SchemaShape { codec.core.shape }

    override func writeField(
        _ place: UnsafeRawPointer,
        distance: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Bool {
        let value = unsafe get(place.assumingMemoryBound(to: Root.self).pointee)
        return try unsafe withUnsafePointer(to: value) { value throws(GobError) in
            try unsafe codec.core.writeField(UnsafeRawPointer(value), distance: distance, &output)
        }
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let part = try codec.core.readStep(node, table, &plans)
        return ReadStep(operation: .other, node: node, core: self, parts: [part])
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        var value = codec.zero()
        try unsafe withUnsafeMutablePointer(to: &value) { value throws(GobError) in
            try unsafe SchemaKernel.read(step.parts[0], UnsafeMutableRawPointer(value), &input)
        }
        unsafe set(&place.assumingMemoryBound(to: Root.self).pointee, value)
    }
}

/// A pointer of Go.
final class OptionalCore<Wrapped>: CodecCore, @unchecked Sendable {
    private let codec: GobCodec<Wrapped>

    init(_ codec: GobCodec<Wrapped>) {
        self.codec = codec
        super.init(.other, nil)
    }

    override var shape: SchemaShape { codec.core.shape }

    override func writeField(
        _ place: UnsafeRawPointer,
        distance: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Bool {
        guard let value = unsafe place.assumingMemoryBound(to: Wrapped?.self).pointee else { return false }
        return try unsafe withUnsafePointer(to: value) { value throws(GobError) in
            try unsafe codec.core.writeField(UnsafeRawPointer(value), distance: distance, &output)
        }
    }

    override func isZero(_ place: UnsafeRawPointer) -> Bool {
        guard let value = unsafe place.assumingMemoryBound(to: Wrapped?.self).pointee else { return true }
        return unsafe withUnsafePointer(to: value) { value in unsafe codec.core.isZero(UnsafeRawPointer(value)) }
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        guard let value = unsafe place.assumingMemoryBound(to: Wrapped?.self).pointee else {
            throw .invalidValue("nil where gob needs a value: in an array or a map", path: "")
        }
        try unsafe withUnsafePointer(to: value) { value throws(GobError) in
            try unsafe codec.core.write(UnsafeRawPointer(value), &output)
        }
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let part = try codec.core.readStep(node, table, &plans)
        return ReadStep(operation: .other, node: node, core: self, parts: [part])
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        var value = codec.zero()
        try unsafe withUnsafeMutablePointer(to: &value) { value throws(GobError) in
            try unsafe SchemaKernel.read(step.parts[0], UnsafeMutableRawPointer(value), &input)
        }
        unsafe place.assumingMemoryBound(to: Wrapped?.self).pointee = value
    }
}

/// A struct with a schema of its own.
final class StructureCore<Root>: CodecCore, @unchecked Sendable {
    private let schema: @Sendable () -> GobSchema<Root>

    init(_ schema: @escaping @Sendable () -> GobSchema<Root>) {
        self.schema = schema
        super.init(.other, nil)
    }

    override var shape: SchemaShape { schema().shape }
    override func isZero(_ place: UnsafeRawPointer) -> Bool { false }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        try unsafe SchemaKernel.writeFields(schema().writeSteps, place, &output)
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let plan = try schema().plan(node, table, &plans)
        return ReadStep(operation: .other, node: node, core: self, plan: plan)
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        guard let plan = step.plan else { return }
        let limit = min(input.state.limits.depth, SchemaInput.maximumDepth)
        guard input.depth < limit else { throw .tooDeep(limit: limit, offset: input.wire.offset) }
        input.depth += 1
        defer { input.depth -= 1 }
        try unsafe SchemaKernel.readFields(plan, place, &input)
    }
}

/// A value that is written as one of another type.
final class MappedCore<Value, Other>: CodecCore, @unchecked Sendable {
    private let codec: GobCodec<Other>
    private let to: @Sendable (Value) -> Other
    private let from: @Sendable (Other) -> Value?

    init(
        _ codec: GobCodec<Other>,
        _ to: @escaping @Sendable (Value) -> Other,
        _ from: @escaping @Sendable (Other) -> Value?
    ) {
        self.codec = codec
        self.to = to
        self.from = from
        super.init(.other, nil)
    }

    override var shape: SchemaShape { codec.core.shape }

    private func withOther<R>(
        _ place: UnsafeRawPointer,
        _ body: (UnsafeRawPointer) throws(GobError) -> R
    ) throws(GobError) -> R {
        let other = unsafe to(place.assumingMemoryBound(to: Value.self).pointee)
        return try unsafe withUnsafePointer(to: other) { other throws(GobError) in
            try unsafe body(UnsafeRawPointer(other))
        }
    }

    override func isZero(_ place: UnsafeRawPointer) -> Bool {
        let other = unsafe to(place.assumingMemoryBound(to: Value.self).pointee)
        return unsafe withUnsafePointer(to: other) { other in unsafe codec.core.isZero(UnsafeRawPointer(other)) }
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        try unsafe withOther(place) { other throws(GobError) in try unsafe codec.core.write(other, &output) }
    }

    override func writeField(
        _ place: UnsafeRawPointer,
        distance: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Bool {
        try unsafe withOther(place) { other throws(GobError) in
            try unsafe codec.core.writeField(other, distance: distance, &output)
        }
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let part = try codec.core.readStep(node, table, &plans)
        return ReadStep(operation: .other, node: node, core: self, parts: [part])
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        var other = codec.zero()
        try unsafe withUnsafeMutablePointer(to: &other) { other throws(GobError) in
            try unsafe SchemaKernel.read(step.parts[0], UnsafeMutableRawPointer(other), &input)
        }
        guard let value = from(other) else {
            throw .outOfRange(path: "", value: "\(other)", type: "\(Value.self)")
        }
        unsafe place.assumingMemoryBound(to: Value.self).pointee = value
    }
}

/// A value that writes itself.
final class OpaqueCore<Value>: CodecCore, @unchecked Sendable {
    private let way: GobType.Shape
    private let encode: @Sendable (Value) -> [UInt8]
    private let decode: @Sendable ([UInt8]) -> Value?

    init(
        _ name: String,
        _ way: GobType.Shape,
        _ encode: @escaping @Sendable (Value) -> [UInt8],
        _ decode: @escaping @Sendable ([UInt8]) -> Value?
    ) {
        self.way = way
        self.encode = encode
        self.decode = decode
        super.init(.other, .opaque(name: name, way))
    }

    override func writeField(
        _ place: UnsafeRawPointer,
        distance: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Bool {
        let bytes = unsafe encode(place.assumingMemoryBound(to: Value.self).pointee)
        if bytes.isEmpty { return false }
        output.unsigned(UInt64(distance))
        output.block(bytes)
        return true
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        output.block(unsafe encode(place.assumingMemoryBound(to: Value.self).pointee))
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        let found = table.nodes[node]
        guard found.kind == .opaque, table.opaqueShape(node) == way else { throw mismatch(found.kind) }
        return ReadStep(operation: .other, node: node, core: self)
    }

    override var expected: String { "\(Value.self)" }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        let bytes = try input.wire.block()
        guard let value = decode(bytes) else {
            throw .malformedContents("\(bytes.count) bytes that are no \(Value.self)", path: "")
        }
        unsafe place.assumingMemoryBound(to: Value.self).pointee = value
    }
}
