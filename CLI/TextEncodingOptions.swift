import ArgumentParser
import Mima

/// What `base64`, `base32` and `hex` have in common.
struct TextEncodingOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Decode; white space is passed over.")
    var decode = false

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Characters in a line; 0 for one line without an end.", valueName: "n")
    )
    var wrap: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if let wrap, wrap < 0 { throw ValidationError("A line's length is not negative.") }
        if decode && wrap != nil { throw ValidationError("A line's length (--wrap) is for encoding.") }
    }

    func run(_ encoding: TextEncoding, isPadded: Bool = true) throws {
        let source = try input.open()
        let result = try output.open()
        try result.requireDistinct(from: source)
        let progress = Progress(total: source.size, label: input.name)
        defer { progress.finish() }
        if decode {
            do {
                let padding: PaddingRule = isPadded ? .required : .optional
                try encoding.decode(from: source, to: result.sink, padding: padding, progress: progress.update)
            } catch PipelineError<BytesError>.transform(let error) {
                throw ToolError.badInput("\(error)".lowercasedStart, at: input.name)
            } catch PipelineError<BytesError>.read(let error) {
                throw error
            } catch PipelineError<BytesError>.write(let error) {
                throw error
            }
        } else {
            let line = wrap ?? 76
            try encoding.encode(
                from: source,
                to: result.sink,
                padded: isPadded,
                lineLength: line,
                progress: progress.update
            )
        }
        try result.finish()
    }
}

extension String {
    /// A sentence as a part of a message: without a capital letter at the start and a full stop at the end.
    fileprivate var lowercasedStart: String {
        let text = hasSuffix(".") ? dropLast() : self[...]
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
