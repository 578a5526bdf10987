import ArgumentParser
import Mima

struct Random: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "random",
        abstract: "Make random bytes, tokens, numbers and UUIDs.",
        discussion: """
            All come from libcrypto's generator, and are good for keys.

              mima random 32
              mima random 32 --format raw -o secret.key
              mima random --number 1-6 -n 3
              mima random --characters 20 --alphabet abcdefghijkmnpqrstuvwxyz23456789
              mima random --uuid v7
            """
    )

    enum UUIDVersion: String, CaseIterable, ExpressibleByArgument {
        case v4, v7
    }

    @Argument(help: "How many bytes: 32 unless told.")
    var byteCount: Int?

    @Option(help: "How to write the bytes.")
    var format: BytesFormat?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("A number in this range, both ends included.", valueName: "from-to")
    )
    var number: NumberRange?

    @Option(help: ArgumentHelp("A text of so many characters.", valueName: "count"))
    var characters: Int?

    @Option(help: ArgumentHelp("The characters to choose from: letters and digits unless told.", valueName: "text"))
    var alphabet: String?

    @Option(help: "A UUID (RFC 9562): v4 is random, v7 sorts by time.")
    var uuid: UUIDVersion?

    @Option(name: [.customShort("n"), .customLong("count")], help: "How many to make, each on a line.")
    var count = 1

    @Flag(help: "Print a line of JSON for each.")
    var json = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let kinds = [
            byteCount != nil || format != nil, number != nil, characters != nil || alphabet != nil, uuid != nil,
        ]
        if kinds.count(where: { $0 }) > 1 {
            throw ValidationError("Ask for one of bytes, --number, --characters and --uuid.")
        }
        if alphabet != nil && characters == nil { throw ValidationError("--alphabet goes with --characters.") }
        if let byteCount, byteCount < 1 || (format != .raw && byteCount > 1 << 20) {
            throw ValidationError("The number of bytes is 1 to \(1 << 20), or more with --format raw.")
        }
        if !(1...1_000_000).contains(count) { throw ValidationError("--count is 1 to 1000000.") }
        if format == .raw && (count > 1 || json) { throw ValidationError("--format raw makes one, without JSON.") }
    }

    func run() throws {
        if format == .raw && output.isTerminalByDefault {
            throw ToolError.usage("the terminal takes no raw bytes", advice: "name a file with -o, or -o - to insist")
        }
        let result = try output.open(isSecret: true)
        if format == .raw {
            try writeRaw(byteCount ?? 32, to: result)
        } else {
            for _ in 0..<count {
                let text = try made()
                let line = json ? JSONOutput.object(["value": .string(text)]).text : text
                try result.write(Array("\(line)\n".utf8))
            }
        }
        try result.finish()
    }

    private func made() throws -> String {
        if let uuid {
            return switch uuid {
            case .v4: "\(UniqueIdentifier.random())"
            case .v7: "\(UniqueIdentifier.timeOrdered())"
            }
        }
        if let number { return "\(SecureRandom.number(in: number.range))" }
        if let characters {
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
            do {
                return try SecureRandom.token(characterCount: characters, from: alphabet ?? letters)
            } catch {
                throw ToolError.usage("\(error)")
            }
        }
        let bytes = SecureRandom.secret(byteCount: byteCount ?? 32)
        return bytes.withBytes { (format ?? .hex).text($0) } ?? ""
    }

    private func writeRaw(_ byteCount: Int, to result: Output) throws {
        var left = byteCount
        while left > 0 {
            let piece = min(left, 1 << 20)
            try SecureRandom.secret(byteCount: piece).withBytes { (bytes) throws(IOError) in
                try result.sink.write(bytes)
            }
            left -= piece
        }
    }
}

/// A range of numbers as people write it: `1-6`, `-10-10`, `-5--1`.
struct NumberRange: ExpressibleByArgument {
    let range: ClosedRange<Int>

    init?(argument: String) {
        // The hyphen between the two is the first that is not at the start.
        guard let hyphen = argument.dropFirst().firstIndex(of: "-"),
            let first = Int(argument[..<hyphen]), let last = Int(argument[argument.index(after: hyphen)...]),
            first <= last
        else { return nil }
        range = first...last
    }
}
