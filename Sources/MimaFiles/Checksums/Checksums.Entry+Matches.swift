internal import MimaCrypto
public import MimaIO

extension Checksums.Entry {
    /// Whether everything that is left in `source` has this entry's digest.
    ///
    /// - Parameter progress: Called after each piece that is read with its size in bytes.
    /// - Throws: `.io` when reading fails; `.crypto` when the running libcrypto lacks the function.
    public func matches(
        contentsOf source: any ByteSource,
        progress: (_ byteCount: Int) -> Void = { _ in }
    ) throws(FilesError) -> Bool {
        try algorithm.hash(contentsOf: source, progress: progress) == digest
    }
}
