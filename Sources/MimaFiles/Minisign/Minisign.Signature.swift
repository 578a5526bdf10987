internal import MimaBytes

extension Minisign {
    /// A signature as it stands in its file.
    public struct Signature: Hashable, Sendable {
        /// What is signed.
        public let form: Form
        /// The id of the key that signed, as the signature says.
        public let keyID: KeyID
        /// The first line's comment, which nothing protects.
        public let untrustedComment: Comment
        /// The third line's comment, which can be trusted once the signature has been verified.
        public let trustedComment: Comment

        /// The signature of the message or its digest, 64 bytes.
        let signature: [UInt8]
        /// The signature of the signature and the trusted comment, 64 bytes.
        let globalSignature: [UInt8]

        static let ed25519ByteCount = 64
        private static let byteCount = 2 + KeyID.byteCount + ed25519ByteCount

        init(
            form: Form,
            keyID: KeyID,
            signature: [UInt8],
            trustedComment: Comment,
            globalSignature: [UInt8],
            untrustedComment: Comment
        ) {
            self.form = form
            self.keyID = keyID
            self.signature = signature
            self.trustedComment = trustedComment
            self.globalSignature = globalSignature
            self.untrustedComment = untrustedComment
        }

        /// Reads a signature's file: four lines.
        ///
        /// Throws ``Failure/malformed(_:line:reason:)``.
        public init(parsing text: Span<UInt8>) throws(FilesError) {
            var lines = MinisignLines(of: .signature)
            untrustedComment = try lines.comment(
                after: MinisignLines.untrusted,
                atMost: Comment.maximumByteCount,
                in: text
            )
            let bytes = try [UInt8](capacity: Self.byteCount) { (output) throws(FilesError) in
                try lines.base64(in: text, naming: "a signature", into: &output)
            }
            if bytes.span.has(Tag.prehashed, at: 0) {
                form = .prehashed
            } else if bytes.span.has(Tag.ed25519, at: 0) {
                form = .legacy
            } else {
                throw lines.failure("has an unknown algorithm")
            }
            keyID = KeyID(in: bytes.span, at: 2)
            signature = bytes.span.copy(2 + KeyID.byteCount..<Self.byteCount)
            trustedComment = try lines.comment(
                after: MinisignLines.trusted,
                atMost: Comment.maximumTrustedByteCount,
                in: text
            )
            globalSignature = try [UInt8](capacity: Self.ed25519ByteCount) { (output) throws(FilesError) in
                try lines.base64(in: text, naming: "the trusted comment's signature", into: &output)
            }
            try lines.end(in: text)
        }

        /// Reads a signature's file: four lines.
        ///
        /// Throws ``Failure/malformed(_:line:reason:)``.
        public init(parsing text: [UInt8]) throws(FilesError) {
            try self.init(parsing: text.span)
        }

        /// The signature's file.
        public var fileBytes: [UInt8] {
            var text = [UInt8](MinisignLines.untrusted.utf8) + untrustedComment.bytes
            let tag = form == .prehashed ? Tag.prehashed : Tag.ed25519
            text += [0x0a] + [UInt8](Base64.encode(tag + keyID.bytes + signature).utf8)
            text += [0x0a] + [UInt8](MinisignLines.trusted.utf8) + trustedComment.bytes
            text += [0x0a] + [UInt8](Base64.encode(globalSignature).utf8)
            text += [0x0a]
            return text
        }

        /// What the global signature covers.
        static func globalMessage(_ signature: [UInt8], _ trustedComment: Comment) -> [UInt8] {
            signature + trustedComment.bytes
        }
    }
}
