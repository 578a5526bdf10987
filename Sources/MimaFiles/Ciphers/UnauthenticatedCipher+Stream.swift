internal import MimaBytes
public import MimaCrypto
public import MimaIO

extension UnauthenticatedCipher {
    /// Encrypts all of `source`, in constant memory but for the modes that take their message whole. The vector is not
    /// written.
    ///
    /// Throws as ``Encryptor`` does, in `FilesError.crypto`.
    public func encrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        using key: SymmetricKey,
        iv: [UInt8],
        padding: BlockPadding? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var encryptor = try throwingFilesError { () throws(CryptoError) in
            try Encryptor(self, key: key, iv: iv.span, padding: padding)
        }
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            try encryptor.update(bytes, into: &output)
        }
        var rest: [UInt8] = []
        do throws(CryptoError) { try encryptor.finish(into: &rest) } catch { throw .crypto(error) }
        try throwingFilesError { () throws(IOError) in try sink.write(rest.span) }
    }

    /// Decrypts all of `source`, in constant memory but for the modes that take their message whole. What is written may
    /// have been altered by anyone.
    ///
    /// Throws as ``Decryptor`` does, in `FilesError.crypto`.
    public func decrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        using key: SymmetricKey,
        iv: [UInt8],
        padding: BlockPadding? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var decryptor = try throwingFilesError { () throws(CryptoError) in
            try Decryptor(self, key: key, iv: iv.span, padding: padding)
        }
        try streamPieces(from: source, to: sink, progress: progress) { (bytes, output) throws(CryptoError) in
            try decryptor.update(bytes, into: &output)
        }
        var rest: [UInt8] = []
        defer { wipe(&rest) }
        do throws(CryptoError) { try decryptor.finish(into: &rest) } catch { throw .crypto(error) }
        try throwingFilesError { () throws(IOError) in try sink.write(rest.span) }
    }
}
