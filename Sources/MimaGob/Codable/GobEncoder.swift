/// Encodes Swift values as a gob stream that Go reads into structs with the same field names.
///
/// A Swift field `name` becomes Go's exported `Name`. Zero values are left out as Go leaves them out; optionals are
/// pointers; `[UInt8]` is []byte, ``GobTime`` time.Time, ``GobBigInt`` big.Int, ``GobAny`` an interface. A field that was nil or
/// empty in every value so far and whose type shows nothing without one is not defined yet; when it shows, the struct is
/// defined anew under another id, which Go reads all the same.
public struct GobEncoder {
    private var session: EncodingSession
    private var writer = GobWriter()
    private let registry: GobRegistry
    /// Nil once a value could not be encoded directly.
    private var direct: DirectEncodingSession? = DirectEncodingSession()

    /// Makes an encoder that starts a stream.
    ///
    /// - Parameters:
    ///   - registry: The names of the types that interfaces hold.
    ///   - firstTypeID: The id of the first type: 65 as up to Go 1.19 or so, 64 as in later Go. Readers take both.
    public init(registry: GobRegistry = GobRegistry(), firstTypeID: Int = GobTypeID.firstUserDefined) {
        self.registry = registry
        session = EncodingSession(nextID: max(firstTypeID, 64))
    }

    /// Adds a value to the stream.
    ///
    /// - Throws: `GobError`; also for errors that the value's type throws. Nothing of the value is written then.
    public mutating func append<T: Encodable>(_ value: T) throws(GobError) {
        if !isKnownUniquelyReferenced(&direct) {
            // A copy of the encoder goes on by itself.
            direct = nil
        }
        if let direct {
            if let type = try GobError.wrapping({ try direct.encode(value) }) { return try append(direct, type) }
            self.direct = nil
        }
        let shared = EncodingState(session: session, registry: registry)
        let node = try GobError.wrapping { try ValueEncoder(shared, path: nil).box(value) }
        var session = shared.session
        session.renewContainers()
        let type = session.id(of: node.type)
        let item = GobItem(type: type, value: try node.value(&session, path: ""))
        for (id, type) in session.types where self.session.types[id] == nil { writer.define(id, as: type) }
        try writer.append(item)
        self.session = session
    }

    /// Takes in what was encoded directly.
    private mutating func append(_ direct: DirectEncodingSession, _ type: ObservedType) throws(GobError) {
        let known = session.types.count
        if direct.hasNews {
            direct.report(to: &session)
            session.renewContainers()
        }
        let id = session.id(of: type)
        if session.types.count != known {
            for (id, type) in session.types where !writer.isDefined(id) { writer.define(id, as: type) }
        }
        try writer.append(type: id, &direct.output)
    }

    /// The bytes written since the last call, which are handed over.
    public mutating func takeBytes() -> [UInt8] { writer.takeBytes() }

    /// Encodes one value as a stream of its own.
    public static func encode<T: Encodable>(
        _ value: T,
        registry: GobRegistry = GobRegistry()
    ) throws(GobError) -> [UInt8] {
        var encoder = GobEncoder(registry: registry)
        try encoder.append(value)
        return encoder.takeBytes()
    }
}

/// What all encoders of one value share.
final class EncodingState {
    var session: EncodingSession
    let registry: GobRegistry
    var depth = 0

    init(session: EncodingSession, registry: GobRegistry) {
        self.session = session
        self.registry = registry
    }
}
