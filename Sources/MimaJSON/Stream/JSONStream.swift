/// Reads JSON values one by one from bytes that come in pieces, however those are divided, in memory for one value and
/// one piece.
///
///     var stream = JSONStream(.elements)
///     while let piece = try source.nextPiece() {
///         stream.push(piece)
///         while let record = try stream.next() { print(record.get("name").string) }
///     }
///     stream.finish()
///     while let record = try stream.next() { print(record.get("name").string) }
///
/// Each value is checked strictly (RFC 8259). What is wrong is told with its offset from the stream's beginning; after
/// that nothing more comes, and ``next()`` throws the same again.
public struct JSONStream: Sendable {
    /// What the values are in.
    public enum Form: Hashable, Sendable {
        /// JSON lines, or values with any white space between them, or none.
        case values
        /// One array, whose elements are the values.
        case elements
    }

    private enum State { case beforeArray, beforeFirst, beforeValue, inValue, afterValue, behindArray }

    private let form: Form
    private let valueLimit: Int
    private let depthLimit: Int
    private var state: State
    private var buffer: [UInt8] = []
    /// Where in the buffer the next thing begins that has not been dealt with: a value, while one is being read.
    private var start = 0
    private var scan = JSONValueScan()
    /// How many bytes came before the buffer's first.
    private var passed = 0
    private var isFinished = false
    private var failure: JSONSyntaxError?

    /// A stream that nothing has come of yet.
    ///
    /// - Parameters:
    ///   - valueLimit: How many bytes a value may have.
    ///   - depthLimit: How many arrays and objects may be open within one another in a value.
    public init(_ form: Form, valueLimit: Int = 1 << 28, depthLimit: Int = 10_000) {
        self.form = form
        self.valueLimit = max(1, valueLimit)
        self.depthLimit = max(0, depthLimit)
        state = form == .elements ? .beforeArray : .beforeValue
    }

    /// Takes in what comes next.
    public mutating func push(_ bytes: Span<UInt8>) {
        guard take(bytes.count) else { return }
        withBytes(bytes) { $0.append(to: &buffer) }
    }

    /// Takes in what comes next: an array, Foundation's `Data`, or any other collection.
    public mutating func push(_ bytes: some Collection<UInt8>) {
        guard take(bytes.count) else { return }
        buffer.append(contentsOf: bytes)
    }

    /// Makes room; false when nothing is wanted any more.
    private mutating func take(_ count: Int) -> Bool {
        guard !isFinished, failure == nil, count > 0 else { return false }
        if start > 0 {
            buffer.removeSubrange(0..<start)
            passed += start
            start = 0
        }
        return true
    }

    /// Says that nothing more comes. What is pushed later is passed over.
    public mutating func finish() { isFinished = true }

    /// How many bytes have been dealt with: the values returned so far, and what is between them.
    public var offset: Int { passed + start }

    /// The next value; nil when more bytes are needed, or, after ``finish()``, when there is none.
    ///
    /// Its ``JSONValue/offset`` counts from the beginning of the stream.
    public mutating func next() throws(JSONSyntaxError) -> JSONValue? {
        if let failure { throw failure }
        do throws(JSONSyntaxError) {
            return try advance()
        } catch {
            failure = error
            buffer = []
            throw error
        }
    }

    private mutating func advance() throws(JSONSyntaxError) -> JSONValue? {
        while true {
            if state == .inValue { return try value() }
            while start < buffer.count, [0x20, 0x0A, 0x0D, 0x09].contains(buffer[start]) { start += 1 }
            guard start < buffer.count else {
                let isWhole = state == .behindArray || (form == .values && state == .beforeValue)
                if isFinished, !isWhole { throw JSONSyntaxError(.unexpectedEnd, at: offset) }
                return nil
            }
            let byte = buffer[start]
            switch state {
            case .beforeArray:
                guard byte == 0x5B else { throw unexpected(byte) }
                state = .beforeFirst
                start += 1
            case .afterValue where byte == 0x2C:
                state = .beforeValue
                start += 1
            case .beforeFirst where byte == 0x5D, .afterValue where byte == 0x5D:
                state = .behindArray
                start += 1
            case .beforeFirst, .beforeValue:
                guard let scan = JSONValueScan(first: byte) else { throw unexpected(byte) }
                self.scan = scan
                state = .inValue
            case .behindArray: throw JSONSyntaxError(.trailingBytes, at: offset)
            case .afterValue, .inValue: throw unexpected(byte)
            }
        }
    }

    private func unexpected(_ byte: UInt8) -> JSONSyntaxError { JSONSyntaxError(.unexpectedByte(byte), at: offset) }

    /// The value that has begun, when its end is there.
    private mutating func value() throws(JSONSyntaxError) -> JSONValue? {
        let lower = start
        let end = withBytes(buffer) { scan.end(in: $0.from(lower), isLast: isFinished) }
        guard (end ?? buffer.count - start) <= valueLimit else {
            throw JSONSyntaxError(.tooLong(limit: valueLimit), at: offset)
        }
        guard let end else {
            if isFinished { try check(start..<buffer.count) }
            return nil
        }
        try check(start..<start + end)
        let text = Array(buffer[start..<start + end])
        var found = withBytes(text) { $0.wholeValue }
        found.index = offset
        start += end
        state = form == .elements ? .afterValue : .beforeValue
        return JSONValue(text: text, found)
    }

    private func check(_ range: Range<Int>) throws(JSONSyntaxError) {
        let error = withBytes(buffer) { $0[range].syntaxError(depthLimit: depthLimit, checksUTF8: true) }
        guard let error else { return }
        throw JSONSyntaxError(error.reason, at: passed + range.lowerBound + error.offset)
    }
}
