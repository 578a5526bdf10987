import ArgumentParser
import Mima

/// How hard a command compresses: `-1` to `-9`, or `--level`.
struct CompressionLevelOptions: ParsableArguments {
    private enum Digit: Int, EnumerableFlag {
        case one = 1
        case two, three, four, five, six, seven, eight, nine

        static func name(for value: Digit) -> NameSpecification {
            .customShort(Character("\(value.rawValue)"))
        }

        static func help(for value: Digit) -> ArgumentHelp? {
            switch value {
            case .one: "Compress fast; -2 to -8 are between."
            case .nine: "Compress best."
            default: .hidden
            }
        }
    }

    @Flag(exclusivity: .chooseLast) private var digit: Digit?

    @Option(help: ArgumentHelp("The same with a number, 0 (not at all) to 9 (best); 6 is the default.", valueName: "n"))
    private var level: Int?

    func validate() throws {
        if let level, CompressionLevel(level) == nil { throw ValidationError("The level is 0 to 9.") }
        if level != nil && digit != nil { throw ValidationError("Give the level once.") }
    }

    /// Whether a level was given.
    var isGiven: Bool { level != nil || digit != nil }

    /// The level that was given, or the usual one.
    var value: CompressionLevel { (level ?? digit?.rawValue).flatMap { CompressionLevel($0) } ?? .standard }
}
