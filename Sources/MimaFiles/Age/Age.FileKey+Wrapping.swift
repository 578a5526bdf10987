internal import MimaBytes
internal import MimaCrypto

extension Age {
    /// The size in bytes of a file key that is sealed with its tag.
    static var wrappedFileKeyByteCount: Int { FileKey.byteCount + AEAD.tagByteCount }

    /// The nonce under a key that serves once: all zero.
    private static var zeroNonce: [UInt8] { [UInt8](repeating: 0, count: AEAD.nonceByteCount) }

    /// Seals the file's key under a key that serves for nothing else.
    static func wrapFileKey(_ fileKey: FileKey, with key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        try [UInt8](capacity: wrappedFileKeyByteCount) { (output) throws(CryptoError) in
            try fileKey.secretBytes.withBytes { (bytes) throws(CryptoError) in
                try AEAD.chaCha20Poly1305.seal(bytes, using: key, nonce: zeroNonce.span, into: &output)
            }
        }
    }

    /// The sealed file key, or nil when it was sealed under another key.
    static func unwrapFileKey(_ wrapped: [UInt8], with key: SymmetricKey) throws(FilesError) -> FileKey? {
        guard wrapped.count == wrappedFileKeyByteCount else { return nil }
        do {
            let bytes = try SecretBytes(count: FileKey.byteCount) { (output) throws(CryptoError) in
                try AEAD.chaCha20Poly1305.open(
                    wrapped.span.extracting(0..<FileKey.byteCount),
                    tag: wrapped.span.extracting(FileKey.byteCount...),
                    using: key,
                    nonce: zeroNonce.span,
                    into: &output
                )
            }
            return FileKey(bytes)
        } catch CryptoError.authenticationFailed {
            return nil
        } catch {
            throw .crypto(error)
        }
    }

    /// An argument of a stanza that is bytes in canonical base64 without padding, or nil when it is not.
    static func decodeArgument(_ text: String) -> [UInt8]? {
        do {
            return try Base64.decode(text, padding: .forbidden)
        } catch {
            return nil
        }
    }
}
