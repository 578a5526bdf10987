internal import MimaCrypto
public import MimaIO

extension Minisign {
    /// Signs a message that comes in pieces.
    ///
    ///     var signer = try Minisign.Signer(key)
    ///     try signer.update(first)
    ///     try signer.update(second)
    ///     let signature = try signer.finish(trustedComment: comment)
    public struct Signer: ~Copyable {
        private let key: SecretKey
        private let form: Form
        private var message: MinisignMessage

        /// Starts a signature by `key`. Only the legacy form keeps the message in memory, `legacyLimit` bytes of it
        /// at the most.
        public init(
            _ key: SecretKey,
            form: Form = .prehashed,
            legacyLimit: Int = Minisign.defaultLegacyLimit
        ) throws(FilesError) {
            message = try MinisignMessage(form, legacyLimit: legacyLimit)
            self.key = key
            self.form = form
        }

        /// Adds bytes to the message. Throws ``Failure/legacyTooLarge(limit:)``.
        public mutating func update(_ bytes: Span<UInt8>) throws(FilesError) {
            try message.update(bytes)
        }

        /// Adds bytes to the message. Throws ``Failure/legacyTooLarge(limit:)``.
        public mutating func update(_ bytes: [UInt8]) throws(FilesError) {
            try update(bytes.span)
        }

        /// Ends the message and signs it and `trustedComment`. The `untrustedComment` is not signed; without one it is
        /// minisign's.
        ///
        /// Throws ``Failure/unusableComment(reason:)`` when a comment is too long for minisign to read.
        public consuming func finish(
            trustedComment: Comment,
            untrustedComment: Comment? = nil
        ) throws(FilesError) -> Signature {
            try trustedComment.require(atMost: Comment.maximumTrustedByteCount)
            let untrusted = try untrustedComment.usable(orElse: "signature from minisign secret key")
            let (key, form) = (key, form)
            let message = message.finish()
            let signature = try throwingFilesError { () throws(CryptoError) in
                try key.key.signature(for: message)
            }
            let globalSignature = try throwingFilesError { () throws(CryptoError) in
                try key.key.signature(for: Signature.globalMessage(signature, trustedComment))
            }
            return Signature(
                form: form,
                keyID: key.id,
                signature: signature,
                trustedComment: trustedComment,
                globalSignature: globalSignature,
                untrustedComment: untrusted
            )
        }
    }
}

extension Minisign.SecretKey {
    /// Signs everything that is left of `source`, and the trusted comment.
    ///
    /// Throws ``FilesError/io(_:)``, or as ``Minisign/Signer`` does.
    public func sign(
        _ source: any ByteSource,
        form: Minisign.Form = .prehashed,
        trustedComment: Minisign.Comment,
        untrustedComment: Minisign.Comment? = nil,
        legacyLimit: Int = Minisign.defaultLegacyLimit
    ) throws(FilesError) -> Minisign.Signature {
        var signer = try Minisign.Signer(self, form: form, legacyLimit: legacyLimit)
        try source.forEachPiece { (piece) throws(FilesError) in try signer.update(piece) }
        return try signer.finish(trustedComment: trustedComment, untrustedComment: untrustedComment)
    }
}
