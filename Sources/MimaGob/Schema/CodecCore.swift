/// What is done with a value in memory, for the types that the kernel knows itself.
enum CodecOperation: UInt8, Sendable {
    case bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float, float32, complex, string, bytes, time
    /// The commonest collections, which are done without the detour over what is known of the elements only at run time.
    case strings, ints, floats, stringMap
    /// The core does it.
    case other
    /// A field that the schema does not have.
    case skip

    #if _pointerBitWidth(_64)
        static let int = int64
        static let uint = uint64
    #else
        static let int = int32
        static let uint = uint32
    #endif

    /// The gob type of the values.
    var kind: TypeTable.Kind? {
        switch self {
        case .bool: .bool
        case .int8, .int16, .int32, .int64: .int
        case .uint8, .uint16, .uint32, .uint64: .uint
        case .float, .float32: .float
        case .complex: .complex
        case .string: .string
        case .bytes: .bytes
        case .time: .opaque
        case .strings, .ints, .floats: .slice
        case .stringMap: .map
        case .other, .skip: nil
        }
    }

    /// The gob types of the elements, or of keys and values.
    var elementKind: TypeTable.Kind? {
        switch self {
        case .strings, .stringMap: .string
        case .ints: .int
        case .floats: .float
        default: nil
        }
    }
}

/// How to write a field: where it lies in the struct, and what to do there.
struct WriteStep: Sendable {
    let name: String
    let operation: CodecOperation
    let offset: Int
    let core: CodecCore
}

/// How to read a value of one type of a stream into one of Swift, found out once for the two.
struct ReadStep {
    let operation: CodecOperation
    /// Where it lies in the struct.
    var offset = 0
    /// The type in the stream.
    let node: Int
    var core: CodecCore?
    /// The steps for the element, or the key and the value.
    var parts: [ReadStep] = []
    /// For a struct: which field is which.
    var plan: ReadPlan?
}

/// The steps for the fields of a struct in a stream.
final class ReadPlan {
    var steps: ContiguousArray<ReadStep> = []
    var names: [String] = []
}

/// What reading by a schema goes through.
struct SchemaInput {
    var wire: WireInput
    var state: StreamState
    /// How many values the current one stands in.
    var depth = 0
    /// Values of other values are read by functions that call each other: the thread's stack holds that many.
    static let maximumDepth = 1_000
}

/// The plans made so far, one for each schema and struct of the stream that have met.
struct SchemaPlans {
    private var plans: [(schema: SchemaIdentity, node: Int, plan: ReadPlan)] = []

    /// The plan for the fields of a schema and a struct of the stream: found out when the two meet first.
    mutating func plan(
        _ schema: SchemaIdentity,
        _ schemaName: String,
        _ fields: [WriteStep],
        _ node: Int,
        _ table: TypeTable
    ) throws(GobError) -> ReadPlan {
        for known in plans where known.node == node && known.schema === schema { return known.plan }
        let found = table.nodes[node]
        guard found.kind == .structure else {
            throw .typeMismatch(path: "", found: "\(found.kind)", expected: schemaName)
        }
        let plan = ReadPlan()
        plans.append((schema, node, plan))
        plan.steps.reserveCapacity(min(found.second, 256))
        var hasMatched = false
        var guess = 0
        for member in found.first..<found.first + found.second {
            let name = table.memberNames[member]
            plan.names.append(name)
            // The fields mostly stand in the same order.
            let isGuessed = guess < fields.count && fields[guess].name == name
            guard let index = isGuessed ? guess : fields.firstIndex(where: { $0.name == name }) else {
                plan.steps.append(ReadStep(operation: .skip, node: table.memberNodes[member]))
                continue
            }
            guess = index + 1
            hasMatched = true
            do throws(GobError) {
                var step = try fields[index].core.readStep(table.memberNodes[member], table, &self)
                step.offset = fields[index].offset
                plan.steps.append(step)
            } catch {
                throw error.within(name)
            }
        }
        if found.second > 0, !fields.isEmpty, !hasMatched { throw .noFieldsMatched(path: "", type: schemaName) }
        return plan
    }
}

/// Writes and reads values of one Swift type where they lie in memory. Those of the simple types are done by the kernel.
///
/// A place given to a core is one of an initialised value of its Swift type: the initialisers of ``GobCodec`` and
/// ``GobSchema/Field`` see to it.
class CodecCore: @unchecked Sendable {
    final let operation: CodecOperation

    private let ownShape: SchemaShape?

    init(_ operation: CodecOperation, _ shape: SchemaShape?) {
        self.operation = operation
        ownShape = shape
    }

    /// The gob type.
    var shape: SchemaShape { ownShape ?? .basic(GobTypeID.interface) }

    /// Whether Go would leave the value out of a struct.
    func isZero(_ place: UnsafeRawPointer) -> Bool { unsafe SchemaKernel.isZero(operation, place) }

    func write(_ place: UnsafeRawPointer, _ output: inout WireOutput) throws(GobError) {
        try unsafe SchemaKernel.write(operation, place, &output)
    }

    /// Writes the value as a field of a struct, after the distance from the last one, unless it is zero.
    func writeField(
        _ place: UnsafeRawPointer,
        distance: Int,
        _ output: inout WireOutput
    ) throws(GobError) -> Bool {
        if unsafe isZero(place) { return false }
        output.unsigned(UInt64(truncatingIfNeeded: distance))
        try unsafe write(place, &output)
        return true
    }

    /// Finds out how to read values of a type of the stream.
    func readStep(_ node: Int, _ table: TypeTable, _ plans: inout SchemaPlans) throws(GobError) -> ReadStep {
        let found = table.nodes[node]
        guard found.kind == operation.kind else { throw mismatch(found.kind) }
        if let element = operation.elementKind {
            let parts = found.kind == .map ? [found.first, found.second] : [found.first]
            for part in parts where table.nodes[part].kind != element {
                throw .typeMismatch(path: "", found: "\(table.nodes[part].kind)", expected: "\(element)")
            }
        }
        return ReadStep(operation: operation, node: node, core: self)
    }

    func read(_ place: UnsafeMutableRawPointer, _ step: ReadStep, _ input: inout SchemaInput) throws(GobError) {
        try unsafe SchemaKernel.read(operation, place, &input)
    }

    final func mismatch(_ found: TypeTable.Kind) -> GobError {
        .typeMismatch(path: "", found: "\(found)", expected: expected)
    }

    /// What the core reads, for an error.
    var expected: String { operation.kind.map { "\($0)" } ?? "" }
}
