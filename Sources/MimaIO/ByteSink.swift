/// Something that bytes are written to, front to back.
///
/// A sink can be handed from one thread to another, but is used by one at a time: calls must not overlap.
public protocol ByteSink: AnyObject, Sendable {
    /// Writes all of `bytes`, or throws; after an error it is unknown how many of them were written.
    func write(_ bytes: Span<UInt8>) throws(IOError)
}

extension ByteSink {
    /// Writes all of `bytes`, or throws; after an error it is unknown how many of them were written.
    public func write(_ bytes: [UInt8]) throws(IOError) {
        try write(bytes.span)
    }
}
