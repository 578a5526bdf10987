import ArgumentParser
import Mima

struct GzipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gzip",
        abstract: "Compress files, on all cores.",
        discussion: """
            Each file gets a compressed one beside it, with .gz after its name, and stays. Any gzip reads them. The \
            result is the same however many cores there are.

              mima gzip -9 report.txt
              mima gzip < log > log.gz
            """
    )

    @OptionGroup var level: CompressionLevelOptions

    @Flag(name: [.customShort("n"), .long], help: "Do not store the file's name and time.")
    var noName = false

    @Option(help: "Store this name instead of the file's.")
    var name: String?

    @Option(help: "Store this comment.")
    var comment: String?

    @Flag(help: "Let each block of 128 KiB stand alone, so that the rest of a damaged file can be recovered.")
    var independent = false

    @Option(name: [.customShort("p"), .long], help: ArgumentHelp("Use so many threads.", valueName: "n"))
    var threads: Int?

    @OptionGroup var files: CompressedFileOptions

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("The number of threads is at least 1.") }
    }

    func run() throws {
        if files.isTerminalByDefault {
            throw ToolError.usage("this would write binary data to the terminal", advice: "give -c or -o FILE")
        }
        try files.forEach(resultName: { $0 + ".gz" }) { source, sink in
            let path = source.path
            let progress = Progress(total: source.size, label: path)
            defer { progress.finish() }
            let isFile = source.identity != nil && path != "standard input"
            var header = GzipHeader(comment: comment.map { Array($0.utf8) })
            if let name {
                header.fileName = Array(name.utf8)
            } else if isFile && !noName {
                header.fileName = Array(path.utf8.suffix(while: { $0 != UInt8(ascii: "/") }))
            }
            if !noName, let time = source.modificationTime, time > 0 {
                header.modificationTime = UInt32(exactly: time) ?? 0
            }
            try Gzip.compress(
                from: source,
                to: sink,
                header: header,
                options: CompressionOptions(level: level.value),
                independent: independent,
                workers: threads,
                progress: progress.update
            )
        }
    }
}

extension String.UTF8View {
    /// The longest end of which all bytes satisfy `predicate`.
    fileprivate func suffix(while predicate: (UInt8) -> Bool) -> Substring.UTF8View {
        var start = endIndex
        while start > startIndex, predicate(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
