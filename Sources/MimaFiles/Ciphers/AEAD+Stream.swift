internal import MimaBytes
public import MimaCrypto
public import MimaIO

extension AEAD {
    /// Seals all of `source` as one message, in constant memory: the ciphertext and the tag are written, and the nonce is
    /// not. For ciphers that are `AEAD.isStreamable(nonceByteCount:)`. ``ChunkedEncryption`` is made for streams: who
    /// opens this must hold the whole message back until its tag has been verified.
    ///
    /// Throws as `AEAD.StreamingSealer` does, in ``FilesError/crypto(_:)``.
    public func seal(
        from source: any ByteSource,
        to sink: any ByteSink,
        using key: SymmetricKey,
        nonce: [UInt8],
        authenticating additionalData: [UInt8] = [],
        truncatedTagByteCount: Int? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var sealer = try throwingFilesError { () throws(CryptoError) in
            try StreamingSealer(
                self,
                key: key,
                nonce: nonce.span,
                authenticating: additionalData.span,
                truncatedTagByteCount: truncatedTagByteCount
            )
        }
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            try sealer.update(bytes, into: &output)
        }
        let tag: [UInt8]
        do throws(CryptoError) { tag = try sealer.finish() } catch { throw .crypto(error) }
        try throwingFilesError { () throws(IOError) in try sink.write(tag) }
    }

    /// Opens all of `source`, a ciphertext with its tag at the end, in constant memory. What is written is **not verified
    /// before this returns**: the sink must be one that can be thrown away, such as an `AtomicFile` that is committed
    /// afterwards.
    ///
    /// Throws ``FilesError/crypto(_:)`` with `CryptoError.authenticationFailed` when the tag is not that of the message,
    /// or the source is shorter than a tag, and as `AEAD.UnverifiedDecryptor` does.
    public func open(
        from source: any ByteSource,
        toUnverified sink: any ByteSink,
        using key: SymmetricKey,
        nonce: [UInt8],
        authenticating additionalData: [UInt8] = [],
        truncatedTagByteCount: Int? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        let tagByteCount = truncatedTagByteCount ?? tagByteCount
        var decryptor = try throwingFilesError { () throws(CryptoError) in
            try UnverifiedDecryptor(
                self,
                key: key,
                nonce: nonce.span,
                authenticating: additionalData.span,
                truncatedTagByteCount: truncatedTagByteCount
            )
        }
        // The last bytes so far, which are the tag if nothing follows.
        var last: [UInt8] = []
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            let surplus = last.count + bytes.count - tagByteCount
            let fromLast = max(0, min(surplus, last.count))
            let fromBytes = max(0, surplus - fromLast)
            let before = last
            try decryptor.update(before.span.extracting(0..<fromLast), intoUnverified: &output)
            try decryptor.update(bytes.extracting(0..<fromBytes), intoUnverified: &output)
            last.removeFirst(fromLast)
            for index in fromBytes..<bytes.count { last.append(bytes[index]) }
        }
        guard last.count == tagByteCount else { throw .crypto(.authenticationFailed) }
        do throws(CryptoError) { try decryptor.finish(tag: last.span) } catch { throw .crypto(error) }
    }
}
