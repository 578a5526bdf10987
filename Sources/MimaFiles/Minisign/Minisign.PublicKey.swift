internal import MimaBytes
internal import MimaCrypto

extension Minisign {
    /// A public key with its id.
    public struct PublicKey: Sendable {
        /// The id by which signatures name the key.
        public let id: KeyID
        /// The comment of the key's file; nil for a key that was given as a line of base64. Nothing protects it.
        public let comment: Comment?

        let key: Curve25519.Signing.PublicKey

        private static let byteCount = 2 + KeyID.byteCount + 32

        init(id: KeyID, key: Curve25519.Signing.PublicKey, comment: Comment?) {
            self.id = id
            self.key = key
            self.comment = comment
        }

        /// Reads a public key: a file's two lines, or the second line alone.
        ///
        /// Throws ``Failure/malformed(_:line:reason:)``.
        public init(parsing text: Span<UInt8>) throws(FilesError) {
            var lines = MinisignLines(of: .publicKey)
            var comment: Comment?
            // A base64 line begins with "RW", so only a comment is taken for one.
            if !text.starts(with: [UInt8(ascii: "R"), UInt8(ascii: "W")]) {
                comment = try lines.comment(
                    after: MinisignLines.untrusted,
                    atMost: Comment.maximumByteCount,
                    in: text
                )
            }
            let bytes = try [UInt8](capacity: Self.byteCount) { (output) throws(FilesError) in
                try lines.base64(in: text, naming: "a public key", into: &output)
            }
            guard bytes.span.has(Tag.ed25519, at: 0) else { throw lines.failure("has an unknown algorithm") }
            try lines.end(in: text)
            id = KeyID(in: bytes.span, at: 2)
            self.comment = comment
            key = try throwingFilesError { () throws(CryptoError) in
                try Curve25519.Signing.PublicKey(rawRepresentation: [UInt8](bytes.dropFirst(2 + KeyID.byteCount)))
            }
        }

        /// Reads a public key: a file's two lines, or the second line alone.
        ///
        /// Throws ``Failure/malformed(_:line:reason:)``.
        public init(parsing text: [UInt8]) throws(FilesError) {
            try self.init(parsing: text.span)
        }

        /// Reads a public key: a file's two lines, or the second line alone.
        ///
        /// Throws ``Failure/malformed(_:line:reason:)``.
        public init(parsing text: String) throws(FilesError) {
            try self.init(parsing: [UInt8](text.utf8).span)
        }

        /// The 32 bytes of the Ed25519 key.
        public var rawRepresentation: [UInt8] { key.rawRepresentation }

        /// The key as one line of base64, 56 characters, which minisign takes with -P.
        public var base64: String {
            Base64.encode(Tag.ed25519 + id.bytes + rawRepresentation)
        }

        /// The key's file, with the comment it has or, without one, minisign's: "minisign public key" and the id.
        public var fileBytes: [UInt8] {
            [UInt8](MinisignLines.untrusted.utf8) + (comment?.bytes ?? [UInt8]("minisign public key \(id)".utf8))
                + [UInt8]("\n\(base64)\n".utf8)
        }
    }
}

extension Minisign.PublicKey: Hashable {
    /// Whether both are the same key with the same id; comments do not count.
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.key == right.key
    }

    /// Feeds the id and the key to `hasher`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(key)
    }
}
