internal import MimaBytes

extension TextEncoding {
    /// Writes the text for all of `source` to `sink`.
    ///
    /// - Parameters:
    ///   - padded: Whether the last group is filled with "=".
    ///   - lineLength: How many characters a line has; each line, the last one too, then ends with a line feed. Nil or 0
    ///     writes one line without an end.
    ///   - progress: Called now and then with how many bytes of the source are done.
    public func encode(
        from source: any ByteSource,
        to sink: any ByteSink,
        padded: Bool = true,
        lineLength: Int? = nil,
        progress: (@Sendable (Int) -> Void)? = nil
    ) throws(IOError) {
        let line = max(0, lineLength ?? 0)
        let characters = characterCount(byteCount: Self.batchByteCount, padded: padded)
        do throws(PipelineError<Never>) {
            try OrderedPipeline.run(
                from: source,
                to: sink,
                inputByteCount: Self.batchByteCount,
                outputByteCount: characters + (line > 0 ? characters / line + 2 : 0),
                progress: progress
            ) {
                TextEncoder(encoding: self, padded: padded, lineLength: line)
            }
        } catch {
            switch error {
            case .read(let error), .write(let error): throw error
            case .transform: return
            }
        }
    }
}

/// Encodes batches and cuts them into lines. Where in a line a batch begins follows from its number.
private struct TextEncoder: OrderedPipeline.Worker, ~Copyable {
    let encoding: TextEncoding
    let padded: Bool
    let lineLength: Int
    private var text: [UInt8] = []

    init(encoding: TextEncoding, padded: Bool, lineLength: Int) {
        self.encoding = encoding
        self.padded = padded
        self.lineLength = lineLength
    }

    mutating func transform(
        _ input: Span<UInt8>,
        batch: Int,
        isLast: Bool,
        into output: inout OutputSpan<UInt8>
    ) throws(Never) {
        let count = encoding.characterCount(byteCount: input.count, padded: padded)
        if lineLength == 0 { return encoding.encode(input, padded: padded, into: &output) }
        text.removeAll(keepingCapacity: true)
        text.append(addingCapacity: count) { encoding.encode(input, padded: padded, into: &$0) }
        let perBatch = encoding.characterCount(byteCount: TextEncoding.batchByteCount, padded: padded)
        var column = batch % lineLength * (perBatch % lineLength) % lineLength
        var start = 0
        let whole = text
        while start < count {
            let end = start + min(lineLength - column, count - start)
            output.append(copying: whole.span.extracting(start..<end))
            column += end - start
            start = end
            if column == lineLength {
                output.append(UInt8(ascii: "\n"))
                column = 0
            }
        }
        if isLast && column > 0 { output.append(UInt8(ascii: "\n")) }
    }
}
