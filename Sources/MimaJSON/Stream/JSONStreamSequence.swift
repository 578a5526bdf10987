/// The JSON values of bytes that come in pieces from an asynchronous sequence.
public struct JSONStreamSequence<Base: AsyncSequence>: AsyncSequence
where Base.Element: Collection, Base.Element.Element == UInt8 {
    /// A value; its offset counts from the beginning of the stream.
    public typealias Element = JSONValue

    let base: Base
    let stream: JSONStream

    /// Reads on as values are asked for.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        var stream: JSONStream
        private var isAtEnd = false

        init(_ base: Base.AsyncIterator, _ stream: JSONStream) {
            self.base = base
            self.stream = stream
        }

        /// The next value; nil behind the last.
        ///
        /// - Throws: `JSONSyntaxError`, or what the sequence of pieces throws.
        public mutating func next() async throws -> JSONValue? {
            while true {
                if let value = try stream.next() { return value }
                if isAtEnd { return nil }
                if let piece = try await base.next() {
                    stream.push(piece)
                } else {
                    stream.finish()
                    isAtEnd = true
                }
            }
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base.makeAsyncIterator(), stream) }
}

extension JSONStreamSequence: Sendable where Base: Sendable {}

extension AsyncSequence where Element: Collection, Element.Element == UInt8 {
    /// The JSON values in these pieces of bytes, in memory for one value and one piece.
    ///
    ///     for try await record in pieces.jsonValues(.elements) { print(record.get("name").string) }
    ///
    /// - Parameters:
    ///   - form: JSON lines, or the elements of an array.
    ///   - valueLimit: How many bytes a value may have.
    ///   - depthLimit: How many arrays and objects may be open within one another in a value.
    public func jsonValues(
        _ form: JSONStream.Form,
        valueLimit: Int = 1 << 28,
        depthLimit: Int = 10_000
    ) -> JSONStreamSequence<Self> {
        JSONStreamSequence(
            base: self,
            stream: JSONStream(form, valueLimit: valueLimit, depthLimit: depthLimit)
        )
    }
}
