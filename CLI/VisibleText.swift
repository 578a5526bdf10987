extension String {
    /// The text with its control and formatting characters shown as `\u{1B}`, except those in `kept`.
    ///
    /// File names and comments come from other people: no file can move the cursor or recolour the terminal.
    func visible(keeping kept: Set<Unicode.Scalar> = []) -> String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                if kept.contains(scalar) {
                    text.unicodeScalars.append(scalar)
                } else {
                    text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                }
            default:
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
