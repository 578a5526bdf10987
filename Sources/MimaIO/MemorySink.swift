import Synchronization

/// A sink that keeps what is written in memory.
public final class MemorySink: ByteSink {
    private let storage = Mutex<[UInt8]>([])

    /// An empty sink.
    public init() {}

    /// What has been written so far.
    public var bytes: [UInt8] {
        storage.withLock { $0 }
    }

    /// Appends `bytes`.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        storage.withLock { storage in
            unsafe bytes.withUnsafeBufferPointer { unsafe storage.append(contentsOf: $0) }
        }
    }
}
