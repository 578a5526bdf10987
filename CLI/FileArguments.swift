import Mima

/// The names of files on the command line, for a command that takes any number of them.
///
/// The argument parser needs time in the square of their number, ten seconds for 20,000. So it is given one argument
/// for a run of many, a mark that says which they are; ``names(_:)`` puts them back. It also has strings, in which
/// what is not UTF-8 was replaced, while to Linux a file's name is bytes.
enum FileArguments {
    /// Fewer arguments than this are parsed as they are.
    private static let many = 100

    /// `COMMAND ARGUMENT…` with marks for its runs of names, if it is long.
    static func shortened(_ arguments: [String]) -> [String] {
        if arguments.count < many { return arguments }
        var result: [String] = []
        var isName = false
        var start = 0
        let end = arguments.firstIndex(of: "--") ?? arguments.count
        for (index, argument) in arguments[..<end].enumerated() {
            if isName && !isOption(argument) { continue }
            if isName && start < index { result.append(mark(start..<index)) }
            result.append(argument)
            // What follows an option may be its value; after that, and after the command, only names can come.
            isName = !isOption(argument)
            start = index + 1
        }
        if isName && start < end { result.append(mark(start..<end)) }
        if end < arguments.count { result += ["--", mark(end + 1..<arguments.count)] }
        return result
    }

    private static func isOption(_ argument: String) -> Bool {
        argument.utf8.first == UInt8(ascii: "-") && argument != "-"
    }

    /// Stands for the arguments at `indices`. No argument can contain a zero byte, so none looks like this.
    private static func mark(_ indices: Range<Int>) -> String {
        "\0\(indices.lowerBound) \(indices.upperBound)"
    }

    /// The names that parsed arguments are, in their order.
    static func names(_ arguments: [String]) -> [[UInt8]] {
        guard arguments.contains(where: { $0.hasPrefix("\0") || $0.unicodeScalars.contains("\u{FFFD}") }) else {
            return arguments.map { Array($0.utf8) }
        }
        let all = all()
        var position = 0
        var names: [[UInt8]] = []
        for argument in arguments {
            if argument.hasPrefix("\0") {
                let bounds = argument.dropFirst().split(separator: " ").compactMap { Int($0) }
                guard bounds.count == 2, bounds[0] <= bounds[1], bounds[1] <= all.count else { continue }
                names += all[bounds[0]..<bounds[1]]
                position = bounds[1]
            } else if argument.unicodeScalars.contains("\u{FFFD}"),
                let index = all[position...].firstIndex(where: { String(decoding: $0, as: UTF8.self) == argument })
            {
                names.append(all[index])
                position = index + 1
            } else {
                names.append(Array(argument.utf8))
            }
        }
        return names
    }

    /// The command line as the system passed it, without the name of the tool.
    private static func all() -> [[UInt8]] {
        let strings = CommandLine.arguments.dropFirst().map { Array($0.utf8) }
        var bytes: [UInt8] = []
        do {
            let file = try InputFile(path: "/proc/self/cmdline")
            var count = 1
            while count > 0 {
                try bytes.append(addingCapacity: 1 << 16) { (output: inout OutputSpan<UInt8>) throws(IOError) in
                    count = try file.read(into: &output)
                }
            }
        } catch {
            // Without /proc the strings are all there is.
            return strings
        }
        // A zero byte ends each.
        let all = bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast().map { Array($0) }
        return all.count == strings.count ? all : strings
    }
}
