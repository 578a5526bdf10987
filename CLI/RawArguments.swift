import Mima

/// Arguments as the system passed them.
///
/// To Linux a file's name is bytes. The argument parser has strings, in which what is not UTF-8 was replaced, and a
/// file could not be found under such a name.
enum RawArguments {
    /// The bytes of arguments that the parser gave, in their order.
    static func bytes(of arguments: [String]) -> [[UInt8]] {
        guard arguments.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") }) else {
            return arguments.map { Array($0.utf8) }
        }
        var unused = all()
        return arguments.map { argument in
            guard let index = unused.firstIndex(where: { String(decoding: $0, as: UTF8.self) == argument }) else {
                return Array(argument.utf8)
            }
            return unused.remove(at: index)
        }
    }

    /// All arguments of the process.
    private static func all() -> [[UInt8]] {
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
            // Without /proc the replaced names are all there is.
            return []
        }
        return bytes.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
    }
}
