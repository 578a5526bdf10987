/// A list of patterns with commas between them, as `ssh` matches names with (ssh_config(5), PATTERNS): `*` is any
/// characters, `?` is any one, and `!` before a pattern excludes what it matches.
struct SSHPatternList: Sendable, Hashable {
    let patterns: [[UInt8]]

    init(_ text: ArraySlice<UInt8>) {
        patterns = text.split(separator: UInt8(ascii: ",")).map { Array($0) }
    }

    /// Whether a pattern matches the name and none excludes it.
    func matches(_ name: String) -> Bool {
        let name = Array(name.utf8)
        var isMatched = false
        for pattern in patterns {
            if pattern.first == UInt8(ascii: "!") {
                if Self.matches(name, pattern.dropFirst()) { return false }
            } else if Self.matches(name, pattern[...]) {
                isMatched = true
            }
        }
        return isMatched
    }

    /// Goes back to the last star only, which is enough, so that the time is the product of the sizes at most.
    private static func matches(_ name: [UInt8], _ pattern: ArraySlice<UInt8>) -> Bool {
        var (position, index) = (0, pattern.startIndex)
        var star: (position: Int, index: Int)?
        while position < name.count {
            if index < pattern.endIndex, pattern[index] == UInt8(ascii: "*") {
                star = (position, index)
                index += 1
            } else if index < pattern.endIndex, pattern[index] == UInt8(ascii: "?") || pattern[index] == name[position]
            {
                position += 1
                index += 1
            } else if let last = star {
                star = (last.position + 1, last.index)
                position = last.position + 1
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
