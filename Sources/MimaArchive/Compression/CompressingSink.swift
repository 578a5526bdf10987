public import MimaIO
internal import Synchronization

/// A sink that compresses what is written to it, on one core, and writes the result to another.
///
/// For gzip on all cores there is ``Gzip/compress(from:to:header:options:independent:workers:progress:)``.
public final class CompressingSink: ByteSink {
    private let sink: any ByteSink
    private let state: Mutex<Compressor?>

    /// Starts a stream; `header` is for gzip alone. Throws ``ArchiveError/outOfMemory``.
    public init(
        _ format: CompressionFormat,
        to sink: any ByteSink,
        options: CompressionOptions = CompressionOptions(),
        header: GzipHeader = GzipHeader()
    ) throws(ArchiveError) {
        let compressor = try Compressor.start(format, options: options, header: header)
        self.sink = sink
        state = Mutex(compressor)
    }

    /// Compresses `bytes`. Nothing may be written after ``finish()``: it is lost.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        var output: [UInt8] = []
        state.withLock { $0?.compress(bytes, into: &output) }
        if !output.isEmpty { try sink.write(output) }
    }

    /// Ends the stream. The other sink stays open.
    public func finish() throws(IOError) {
        var output: [UInt8] = []
        let last = state.withLock { $0.take() }
        last?.finish(into: &output)
        try sink.write(output)
    }
}
