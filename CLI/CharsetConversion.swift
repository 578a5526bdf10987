import Mima

/// A conversion from one character set to another, file by file, in constant memory.
struct CharsetConversion {
    /// The input's character set; nil to detect it.
    let source: Charset?
    let target: Charset
    let malformed: MalformedPolicy
    let unmappable: UnmappablePolicy
    /// Whether the result begins with a byte-order mark.
    let startsWithMark: Bool

    private static let pieceByteCount = 1 << 17

    /// Converts `input`. A byte-order mark is written only before the first of several inputs.
    func run(from input: InputFile, to sink: any ByteSink, isFirst: Bool) throws {
        let place = input.path
        let measured = MeasuredSource(input)
        var piece = try read(measured)
        let charset = source ?? CharsetDetector.detect(piece.span, isWhole: piece.count < Self.pieceByteCount).charset
        var decoder = Charset.Decoder(charset, malformed: malformed, byteOrderMark: source == nil ? .sniff : .remove)
        do {
            var encoder = target == .utf8 ? nil : try Charset.Encoder(target, unmappable: unmappable)
            if startsWithMark && isFirst { try sink.write(target.byteOrderMark) }
            var isLast = false
            repeat {
                isLast = piece.isEmpty
                try convert(piece, isLast: isLast, &decoder, &encoder, to: sink)
                if !isLast { piece = try read(measured) }
            } while !isLast
        } catch let error as CharsetError {
            let advice =
                switch error {
                case .malformed:
                    source == nil ? "give its character set with -f" : "-c leaves such bytes out, --replace marks them"
                case .unmappable: "-t \(target.name)//TRANSLIT writes something like it, -c leaves it out"
                default: nil as String?
                }
            throw ToolError.badInput("\(error)", at: place, advice: advice)
        }
    }

    private func read(_ source: MeasuredSource) throws(IOError) -> [UInt8] {
        try [UInt8](capacity: Self.pieceByteCount) { (output) throws(IOError) in try source.fill(&output) }
    }

    private func convert(
        _ piece: [UInt8],
        isLast: Bool,
        _ decoder: inout Charset.Decoder,
        _ encoder: inout Charset.Encoder?,
        to sink: any ByteSink
    ) throws {
        var position = 0
        repeat {
            let text = try [UInt8](capacity: 2 * Self.pieceByteCount) { (output) throws(CharsetError) in
                position += try decoder.decode(
                    piece.span.extracting(position..<piece.count),
                    into: &output,
                    isLast: isLast
                )
            }
            try encode(text, isLast: isLast && position == piece.count, &encoder, to: sink)
        } while position < piece.count
    }

    private func encode(
        _ text: [UInt8],
        isLast: Bool,
        _ encoder: inout Charset.Encoder?,
        to sink: any ByteSink
    ) throws {
        guard encoder != nil else { return try sink.write(text) }
        var position = 0
        repeat {
            let bytes = try [UInt8](capacity: 2 * Self.pieceByteCount) { (output) throws(CharsetError) in
                position +=
                    try encoder?.encode(text.span.extracting(position..<text.count), into: &output, isLast: isLast)
                    ?? text.count
            }
            try sink.write(bytes)
        } while position < text.count
    }
}
