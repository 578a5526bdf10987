internal import MimaBytes
internal import MimaCrypto
internal import MimaIO

/// Reads `source` to its end in pieces, and writes what `update` appends for each.
///
/// Memory stays at some pieces of 64 KiB however much there is. What `progress` is told is how many bytes were read.
func streamPieces(
    from source: any ByteSource,
    to sink: any ByteSink,
    progress: (_ bytesRead: Int) -> Void,
    update: (Span<UInt8>, inout [UInt8]) throws(CryptoError) -> Void
) throws(FilesError) {
    var input: [UInt8] = []
    var output: [UInt8] = []
    var total = 0
    defer {
        wipe(&input)
        wipe(&output)
    }
    while true {
        input.removeAll(keepingCapacity: true)
        var count = 0
        try throwingFilesError { () throws(IOError) in
            try input.append(addingCapacity: 1 << 16) { (output) throws(IOError) in
                count = try source.read(into: &output)
            }
        }
        if count == 0 { return }
        output.removeAll(keepingCapacity: true)
        try throwingFilesError { () throws(CryptoError) in try update(input.span, &output) }
        try throwingFilesError { () throws(IOError) in try sink.write(output.span) }
        total += count
        progress(total)
    }
}
