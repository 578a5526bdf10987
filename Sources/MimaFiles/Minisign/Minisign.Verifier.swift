internal import MimaCrypto
public import MimaIO

extension Minisign {
    /// Verifies a signature of a message that comes in pieces.
    ///
    ///     var verifier = try Minisign.Verifier(signature, keys: keys)
    ///     try verifier.update(first)
    ///     try verifier.update(second)
    ///     let signer = try verifier.finish()
    ///
    /// The message must not be used before ``finish()`` has returned.
    public struct Verifier: ~Copyable {
        private let signature: Signature
        private let candidates: [PublicKey]
        private var message: MinisignMessage

        /// Starts to verify `signature` with those of `keys` that have the id it names.
        ///
        /// Only a signature of the legacy form keeps the message in memory, `legacyLimit` bytes of it at the most.
        ///
        /// Throws ``Failure/legacyNotAllowed``, or ``Failure/unknownKey(signature:known:)`` when no key has the id.
        public init(
            _ signature: Signature,
            keys: [PublicKey],
            allowLegacy: Bool = true,
            legacyLimit: Int = Minisign.defaultLegacyLimit
        ) throws(FilesError) {
            if signature.form == .legacy && !allowLegacy { throw .minisign(.legacyNotAllowed) }
            let candidates = keys.filter { $0.id == signature.keyID }
            if candidates.isEmpty {
                throw .minisign(.unknownKey(signature: signature.keyID, known: keys.map(\.id)))
            }
            message = try MinisignMessage(signature.form, legacyLimit: legacyLimit)
            self.signature = signature
            self.candidates = candidates
        }

        /// Adds bytes to the message. Throws ``Failure/legacyTooLarge(limit:)``.
        public mutating func update(_ bytes: Span<UInt8>) throws(FilesError) {
            try message.update(bytes)
        }

        /// Adds bytes to the message. Throws ``Failure/legacyTooLarge(limit:)``.
        public mutating func update(_ bytes: [UInt8]) throws(FilesError) {
            try update(bytes.span)
        }

        /// Ends the message, and returns the key that signed it and the trusted comment.
        ///
        /// Throws ``Failure/wrongSignature(_:)``, or ``Failure/wrongTrustedComment(_:)`` when only the comment is not
        /// what was signed.
        public consuming func finish() throws(FilesError) -> PublicKey {
            let (signature, candidates) = (signature, candidates)
            let message = message.finish()
            // An id is not unique for whoever wants to forge one, so the first key that has it need not be the one.
            guard let key = candidates.first(where: { $0.key.isValidSignature(signature.signature, for: message) })
            else {
                throw .minisign(.wrongSignature(signature.keyID))
            }
            let comment = Signature.globalMessage(signature.signature, signature.trustedComment)
            guard key.key.isValidSignature(signature.globalSignature, for: comment) else {
                throw .minisign(.wrongTrustedComment(signature.keyID))
            }
            return key
        }
    }

    /// Verifies `signature` of everything that is left of `source`, with those of `keys` that have the id it names;
    /// returns the key that signed.
    ///
    /// The same bytes are written to `sink`, if there is one, before they are known to be the signed ones: give one
    /// whose contents are used only afterwards, such as an `AtomicFile` to commit or a `SpoolFile`.
    ///
    /// Throws ``FilesError/io(_:)``, or as ``Verifier`` does.
    @discardableResult
    public static func verify(
        _ signature: Signature,
        of source: any ByteSource,
        with keys: [PublicKey],
        allowLegacy: Bool = true,
        legacyLimit: Int = Minisign.defaultLegacyLimit,
        copyingTo sink: (any ByteSink)? = nil
    ) throws(FilesError) -> PublicKey {
        var verifier = try Verifier(signature, keys: keys, allowLegacy: allowLegacy, legacyLimit: legacyLimit)
        try source.forEachPiece { (piece) throws(FilesError) in
            try verifier.update(piece)
            try throwingFilesError { () throws(IOError) in try sink?.write(piece) }
        }
        return try verifier.finish()
    }
}
