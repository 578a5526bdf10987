/// What somebody who mistyped a name probably meant.
enum NearestName {
    /// The name that takes the fewest changes to get to, if that is two at most and less than half of `text`.
    static func of(_ text: String, among names: [String]) -> String? {
        // Longer than any name and two changes: not worth a look, however long it is.
        if text.utf8.count > 64 { return nil }
        let text = Array(text.lowercased())
        let best = names.map { (name: $0, changes: changes(from: text, to: Array($0))) }.min { $0.changes < $1.changes }
        guard let best, best.changes <= 2, best.changes * 2 < text.count else { return nil }
        return best.name
    }

    /// How many letters are to be added, removed, replaced or swapped with their neighbour: the distance of Damerau and
    /// Levenshtein, in its simple form that changes no letter twice.
    private static func changes(from text: [Character], to name: [Character]) -> Int {
        // Row r, column c: the changes from the first r letters of the text to the first c of the name.
        var rows = [Array(0...name.count)]
        for (row, letter) in text.enumerated() {
            var next = [row + 1]
            for (column, other) in name.enumerated() {
                var least = min(rows[row][column] + (letter == other ? 0 : 1), rows[row][column + 1] + 1)
                least = min(least, next[column] + 1)
                if row > 0, column > 0, letter == name[column - 1], other == text[row - 1] {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                next.append(least)
            }
            rows.append(next)
        }
        return rows[text.count][name.count]
    }
}
