import ArgumentParser
import Mima

struct ZlibCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zlib",
        abstract: "Compress or decompress in zlib's format, or DEFLATE alone.",
        discussion: """
            zlib's format (RFC 1950) is what PNG, Git and HTTP's "deflate" have inside; with --raw the data has no \
            container (RFC 1951).

              mima zlib message > message.z
              mima zlib -d .git/objects/1f/7a7a472abf3dd9643fd615f6da379c4acb3e3a
            """
    )

    @Flag(name: .shortAndLong, help: "Decompress.")
    var decompress = false

    @Flag(help: "DEFLATE alone, without header and checksum.")
    var raw = false

    @OptionGroup var level: CompressionLevelOptions

    @Option(help: ArgumentHelp("What to look for: standard, filtered, huffman, runs or fixed.", valueName: "strategy"))
    var strategy = "standard"

    @Option(
        help: ArgumentHelp("A file that both sides have, and that the data repeats parts of.", valueName: "file"),
        completion: .file()
    )
    var dictionary: String?

    @Option(name: .long, help: ArgumentHelp("Refuse to decompress more than so many bytes.", valueName: "bytes"))
    var maxSize: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var input: InputOptions

    private static let strategies: KeyValuePairs<String, CompressionStrategy> = [
        "standard": .standard, "filtered": .filtered, "huffman": .huffmanOnly, "runs": .runLength, "fixed": .fixed,
    ]

    private var chosenStrategy: CompressionStrategy? { Self.strategies.first { $0.key == strategy }?.value }

    func validate() throws {
        if decompress && level.isGiven { throw ValidationError("A level is for compressing.") }
        if !decompress && maxSize != nil { throw ValidationError("--max-size is for decompressing (-d).") }
        if let maxSize, maxSize < 0 { throw ValidationError("A size is not negative.") }
        if chosenStrategy == nil {
            throw ValidationError("The strategy is one of \(Self.strategies.map(\.key).joined(separator: ", ")).")
        }
        try input.requireOneStandardInput(besides: [dictionary].compactMap { $0 })
    }

    func run() throws {
        if output.isTerminalByDefault && !decompress {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -o FILE")
        }
        let known = try dictionary.map(readDictionary) ?? []
        let file = try input.open()
        let result = try output.open()
        try result.requireDistinct(from: file)
        let source = MeasuredSource(file)
        let format: CompressionFormat = raw ? .deflate : .zlib
        try explaining(input.name) {
            if decompress {
                let inner = try DecompressingSource(format, source, dictionary: known, limit: maxSize)
                try inner.copy(to: result.sink)
            } else {
                let strategy = chosenStrategy ?? .standard
                let options = CompressionOptions(level: level.value, strategy: strategy, dictionary: known)
                let sink = try CompressingSink(format, to: result.sink, options: options)
                try source.copy(to: sink)
                try sink.finish()
            }
        }
        try result.finish()
    }

    private func readDictionary(_ path: String) throws -> [UInt8] {
        let file = path == "-" ? .standardInput : try InputFile(path: path)
        let limit = 1 << 20
        let bytes = try [UInt8](capacity: limit + 1) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            try file.fill(&output)
        }
        if bytes.count > limit { throw ToolError.badInput("a dictionary is at most \(limit) bytes", at: path) }
        return bytes
    }
}
