/// Reads values of simple types, and of types that gob writes in a way of its own, where they begin: a hot kernel.
///
/// `unsafeBitCast` is used between types that were compared to be the same.
extension DirectDecoder {
    /// A value of the same type under its generic name.
    @inline(__always)
    static func same<Known, T>(_ value: Known, _: T.Type) -> T? {
        guard Known.self == T.self else { return nil }
        return unsafe unsafeBitCast(value, to: T.self)
    }

    @inline(__always)
    private func start(_ node: Int, _ place: Int, _ kind: TypeTable.Kind) throws -> Bool {
        if place < 0 {
            guard node == 0 || session.state.table.nodes[node].kind == kind else { throw Mismatch() }
            return false
        }
        guard session.state.table.nodes[node].kind == kind else { throw Mismatch() }
        session.input.move(to: place)
        return true
    }

    /// A value is of another kind; whoever knows the path says so.
    struct Mismatch: Error {}
    /// A number does not fit.
    struct Overflow: Error {
        let value: String
    }

    @inline(__always)
    func bool(_ node: Int, _ place: Int) throws -> Bool {
        try start(node, place, .bool) ? try session.input.unsigned() != 0 : false
    }

    @inline(__always)
    func string(_ node: Int, _ place: Int) throws -> String {
        if node != 0, session.state.table.nodes[node].kind == .opaque { return try opaqueText(node, place) }
        guard try start(node, place, .string) else { return "" }
        guard let text = try session.input.text() else {
            throw GobError.malformedContents("a string that is not UTF-8", path: path)
        }
        return text
    }

    private func opaqueText(_ node: Int, _ place: Int) throws -> String {
        if place < 0 { return "" }
        session.input.move(to: place)
        let bytes = try session.input.block()
        if foundationKind == .uuid, bytes.count == 16 { return ValueDecoder.uuid(bytes) }
        guard session.state.table.isText(node) else { throw Mismatch() }
        return String(decoding: bytes, as: UTF8.self)
    }

    @inline(__always)
    func double(_ node: Int, _ place: Int) throws -> Double {
        if foundationKind == .date, place >= 0 {
            session.input.move(to: place)
            return ValueDecoder.date(try session.input.time())
        }
        return try start(node, place, .float) ? try session.input.float() : 0
    }

    func float(_ node: Int, _ place: Int) throws -> Float {
        let value = try double(node, place)
        let result = Float(value)
        // As in Go, digits may be lost, and the range must suffice.
        if result.isInfinite, value.isFinite { throw Overflow(value: "\(value)") }
        return result
    }

    @inline(__always)
    func integer<T: FixedWidthInteger>(_ type: T.Type, _ node: Int, _ place: Int) throws -> T {
        if T.isSigned {
            guard try start(node, place, .int) else { return 0 }
            let value = try session.input.signed()
            guard let result = T(exactly: value) else { throw Overflow(value: "\(value)") }
            return result
        }
        guard try start(node, place, .uint) else { return 0 }
        let value = try session.input.unsigned()
        guard let result = T(exactly: value) else { throw Overflow(value: "\(value)") }
        return result
    }

    /// A value of a type that needs no decoder, or nil when `T` is none of these.
    @inline(__always)
    func simple<T>(_ type: T.Type, _ node: Int, _ place: Int) throws -> T? {
        if T.self == String.self { return try Self.same(string(node, place), type) }
        if T.self == Int.self { return try Self.same(integer(Int.self, node, place), type) }
        if T.self == Double.self { return try Self.same(double(node, place), type) }
        return try collection(type, node, place)
    }

    private func collection<T>(_ type: T.Type, _ node: Int, _ place: Int) throws -> T? {
        if T.self == [UInt8].self {
            let found = node == 0 ? nil : session.state.table.nodes[node].kind
            // Also a slice of uints, as Go writes of arrays.
            if found == .bytes || found == nil { return try Self.same(bytes(node, place), type) }
            return nil
        }
        if T.self == [String].self, try isSlice(node, place, of: .string) {
            return Self.same(try elements { input throws(GobError) in try input.text() }, type)
        }
        if T.self == [Int].self, try isSlice(node, place, of: .int) {
            return Self.same(try elements { input throws(GobError) in Int(exactly: try input.signed()) }, type)
        }
        if T.self == [Double].self, try isSlice(node, place, of: .float) {
            return Self.same(try elements { input throws(GobError) in try input.float() }, type)
        }
        if T.self == [String: String].self, let entries = try stringMap(node, place) { return Self.same(entries, type) }
        if T.self == GobComplex.self {
            let isPresent = try start(node, place, .complex)
            return Self.same(isPresent ? try session.input.complex() : GobComplex(), type)
        }
        if T.self == GobTime.self { return try Self.same(time(node, place), type) }
        if T.self == GobBigInt.self {
            return Self.same(try opaque(node, place, "big.Int") { GobBigInt($0) } ?? GobBigInt(0), type)
        }
        if T.self == GobBigRat.self {
            return Self.same(try opaque(node, place, "big.Rat") { GobBigRat($0) } ?? GobBigRat(), type)
        }
        if T.self == GobBigFloat.self {
            return Self.same(try opaque(node, place, "big.Float") { GobBigFloat($0) } ?? GobBigFloat(), type)
        }
        return nil
    }

    private func bytes(_ node: Int, _ place: Int) throws -> [UInt8] {
        try start(node, place, .bytes) ? try session.input.block() : []
    }

    private func time(_ node: Int, _ place: Int) throws -> GobTime {
        try start(node, place, .opaque) ? try session.input.time() : .zero
    }

    private func opaque<T>(_ node: Int, _ place: Int, _ name: String, _ make: ([UInt8]) -> T?) throws -> T? {
        guard try start(node, place, .opaque) else { return nil }
        let bytes = try session.input.block()
        guard let value = make(bytes) else {
            throw GobError.malformedContents("\(bytes.count) bytes that are no \(name)", path: path)
        }
        return value
    }

    private func isSlice(_ node: Int, _ place: Int, of kind: TypeTable.Kind) throws -> Bool {
        let found = session.state.table.nodes[node]
        guard place >= 0, found.kind == .slice, session.state.table.nodes[found.first].kind == kind else {
            return false
        }
        session.input.move(to: place)
        return true
    }

    @inline(__always)
    private func elements<Element>(
        _ next: (inout WireInput) throws(GobError) -> Element?
    ) throws -> [Element] {
        let count = try session.input.length()
        var elements: [Element] = []
        elements.reserveCapacity(min(count, 4_096))
        for _ in 0..<count {
            guard let element = try next(&session.input) else { throw Mismatch() }
            elements.append(element)
        }
        return elements
    }

    private func stringMap(_ node: Int, _ place: Int) throws -> [String: String]? {
        let found = session.state.table.nodes[node]
        guard place >= 0, found.kind == .map, session.state.table.nodes[found.first].kind == .string,
            session.state.table.nodes[found.second].kind == .string
        else { return nil }
        session.input.move(to: place)
        let count = try session.input.length()
        var entries: [String: String] = [:]
        entries.reserveCapacity(min(count, 1_024))
        for _ in 0..<count {
            guard let key = try session.input.text(), let value = try session.input.text() else { throw Mismatch() }
            entries[key] = value
        }
        return entries
    }

    /// Says of what went wrong where it was.
    func located<R>(_ expected: Any.Type, _ path: @autoclosure () -> String, _ body: () throws -> R) throws -> R {
        do { return try body() } catch { throw locate(error, expected, path()) }
    }

    @inline(never)
    func locate(_ error: any Error, _ expected: Any.Type, _ path: String) -> any Error {
        switch error {
        case let overflow as Overflow:
            return GobError.outOfRange(path: path, value: overflow.value, type: "\(expected)")
        case is Mismatch: return GobError.typeMismatch(path: path, found: "another type", expected: "\(expected)")
        case GobError.malformedContents(let reason, path: ""): return GobError.malformedContents(reason, path: path)
        default: return error
        }
    }
}
