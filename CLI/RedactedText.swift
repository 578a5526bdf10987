extension String {
    /// The text with what follows `AGE-SECRET-KEY-`, in whatever case, left out.
    ///
    /// A secret key that was given in place of a file's name comes back in the system's and the parser's messages.
    func redactingSecretKeys() -> String {
        let mark = Array("age-secret-key-".utf8)
        var text: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.first {
            guard rest.count > mark.count, rest.prefix(mark.count).map(Self.lowercased) == mark else {
                text.append(byte)
                rest = rest.dropFirst()
                continue
            }
            text += rest.prefix(mark.count) + Array("…".utf8)
            rest = rest.dropFirst(mark.count).drop { Self.isLetterOrDigit($0) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
    }
}
