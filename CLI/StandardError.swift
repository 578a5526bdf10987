import Glibc

/// Messages for people. A message that cannot be written is dropped: the exit status still tells.
enum StandardError {
    /// Writes one message and a line feed.
    ///
    /// File names and comments come from other people: their control characters are shown as `\u{1B}`, so that
    /// no file can move the cursor or recolour the terminal. Line feeds stay, since usage has several lines.
    static func write(line: String) {
        var text = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if scalar.properties.generalCategory == .control && scalar != "\n" {
                text.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            } else {
                text.append(scalar)
            }
        }
        text.append("\n")
        let bytes = [UInt8](String(text).utf8)
        _ = bytes.span.writeAll(to: STDERR_FILENO)
    }
}
