extension GobCodec {
    /// Reads all values of a stream that are of this kind, whatever it is: numbers, slices, maps, structs.
    ///
    /// - Throws: `GobError`; `GobError.typeMismatch` where Go refuses to decode one type into the other.
    public func decode(_ stream: [UInt8], limits: GobLimits = .standard) throws(GobError) -> [Value] {
        try WireInput.withBytes(of: stream) { wire throws(GobError) in
            var input = SchemaInput(wire: wire, state: StreamState(limits: limits))
            var plans = SchemaPlans()
            var values: [Value] = []
            while true {
                let start = input.wire.offset
                guard let type = try input.state.nextValueType(&input.wire, inInterface: false) else {
                    guard input.wire.position == stream.count, input.wire.offset == start else {
                        throw .truncated(offset: stream.count)
                    }
                    return values
                }
                input.state.elementsLeft = limits.elementCount
                let node = try input.state.begin(type, &input.wire)
                values.append(try value(try core.readStep(node, input.state.table, &plans), &input))
                input.wire.finishMessage()
            }
        }
    }

    private func value(_ step: ReadStep, _ input: inout SchemaInput) throws(GobError) -> Value {
        var value = zero()
        try unsafe withUnsafeMutablePointer(to: &value) { value throws(GobError) in
            try unsafe SchemaKernel.read(step, UnsafeMutableRawPointer(value), &input)
        }
        return value
    }

    /// Writes values as a stream, one message each.
    ///
    /// - Parameter firstTypeID: The id of the first type: 65 as up to Go 1.19 or so, 64 as in later Go.
    /// - Throws: `GobError.invalidValue` for a value that gob cannot hold.
    public func encode(
        _ values: [Value],
        firstTypeID: Int = GobTypeID.firstUserDefined
    ) throws(GobError) -> [UInt8] {
        var output = WireOutput(capacity: 1_024)
        var definitions = SchemaDefinitions(firstTypeID: max(firstTypeID, 64))
        let shape = core.shape
        let id = definitions.define(shape)
        output.append(try GobWriter.definitions(of: id, definitions.types))
        var isStructure = false
        if case .structure = shape { isStructure = true }
        for value in values {
            let mark = output.count
            output.signed(Int64(id))
            if !isStructure { output.unsigned(0) }
            try unsafe withUnsafePointer(to: value) { value throws(GobError) in
                try unsafe core.write(UnsafeRawPointer(value), &output)
            }
            output.endBlock(from: mark)
        }
        return output.bytes
    }
}

extension GobCodec where Value == GobComplex {
    /// A complex128.
    public static var complex: Self {
        Self(CodecCore(.complex, .basic(GobTypeID.complex)), zero: { GobComplex() })
    }
}

extension GobCodec where Value == GobInterface? {
    /// What an interface holds, whatever its type. It can be read, not written: the types of such values are the
    /// stream's, and ``GobWriter`` writes them.
    public static var interface: Self { Self(InterfaceCore(), zero: { nil }) }
}

extension GobComplex: GobCodecProviding {
    /// A complex128.
    public static var gobCodec: GobCodec<GobComplex> { .complex }
}
extension GobBigInt: GobCodecProviding {
    /// A big.Int. Go takes a pointer to it for a field, and leaves nil out; zero is sent.
    public static var gobCodec: GobCodec<GobBigInt> {
        .opaque("Int", as: .gobEncoder, zero: GobBigInt(0), encode: { $0.bytes }, decode: { GobBigInt($0) })
    }
}
extension GobBigRat: GobCodecProviding {
    /// A big.Rat.
    public static var gobCodec: GobCodec<GobBigRat> {
        .opaque("Rat", as: .gobEncoder, zero: GobBigRat(), encode: { $0.bytes }, decode: { GobBigRat($0) })
    }
}
extension GobBigFloat: GobCodecProviding {
    /// A big.Float.
    public static var gobCodec: GobCodec<GobBigFloat> {
        .opaque("Float", as: .gobEncoder, zero: GobBigFloat(), encode: { $0.bytes }, decode: { GobBigFloat($0) })
    }
}

/// Reads interfaces.
final class InterfaceCore: CodecCore, @unchecked Sendable {
    init() { super.init(.other, .basic(GobTypeID.interface)) }

    override var expected: String { "interface" }

    override func isZero(_ place: UnsafeRawPointer) -> Bool {
        unsafe place.assumingMemoryBound(to: GobInterface?.self).pointee == nil
    }

    override func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        guard unsafe isZero(place) else { throw .invalidValue("a schema does not write interfaces", path: "") }
        output.unsigned(0)
    }

    override func readStep(
        _ node: Int,
        _ table: TypeTable,
        _ plans: inout SchemaPlans
    ) throws(GobError) -> ReadStep {
        guard table.nodes[node].kind == .interface else { throw mismatch(table.nodes[node].kind) }
        return ReadStep(operation: .other, node: node, core: self)
    }

    override func read(
        _ place: UnsafeMutableRawPointer,
        _ step: ReadStep,
        _ input: inout SchemaInput
    ) throws(GobError) {
        var machine = ValueMachine()
        guard let value = try machine.read(step.node, &input.state, &input.wire) else {
            throw .truncated(offset: input.wire.base + input.wire.count)
        }
        if case .interface(let content) = value {
            unsafe place.assumingMemoryBound(to: GobInterface?.self).pointee = content
        }
    }
}
