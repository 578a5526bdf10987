/// The gob type of values that are encoded directly: it is found out while they are.
final class DirectType {
    enum Kind {
        /// Nothing was seen but nil or emptiness.
        case unresolved
        case basic
        case opaque(ObservedType)
        case slice(DirectType)
        case map(DirectType, DirectType)
        case structure(DirectLayout)
    }

    @safe @exclusivity(unchecked) private(set) var kind: Kind
    /// The id of a basic type; else 0 unresolved, 20 opaque, 21 slice, 22 map, 23 struct.
    @safe @exclusivity(unchecked) private(set) var code: Int

    /// A type of which is known what its Swift type shows.
    convenience init(_ type: Any.Type) { self.init(ObservedType.known(type)) }

    init(_ type: ObservedType) {
        switch type {
        case .basic(let id): (kind, code) = (.basic, id)
        case .opaque: (kind, code) = (.opaque(type), 20)
        case .slice(let element): (kind, code) = (.slice(DirectType(element)), 21)
        case .map(let key, let value): (kind, code) = (.map(DirectType(key), DirectType(value)), 22)
        case .unknown, .structure: (kind, code) = (.unresolved, 0)
        }
    }

    /// Takes in that a value is of a basic type; false when it was of another.
    @inline(__always)
    func isBasic(_ id: Int) -> Bool { code == id ? true : resolve(.basic, id) }

    func resolve(_ newKind: Kind, _ newCode: Int) -> Bool {
        guard code == 0 else { return false }
        (kind, code) = (newKind, newCode)
        return true
    }

    /// The element's type, once the value is known to be a slice.
    var element: DirectType? {
        if code == 0 { _ = resolve(.slice(DirectType(.unknown)), 21) }
        guard case .slice(let element) = kind else { return nil }
        return element
    }

    /// The layout of the struct, once the value is known to be one of this Swift type.
    func layout(_ type: Any.Type, _ session: DirectEncodingSession) -> DirectLayout? {
        if code == 0 { _ = resolve(.structure(session.layout(of: type)), 23) }
        guard case .structure(let layout) = kind, layout.key.type == ObjectIdentifier(type) else { return nil }
        return layout
    }

    /// The same type as the rest of the encoder knows it.
    var observed: ObservedType {
        switch kind {
        case .unresolved: .unknown
        case .basic: .basic(code)
        case .opaque(let type): type
        case .slice(let element): .slice(element.observed)
        case .map(let key, let value): .map(key.observed, value.observed)
        case .structure(let layout): .structure(layout.key)
        }
    }

    /// Whether enough is known of it to send it.
    var isComplete: Bool {
        switch kind {
        case .unresolved: false
        case .basic, .opaque, .structure: true
        case .slice(let element): element.isComplete
        case .map(let key, let value): key.isComplete && value.isComplete
        }
    }
}

/// The fields of a struct in the order in which its type encodes them.
final class DirectLayout {
    struct Field {
        let key: String
        let type: DirectType
        /// The number on the wire; -1 for one whose type was not known when the numbers were given.
        var number: Int
    }

    let key: ObservedType.StructKey
    @safe @exclusivity(unchecked) private(set) var fields: [Field] = []
    /// Whether the numbers are being given in the order of appearance: the struct was not met before this value.
    private(set) var isNew = true
    private var fieldCountWhenSent = -1

    private unowned let session: DirectEncodingSession

    init(_ key: ObservedType.StructKey, _ session: DirectEncodingSession) {
        self.key = key
        self.session = session
    }

    /// The place of a field. Keys come in the same order again and again: `guess` says which is next.
    @inline(__always)
    func place(_ key: String, _ type: Any.Type, _ guess: inout Int) -> Int {
        if guess < fields.count, fields[guess].key == key {
            guess &+= 1
            return guess &- 1
        }
        return find(key, type, &guess)
    }

    @inline(never)
    private func find(_ key: String, _ type: Any.Type, _ guess: inout Int) -> Int {
        if let place = fields.firstIndex(where: { $0.key == key }) {
            guess = place + 1
            return place
        }
        fields.append(Field(key: key, type: DirectType(type), number: isNew ? fields.count : -1))
        session.hasNews = true
        guess = fields.count
        return fields.count - 1
    }

    /// Gives numbers to the fields that can be sent; whether a new field got one, or all are new.
    func giveNumbers() -> Bool {
        var next = 0
        var isChanged = isNew && fields.contains { !$0.type.isComplete }
        isNew = false
        for index in fields.indices {
            let number = fields[index].type.isComplete ? next : -1
            if number >= 0 { next += 1 }
            if fields[index].number != number { isChanged = true }
            fields[index].number = number
        }
        return isChanged
    }

    /// The fields for the type's definition when they are others than before.
    var unsentFields: [(name: String, type: ObservedType)]? {
        let sendable = fields.filter { $0.number >= 0 }
        guard sendable.count != fieldCountWhenSent else { return nil }
        fieldCountWhenSent = sendable.count
        return sendable.map { (GobFieldNames.exported($0.key), $0.type.observed) }
    }
}

extension GobFieldNames {
    /// The name as Go exports it.
    static func exported(_ key: String) -> String { key.prefix(1).uppercased() + key.dropFirst() }
}

/// What all direct encoders of one stream share.
final class DirectEncodingSession {
    /// Not checked for exclusive access at run time: see ``DirectSession``.
    @safe @exclusivity(unchecked) var output = WireOutput(capacity: 1_024)
    @safe @exclusivity(unchecked) var depth = 0
    /// Why the value must be encoded in the other way, or once more.
    @safe @exclusivity(unchecked) private(set) var hasGivenUp = false
    var needsAnotherTrial = false
    /// Whether there are new structs or fields since the types were reported.
    var hasNews = true
    private var layouts: [ObjectIdentifier: DirectLayout] = [:]
    private var topTypes: [ObjectIdentifier: DirectType] = [:]
    private var kinds: [ObjectIdentifier: DirectSession.FoundationKind] = [:]

    /// Thrown to end an attempt early.
    struct GaveUp: Error {}

    func giveUp() -> GaveUp {
        hasGivenUp = true
        return GaveUp()
    }

    func layout(of type: Any.Type) -> DirectLayout {
        let identifier = ObjectIdentifier(type)
        if let layout = layouts[identifier] { return layout }
        let name = String("\(type)".prefix { $0 != "<" })
        let layout = DirectLayout(ObservedType.StructKey(type: identifier, name: name, path: []), self)
        hasNews = true
        layouts[identifier] = layout
        return layout
    }

    func foundationKind<T>(of type: T.Type) -> DirectSession.FoundationKind {
        let identifier = ObjectIdentifier(type)
        if let kind = kinds[identifier] { return kind }
        let kind: DirectSession.FoundationKind
        switch String(reflecting: type) {
        case "Foundation.Date", "FoundationEssentials.Date": kind = .date
        case "Foundation.UUID", "FoundationEssentials.UUID": kind = .uuid
        default: kind = .other
        }
        kinds[identifier] = kind
        return kind
    }

    /// Writes a value into ``output``, and gives its type; nil when that takes the other way.
    func encode<T: Encodable>(_ value: T) throws -> ObservedType? {
        let identifier = ObjectIdentifier(T.self)
        let type = topTypes[identifier] ?? DirectType(T.self)
        topTypes[identifier] = type
        // A type that becomes known on the way may make a trial useless; each such trial leaves more known.
        for _ in 0..<4 {
            output.truncate(to: 0)
            needsAnotherTrial = false
            do {
                try DirectEncoder.write(value, type, self, nil, "")
            } catch {
                if hasGivenUp { return nil }
                throw error
            }
            if hasGivenUp || !type.isComplete { return nil }
            if !hasNews, !needsAnotherTrial { return type.observed }
            hasNews = true
            var isChanged = false
            for layout in layouts.values where layout.giveNumbers() { isChanged = true }
            if !isChanged, !needsAnotherTrial { return type.observed }
        }
        return nil
    }

    /// Tells the other way of encoding, which numbers the types, of fields that are new.
    func report(to session: inout EncodingSession) {
        guard hasNews else { return }
        hasNews = false
        for layout in layouts.values {
            guard let fields = layout.unsentFields else { continue }
            session.layouts[layout.key] = EncodingSession.Layout(fields: fields, id: nil)
        }
    }
}
