/// The values of a stream whose bytes arrive in pieces: from a socket, a pipe, a file.
///
/// ```swift
/// for try await item in GobItems(pieces) { print(item.value) }
/// ```
public struct GobItems<Pieces: AsyncSequence>: AsyncSequence where Pieces.Element: Sequence<UInt8> {
    /// A value, with the types that the stream has defined so far.
    public struct Element: Sendable {
        /// The value and the id of its type.
        public let item: GobItem
        /// The types by id.
        public let types: [Int: GobType]
    }

    private let pieces: Pieces
    private let reader: GobReader

    /// Makes the sequence of the values in `pieces`.
    ///
    /// - Parameters:
    ///   - pieces: The bytes of the stream, in pieces of any size.
    ///   - limits: What the stream may ask for.
    ///   - allowsRedefinition: As for ``GobReader``.
    public init(_ pieces: Pieces, limits: GobLimits = .standard, allowsRedefinition: Bool = false) {
        self.pieces = pieces
        reader = GobReader(limits: limits, allowsRedefinition: allowsRedefinition)
    }

    /// Hands out one value after the other, each as soon as its last byte is there.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var pieces: Pieces.AsyncIterator
        private var reader: GobReader
        private var hasEnded = false

        init(_ pieces: Pieces.AsyncIterator, _ reader: GobReader) {
            self.pieces = pieces
            self.reader = reader
        }

        /// The next value; nil at the end.
        ///
        /// - Throws: `GobError` when the stream is wrong or ends within a value, and what `pieces` throws.
        public mutating func next() async throws -> Element? {
            while !hasEnded {
                do {
                    if let item = try reader.next() { return Element(item: item, types: reader.types) }
                    guard let piece = try await pieces.next() else { break }
                    reader.append(piece)
                } catch {
                    hasEnded = true
                    throw error
                }
            }
            if hasEnded { return nil }
            hasEnded = true
            try reader.finish()
            return nil
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces.makeAsyncIterator(), reader) }
}

extension GobItems: Sendable where Pieces: Sendable {}
