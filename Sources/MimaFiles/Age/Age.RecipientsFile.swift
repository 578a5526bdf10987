extension Age {
    /// The recipient that `text` writes. Throws ``FilesError/malformedRecipient(line:reason:)``.
    public static func recipient(_ text: String) throws(FilesError) -> any Recipient {
        if text.hasPrefix("AGE-SECRET-KEY-") {
            throw .malformedRecipient(line: nil, reason: "this is a secret identity, not a recipient")
        }
        if text.hasPrefix("age1pq1") {
            throw .malformedRecipient(line: nil, reason: "post-quantum recipients are not supported")
        }
        return try X25519Recipient(text)
    }

    /// The recipients in a recipients file: one a line, comments behind `#`.
    ///
    /// Throws ``FilesError/malformedRecipient(line:reason:)``, with the line.
    public static func recipients(inFile contents: Span<UInt8>) throws(FilesError) -> [any Recipient] {
        if contents.count > maximumKeyFileByteCount {
            throw .malformedRecipient(line: nil, reason: "the file is too large to be a recipients file")
        }
        var recipients: [any Recipient] = []
        try forEachLine(of: contents) { (line, number) throws(FilesError) in
            do throws(FilesError) {
                recipients.append(try recipient(line))
            } catch .malformedRecipient(_, let reason) {
                throw .malformedRecipient(line: number, reason: reason)
            }
        }
        if recipients.isEmpty { throw .malformedRecipient(line: nil, reason: "the file holds no recipient") }
        return recipients
    }

    /// The recipients in a recipients file: one a line, comments behind `#`.
    ///
    /// Throws ``FilesError/malformedRecipient(line:reason:)``, with the line.
    public static func recipients(inFile contents: [UInt8]) throws(FilesError) -> [any Recipient] {
        try recipients(inFile: contents.span)
    }
}
