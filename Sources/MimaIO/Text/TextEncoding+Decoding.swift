public import MimaBytes

extension TextEncoding {
    /// Writes the bytes that the text from `source` stands for to `sink`. White space is passed over.
    ///
    /// Throws what is wrong with the text, its offsets counted without white space; what came before has been written
    /// then, but for less than a mebibyte.
    ///
    /// - Parameters:
    ///   - padding: What is demanded at the end.
    ///   - progress: Called now and then with how many characters are done, white space not counted.
    public func decode(
        from source: any ByteSource,
        to sink: any ByteSink,
        padding: PaddingRule = .required,
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(PipelineError<BytesError>) {
        let characters = characterCount(byteCount: Self.batchByteCount, padded: true)
        try OrderedPipeline.run(
            from: CompactSource(source),
            to: sink,
            inputByteCount: characters,
            // The decoders write whole blocks.
            outputByteCount: Self.batchByteCount + 16,
            progress: progress
        ) { () throws(BytesError) in
            TextDecoder(encoding: self, padding: padding, characters: characters)
        }
    }
}

private struct TextDecoder: OrderedPipeline.Worker, ~Copyable {
    let encoding: TextEncoding
    let padding: PaddingRule
    let characters: Int

    mutating func transform(
        _ input: Span<UInt8>,
        batch: Int,
        isLast: Bool,
        into output: inout OutputSpan<UInt8>
    ) throws(BytesError) {
        do throws(BytesError) {
            // Padding ends the text, so it cannot stand in a batch that is followed by another.
            try encoding.decode(input, padding: isLast ? padding : .forbidden, into: &output)
        } catch {
            throw error.moved(by: batch * characters)
        }
    }
}

extension BytesError {
    /// The same error in a text that has so many characters before.
    fileprivate func moved(by distance: Int) -> BytesError {
        switch self {
        case .invalidCharacter(let character, let offset): .invalidCharacter(character, offset: offset + distance)
        case .invalidLength(let characters): .invalidLength(characters: characters + distance)
        case .invalidPadding(let offset): .invalidPadding(offset: offset + distance)
        case .nonCanonical(let offset): .nonCanonical(offset: offset + distance)
        default: self
        }
    }
}

/// A source without the white space of another. Sendable is unchecked: one thread at a time uses it.
private final class CompactSource: ByteSource, @unchecked Sendable {
    private let source: any ByteSource
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ source: any ByteSource) {
        self.source = source
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        if output.isFull { return 0 }
        let before = output.count
        while output.count == before {
            if position == buffer.count {
                buffer.removeAll(keepingCapacity: true)
                position = 0
                try buffer.append(addingCapacity: 1 << 17) { (piece) throws(IOError) in
                    _ = try source.read(into: &piece)
                }
                if buffer.isEmpty { return 0 }
            }
            let text = buffer
            position += output.appendWithoutWhitespace(text.span.extracting(position..<text.count))
        }
        return output.count - before
    }
}
