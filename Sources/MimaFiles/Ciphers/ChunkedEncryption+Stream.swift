public import MimaCrypto
public import MimaIO

extension ChunkedEncryption {
    /// Seals all of `source`, in constant memory.
    ///
    /// Throws as ``Sealer`` does, in `FilesError.crypto`.
    public func seal(
        from source: any ByteSource,
        to sink: any ByteSink,
        using key: SymmetricKey,
        context: [UInt8] = [],
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var sealer = try throwingFilesError { () throws(CryptoError) in try Sealer(self, key: key, context: context) }
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            try sealer.update(bytes, into: &output)
        }
        var rest: [UInt8] = []
        do throws(CryptoError) { try sealer.finish(into: &rest) } catch { throw .crypto(error) }
        try throwingFilesError { () throws(IOError) in try sink.write(rest.span) }
    }

    /// Opens all of `source`, in constant memory. What is written is verified; when this throws at the end, it is a
    /// beginning of the message and not the whole.
    ///
    /// Throws as ``Opener`` does, in `FilesError.crypto`.
    public func open(
        from source: any ByteSource,
        to sink: any ByteSink,
        using key: SymmetricKey,
        context: [UInt8] = [],
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var opener = try throwingFilesError { () throws(CryptoError) in try Opener(self, key: key, context: context) }
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            try opener.update(bytes, into: &output)
        }
        var rest: [UInt8] = []
        do throws(CryptoError) { try opener.finish(into: &rest) } catch { throw .crypto(error) }
        try throwingFilesError { () throws(IOError) in try sink.write(rest.span) }
    }
}
