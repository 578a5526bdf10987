import ArgumentParser
import Mima

struct CharsetConvert: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Convert text from one character set to another.",
        discussion: """
            Without -f, each file's character set is detected. Without -t, the result is UTF-8. Several files are \
            joined, or with -i each is converted in its place.

              mima charset convert -f gbk notes.txt > notes-utf8.txt
              mima charset convert -f utf-8 -t ascii//TRANSLIT letter.txt
              mima charset convert -i -f shift_jis *.txt
            """
    )

    @Option(name: [.short, .long], help: ArgumentHelp("The character set of the input.", valueName: "name"))
    var from: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The character set of the result; //TRANSLIT or //IGNORE after it as in iconv.",
            valueName: "name"
        )
    )
    var to = "utf-8"

    @Flag(name: .customShort("c"), help: "Leave out what cannot be converted.")
    var discards = false

    @Flag(help: "Put U+FFFD where the input is malformed, instead of stopping there.")
    var replace = false

    @Option(
        help: ArgumentHelp(
            "What becomes of a character that the result cannot have: fail, question, html, translit or ignore.",
            valueName: "how"
        )
    )
    var unmappable: UnmappableOption?

    @Flag(help: "Begin the result with a byte-order mark.")
    var bom = false

    @Flag(
        name: [.customShort("i"), .long],
        help: "Convert each file in its place; a file that fails is left as it was."
    )
    var inPlace = false

    @OptionGroup var output: OutputOptions

    @Argument(help: "The files to convert; - or none is standard input.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if inPlace && output.output != nil { throw ValidationError("-i and -o cannot be combined.") }
        if inPlace && (files.isEmpty || files.contains("-")) {
            throw ValidationError("-i needs the names of files, and standard input is none.")
        }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input (-) can be read once.") }
        if discards && replace { throw ValidationError("-c and --replace cannot be combined.") }
    }

    func run() throws {
        let source = try from.map(CharsetName.find)
        let (target, policy) = try CharsetName.findTarget(to)
        let conversion = CharsetConversion(
            source: source,
            target: target,
            malformed: discards ? .ignore : replace ? .replace : .fail,
            unmappable: unmappable?.policy ?? policy ?? (discards ? .ignore : .fail),
            startsWithMark: bom
        )
        if inPlace { return try convertInPlace(conversion) }
        let result = try output.open()
        var isFirst = true
        for file in files.isEmpty ? ["-"] : files {
            let input = file == "-" ? .standardInput : try InputFile(path: file)
            try result.requireDistinct(from: input)
            try conversion.run(from: input, to: result.sink, isFirst: isFirst)
            isFirst = false
        }
        try result.finish()
    }

    /// Converts each file, and goes on after one that fails.
    private func convertInPlace(_ conversion: CharsetConversion) throws {
        var hasFailed = false
        for file in files {
            do {
                let input = try InputFile(path: file)
                let result = try AtomicFile(path: file)
                if result.isStream { throw ToolError.badInput("not a file that can be replaced", at: file) }
                try conversion.run(from: input, to: result, isFirst: true)
                try result.commit()
            } catch {
                ToolError(error).print()
                hasFailed = true
            }
        }
        if hasFailed { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }
}

/// What becomes of a character that the result cannot have.
enum UnmappableOption: String, CaseIterable, ExpressibleByArgument {
    case fail
    case question
    case html
    case translit
    case ignore

    var policy: UnmappablePolicy {
        switch self {
        case .fail: .fail
        case .question: .questionMark
        case .html: .htmlEscape
        case .translit: .transliterate
        case .ignore: .ignore
        }
    }
}
