public import MimaBytes
internal import MimaCrypto

extension Minisign.SecretKey {
    /// A secret key's file: the key, encrypted with a passphrase or not.
    public struct File: Sendable {
        /// The first line's comment, which nothing protects.
        public let comment: Minisign.Comment
        /// What it takes to decrypt the key; nil for a key that is not encrypted.
        public let cost: Minisign.Cost?

        /// scrypt's salt, 32 bytes.
        let salt: [UInt8]
        /// The key's id, the key and its checksum, encrypted if `cost` says so.
        let payload: SecretBytes

        static let saltByteCount = 32
        private static let headByteCount = 6 + saltByteCount + 16
        static let byteCount = headByteCount + Minisign.SecretKey.payloadByteCount

        /// Whether a passphrase is needed.
        public var isEncrypted: Bool { cost != nil }

        init(comment: Minisign.Comment, cost: Minisign.Cost?, salt: [UInt8], payload: SecretBytes) {
            self.comment = comment
            self.cost = cost
            self.salt = salt
            self.payload = payload
        }

        /// Reads a secret key's file: two lines.
        ///
        /// Throws ``Minisign/Failure/malformed(_:line:reason:)``.
        public init(parsing text: Span<UInt8>) throws(FilesError) {
            var lines = MinisignLines(of: .secretKey)
            comment = try lines.comment(
                after: MinisignLines.untrusted,
                atMost: Minisign.Comment.maximumByteCount,
                in: text
            )
            let secret = try SecretBytes(count: Self.byteCount) { (output) throws(FilesError) in
                try lines.base64(in: text, naming: "a secret key", into: &output)
            }
            (cost, salt, payload) = try secret.withBytes { (bytes) throws(FilesError) in
                try Self.parts(of: bytes, lines)
            }
            try lines.end(in: text)
        }

        /// Reads a secret key's file: two lines.
        ///
        /// Throws ``Minisign/Failure/malformed(_:line:reason:)``.
        public init(parsing text: SecretBytes) throws(FilesError) {
            self = try text.withBytes { (text) throws(FilesError) in try File(parsing: text) }
        }

        private static func parts(
            of bytes: Span<UInt8>,
            _ lines: MinisignLines
        ) throws(FilesError) -> (Minisign.Cost?, [UInt8], SecretBytes) {
            guard bytes.has(Minisign.Tag.ed25519, at: 0) else { throw lines.failure("has an unknown algorithm") }
            let isEncrypted = bytes.has(Minisign.Tag.scrypt, at: 2)
            guard isEncrypted || bytes.has(Minisign.Tag.notEncrypted, at: 2) else {
                throw lines.failure("is encrypted with an unknown algorithm")
            }
            guard bytes.has(Minisign.Tag.blake2b, at: 4) else { throw lines.failure("has an unknown checksum") }
            let cost = Minisign.Cost(
                operations: bytes.littleEndianNumber(at: 6 + saltByteCount),
                memory: bytes.littleEndianNumber(at: 6 + saltByteCount + 8)
            )
            // minisign leaves the salt and the cost in place when it takes the passphrase away: they mean nothing.
            return (
                isEncrypted ? cost : nil,
                bytes.copy(6..<6 + saltByteCount),
                SecretBytes(copying: bytes.extracting(headByteCount..<byteCount))
            )
        }

        /// The file, two lines.
        public var fileBytes: SecretBytes {
            let raw = SecretBytes(count: Self.byteCount) { output in
                let encryption = isEncrypted ? Minisign.Tag.scrypt : Minisign.Tag.notEncrypted
                let limits = (cost?.operations ?? 0).littleEndianBytes + (cost?.memory ?? 0).littleEndianBytes
                let head = Minisign.Tag.ed25519 + encryption + Minisign.Tag.blake2b + salt + limits
                for byte in head { output.append(byte) }
                payload.withBytes { payload in for index in payload.indices { output.append(payload[index]) } }
            }
            let firstLine = [UInt8](MinisignLines.untrusted.utf8) + comment.bytes + [0x0a]
            let size = firstLine.count + Base64.encodedCount(byteCount: Self.byteCount) + 1
            return SecretBytes(count: size) { output in
                for byte in firstLine { output.append(byte) }
                raw.withBytes { raw in Base64.encode(raw, into: &output) }
                output.append(0x0a)
            }
        }
    }
}
