internal import MimaIO

/// A stream of this module as a source of MimaIO, whose failures are those of the system alone: what else went wrong,
/// such as a fault in an armor, is kept for whoever finds that reading failed.
///
/// Sendable is unchecked: like any source, it is used by one thread at a time.
final class StreamSource: ByteSource, @unchecked Sendable {
    private let stream: BufferedStream
    /// What went wrong, if anything did.
    private(set) var failure: FilesError?

    init(_ stream: BufferedStream) {
        self.stream = stream
    }

    func read(into output: inout OutputSpan<UInt8>) throws(IOError) -> Int {
        do {
            return try stream.read(into: &output)
        } catch {
            failure = error
            if case .io(let error) = error { throw error }
            throw .endOfInput
        }
    }
}
