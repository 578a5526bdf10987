import MimaBytes

/// The bytes that `PythonVectors` encode.
func patternBytes(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 41) }
}

/// The text with a kind of white space, each in turn, after every `width` characters.
func wrapped(_ text: String, width: Int) -> String {
    let spaces = [" ", "\n", "\t", "\r\n"]
    var result = ""
    for (place, character) in text.enumerated() {
        if place > 0 && place.isMultiple(of: width) {
            result += spaces[(place / width - 1) % spaces.count]
        }
        result.append(character)
    }
    return result
}

/// What `body` returned or threw, as a value to compare.
func outcome(_ body: () throws(BytesError) -> [UInt8]) -> Result<[UInt8], BytesError> {
    Result(catching: body)
}
