import ArgumentParser
import Mima

struct Gunzip: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gunzip",
        abstract: "Decompress gzip files.",
        discussion: """
            Each file gets a decompressed one beside it, without the .gz at the end of its name, and stays. Files of \
            several members and with zeros at the end are read. A file appears only when all of it was found to be \
            right; standard output gets each piece at once.

              mima gunzip report.txt.gz
              curl -s https://example.org/log.gz | mima gunzip
            """
    )

    @Flag(name: .shortAndLong, help: "Only check that the files are whole and right.")
    var test = false

    @Flag(name: .shortAndLong, help: "Only print what the files' headers say.")
    var list = false

    @Flag(help: "Print that as JSON.")
    var json = false

    @Option(name: .long, help: ArgumentHelp("Refuse to decompress more than so many bytes.", valueName: "bytes"))
    var maxSize: Int?

    @OptionGroup var files: CompressedFileOptions

    func validate() throws {
        if test && list { throw ValidationError("Give one of --test and --list.") }
        if json && !list { throw ValidationError("--json is for --list.") }
        if (test || list) && (files.output != nil || files.remove) {
            throw ValidationError("--test and --list write no files.")
        }
        if let maxSize, maxSize < 0 { throw ValidationError("A size is not negative.") }
    }

    func run() throws {
        if test || list { return try inspect() }
        try files.forEach(resultName: Self.resultName) { source, sink in
            try decompress(source) { try sink.write($0) }
        }
    }

    private static func resultName(_ name: String) throws -> String {
        for (ending, replacement) in [(".gz", ""), (".tgz", ".tar")] where name.hasSuffix(ending) {
            let stem = name.dropLast(ending.count)
            if !stem.isEmpty && !stem.hasSuffix("/") { return stem + replacement }
        }
        throw ToolError.usage("the name does not end in .gz", at: name, advice: "give -c or -o FILE")
    }

    @discardableResult
    private func decompress(
        _ input: InputFile,
        _ write: (Span<UInt8>) throws -> Void
    ) throws -> (header: GzipHeader?, byteCount: Int) {
        let measured = MeasuredSource(input)
        let source = try DecompressingSource(.gzip, measured, limit: maxSize)
        var byteCount = 0
        var piece = [UInt8]()
        while true {
            piece.removeAll(keepingCapacity: true)
            try piece.append(addingCapacity: 1 << 17) { (output) throws(IOError) in _ = try source.fill(&output) }
            if piece.isEmpty { return (source.header, byteCount) }
            byteCount += piece.count
            try write(piece.span)
        }
    }

    private func inspect() throws {
        var hasFailure = false
        for name in files.names {
            do {
                let input = name == "-" ? .standardInput : try InputFile(path: name)
                let (header, byteCount) = try decompress(input) { _ in }
                if list { try StandardOutput.write(line: line(name, header, byteCount)) }
            } catch IOError.closedPipe(let path) {
                throw IOError.closedPipe(path: path)
            } catch {
                ToolError(error, about: CompressedFileOptions.place(name)).print()
                hasFailure = true
            }
        }
        if hasFailure { throw ExitCode(ToolError.Status.badInput.rawValue) }
    }

    private func line(_ file: String, _ header: GzipHeader?, _ byteCount: Int) -> String {
        let time = header.flatMap { $0.modificationTime == 0 ? nil : Int($0.modificationTime) }
            .map { CalendarTime(secondsSinceEpoch: $0).rfc3339 }
        let name = header?.fileName.map { String(decoding: $0, as: UTF8.self) }
        let comment = header?.comment.map { String(decoding: $0, as: UTF8.self) }
        if json {
            return JSONOutput.object([
                "file": .string(file), "size": .number(byteCount), "name": name.map { .string($0) } ?? .null,
                "time": time.map { .string($0) } ?? .null, "comment": comment.map { .string($0) } ?? .null,
            ]).text
        }
        let facts = ["\(byteCount) bytes", name.map { "name \($0)" }, time, comment.map { "comment \($0)" }]
        return "\(file): \(facts.compactMap { $0 }.joined(separator: ", "))".visible()
    }
}
