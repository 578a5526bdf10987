extension Minisign {
    /// A comment: one line of text.
    ///
    /// One that was read from a file can hold any bytes except CR, LF and NUL; escape its control characters before
    /// showing it on a terminal. One that was made here is UTF-8 without control characters other than the tab.
    public struct Comment: Hashable, Sendable {
        /// The bytes of the comment, which are what a trusted comment's signature covers.
        public let bytes: [UInt8]

        /// The most bytes in a comment of a key or an untrusted comment: minisign reads lines of 1023 bytes.
        public static let maximumByteCount = 1003
        /// The most bytes in a trusted comment: minisign reads lines of 8191 bytes there.
        public static let maximumTrustedByteCount = 8173

        /// A comment that says `text`.
        ///
        /// Throws ``Failure/unusableComment(reason:)`` when the text has a control character other than the tab, a
        /// line or paragraph separator, or more bytes than any comment may have.
        public init(_ text: String) throws(FilesError) {
            for scalar in text.unicodeScalars where scalar != "\t" {
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator:
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    throw .minisign(.unusableComment(reason: "it has the control character U+\(code)"))
                default: break
                }
            }
            bytes = [UInt8](text.utf8)
            try require(atMost: Self.maximumTrustedByteCount)
        }

        /// A comment that stands in a file.
        init(unchecked bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// The trusted comment that minisign gives a signature when the person says nothing: the time in seconds
        /// since 1970, the file's name, if it has one, and, for the prehashed form, "hashed", with tabs between them.
        ///
        /// Throws ``Failure/unusableComment(reason:)`` when the name has a control character.
        public static func describing(
            fileName: String?,
            timestamp: Int,
            form: Form = .prehashed
        ) throws(FilesError) -> Comment {
            let name = fileName.map { "\tfile:\($0)" } ?? ""
            return try Comment("timestamp:\(timestamp)\(name)\(form == .prehashed ? "\thashed" : "")")
        }

        func require(atMost limit: Int) throws(FilesError) {
            if bytes.count > limit {
                let reason = "it has \(bytes.count) bytes, and at most \(limit) are allowed"
                throw .minisign(.unusableComment(reason: reason))
            }
        }
    }
}

extension Minisign.Comment: CustomStringConvertible {
    /// The text; what is not UTF-8 is replaced.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
