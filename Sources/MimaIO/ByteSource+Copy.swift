extension ByteSource {
    /// Writes everything that is left of the source to `sink`, in pieces of at most 64 KiB.
    public func copy(to sink: any ByteSink) throws(IOError) {
        while true {
            let piece = try [UInt8](capacity: 1 << 16) { (output: inout OutputSpan<UInt8>) throws(IOError) in
                _ = try read(into: &output)
            }
            if piece.isEmpty { return }
            try sink.write(piece.span)
        }
    }
}
