/// Decodes Swift values from gob streams, by Go's rules: fields are matched by name in whatever order, what one side
/// lacks is passed over or zero, any integer goes into any integer of the same signedness that can hold it.
///
/// A Swift field `name` is Go's `name`, else `Name`, else any that differs in case alone. Optionals are nil where Go sent
/// nothing: for a nil pointer, and for a zero value.
public struct GobDecoder: Sendable {
    private let limits: GobLimits
    private let registry: GobRegistry

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - limits: What a stream may ask for.
    ///   - registry: The Swift types for the names that interfaces carry.
    public init(limits: GobLimits = .standard, registry: GobRegistry = GobRegistry()) {
        self.limits = limits
        self.registry = registry
    }

    /// Decodes a stream that holds one value.
    ///
    /// - Throws: `GobError`; also for errors that `type` throws.
    public func decode<T: Decodable>(_ type: T.Type, from stream: [UInt8]) throws(GobError) -> T {
        let values = try decodeAll(type, from: stream)
        guard values.count == 1 else {
            throw .invalidValue("\(values.count) values in a stream that should have one", path: "")
        }
        return values[0]
    }

    /// Decodes all values of a stream, which are of one type.
    public func decodeAll<T: Decodable>(_ type: T.Type, from stream: [UInt8]) throws(GobError) -> [T] {
        try WireInput.withBytes(of: stream) { input throws(GobError) in
            let session = DirectSession(input, StreamState(limits: limits))
            // A decoder that somebody keeps finds nothing to read.
            defer { session.input.close() }
            var values: [T] = []
            while true {
                let start = session.input.offset
                guard let id = try session.state.nextValueType(&session.input, inInterface: false) else {
                    guard session.input.position == stream.count, session.input.offset == start else {
                        throw .truncated(offset: stream.count)
                    }
                    return values
                }
                session.state.elementsLeft = limits.elementCount
                let node = try session.state.begin(id, &session.input)
                if session.state.table.nodes[node].isFlat {
                    values.append(try direct(type, node, session))
                } else {
                    var machine = ValueMachine()
                    guard let value = try machine.read(node, &session.state, &session.input) else {
                        throw .truncated(offset: stream.count)
                    }
                    let item = GobItem(type: id, value: value)
                    values.append(try decode(type, from: item, types: session.state.table.definitions))
                }
                session.input.finishMessage()
            }
        }
    }

    /// Decodes a value of a flat type from its bytes, after a look at all of them: so everything that can be wrong with
    /// them is found, be it asked for or not.
    private func direct<T: Decodable>(_ type: T.Type, _ node: Int, _ session: DirectSession) throws(GobError) -> T {
        let place = session.input.position
        try session.state.skipFlat(node, &session.input)
        return try GobError.wrapping {
            let decoder = DirectDecoder(session, node, place: place)
            return try decoder.located(type, "") {
                try decoder.simple(type, node, place) ?? decoder.unbox(type)
            }
        }
    }

    /// Decodes a value that a ``GobReader`` gave.
    public func decode<T: Decodable>(
        _ type: T.Type,
        from item: GobItem,
        types: [Int: GobType]
    ) throws(GobError) -> T {
        let context = DecodingSession(types: types, registry: registry)
        return try GobError.wrapping {
            try ValueDecoder(value: item.value, type: item.type, path: nil, context: context).unbox(type)
        }
    }
}

extension GobError {
    /// Runs what Codable can throw from, and says it in this module's words.
    static func wrapping<R>(_ body: () throws -> R) throws(GobError) -> R {
        do {
            return try body()
        } catch let error as GobError {
            throw error
        } catch let error as DecodingError {
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                throw .custom(context.debugDescription, path: path(context.codingPath))
            @unknown default: throw .custom("\(error)", path: "")
            }
        } catch let error as EncodingError {
            guard case .invalidValue(_, let context) = error else { throw .custom("\(error)", path: "") }
            throw .custom(context.debugDescription, path: path(context.codingPath))
        } catch {
            throw .custom("\(error)", path: "")
        }
    }

    static func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
}

/// What all decoders of one value share.
final class DecodingSession {
    let types: [Int: GobType]
    let registry: GobRegistry
    var depth = 0
    /// Types call each other on the stack, several frames a level.
    static let maximumDepth = 1_200

    init(types: [Int: GobType], registry: GobRegistry) {
        self.types = types
        self.registry = registry
    }
}

/// The way to a value: a chain, since most values never ask for it.
final class PathLink {
    let key: any CodingKey
    let parent: PathLink?

    init(_ key: any CodingKey, _ parent: PathLink?) {
        self.key = key
        self.parent = parent
    }

    static func keys(_ link: PathLink?) -> [any CodingKey] {
        var keys: [any CodingKey] = []
        var next = link
        while let link = next {
            keys.append(link.key)
            next = link.parent
        }
        return keys.reversed()
    }
}
