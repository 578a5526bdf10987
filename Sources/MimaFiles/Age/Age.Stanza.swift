extension Age {
    /// An entry of the header: the file's key wrapped for one recipient.
    public struct Stanza: Equatable, Sendable {
        /// What kind of recipient it is for, such as "X25519".
        public let type: String
        /// What the type has to say in the open: words of visible ASCII.
        public let arguments: [String]
        /// The wrapped key.
        public let body: [UInt8]

        /// Puts a stanza together. Throws ``FilesError/malformedAgeHeader(line:reason:)`` when the type or an
        /// argument is empty or has other characters than visible ASCII.
        public init(type: String, arguments: [String], body: [UInt8]) throws(FilesError) {
            for word in [type] + arguments where !Self.isWord(word.utf8) {
                throw .malformedAgeHeader(line: 1, reason: "a stanza's words must be visible ASCII")
            }
            self.init(unchecked: type, arguments, body)
        }

        init(unchecked type: String, _ arguments: [String], _ body: [UInt8]) {
            self.type = type
            self.arguments = arguments
            self.body = body
        }

        static func isWord(_ bytes: some Collection<UInt8>) -> Bool {
            !bytes.isEmpty && bytes.allSatisfy { (0x21...0x7e).contains($0) }
        }
    }
}
