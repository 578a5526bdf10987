import Glibc
import Mima

/// Messages for people. A message that cannot be written is dropped: the exit status still tells.
enum StandardError {
    /// Writes one message and a line feed.
    ///
    /// File names and comments come from other people: their control and formatting characters are shown as
    /// `\u{1B}`, so that no file can move the cursor or recolour the terminal. Line feeds stay, since usage has
    /// several lines.
    static func write(line: String) {
        var text = ""
        for scalar in line.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n", .format, .lineSeparator, .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        let output = OutputFile(descriptor: STDERR_FILENO, named: "standard error", closing: false)
        try? output.write([UInt8]("\(text)\n".utf8))
    }
}
