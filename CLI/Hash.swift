import ArgumentParser
import Mima

struct Hash: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hash",
        abstract: "Compute or check the checksums of files.",
        discussion: """
            What it writes, sha256sum, b2sum and their kin check with -c, and it checks what they, BSD's tools and \
            openssl dgst wrote. Many files are hashed at once.

              mima hash *.tar > SHA256SUMS
              mima hash --check SHA256SUMS
              mima hash -a blake2b --length 256 --tag photos.tar

            Exit status of --check: 1 when a file does not match, 3 when one could not be read or checked, or there \
            are no checksums.
            """
    )

    @OptionGroup var algorithm: HashAlgorithmOptions

    @Flag(help: "Name the algorithm on each line, as BSD's tools do.")
    var tag = false

    @Flag(name: .shortAndLong, help: "End each line with a zero byte, and escape no names.")
    var zero = false

    @Flag(name: .shortAndLong, help: "Read checksums from the files, and check the files that they name.")
    var check = false

    @OptionGroup var checking: HashCheckOptions

    @Flag(help: "Print no OK for each file that matches, and no note about a broken algorithm.")
    var quiet = false

    @Flag(help: "Print a line of JSON for each file.")
    var json = false

    @Flag(help: "List the algorithms.")
    var list = false

    @Argument(help: "The files to read; - or none is standard input.", completion: .file())
    var files: [String] = []

    func validate() throws {
        if !check, let option = checking.given {
            throw ValidationError("\(option) is for --check.")
        }
        if check && tag {
            throw ValidationError("--tag is not for --check, which reads lines of either kind.")
        }
        if json && (tag || zero && !check) {
            throw ValidationError("--json has lines of its own: leave out --tag and --zero.")
        }
        try algorithm.check()
    }

    func run() throws {
        if list { return try HashList.print(asJSON: json) }
        let names = FileArguments.names(files.isEmpty ? ["-"] : files)
        if names.count(where: { $0 == HashInput.standardInputName }) > 1 {
            throw ToolError.usage("standard input (-) can be read once")
        }
        if check {
            let checker = HashChecker(
                function: try algorithm.function(),
                separator: separator,
                options: checking,
                isQuiet: quiet,
                isJSON: json
            )
            return try checker.run(names)
        }
        let style: HashFiles.Style = json ? .json : .lines(tag ? .tagged : .plain, separator)
        try HashFiles(algorithm: try algorithm.algorithm(), style: style, isQuiet: quiet).run(names)
    }

    private var separator: Checksums.Separator { zero ? .zero : .newline }
}
