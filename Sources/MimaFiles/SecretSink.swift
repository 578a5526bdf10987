internal import MimaBytes
internal import MimaIO
private import Synchronization

/// A sink for a secret that comes in pieces: it keeps them in memory that never moves, and wipes it.
final class SecretSink: ByteSink {
    private let limit: Int
    private let storage: Mutex<[UInt8]>

    /// A sink that takes up to `capacity` bytes.
    init(capacity: Int) {
        limit = capacity
        var bytes: [UInt8] = []
        bytes.reserveCapacity(capacity)
        storage = Mutex(bytes)
    }

    deinit {
        storage.withLock { storage in _ = wipe(&storage) }
    }

    /// Appends `bytes`. Throws ``IOError/secretTooLong(limit:)`` when there is no more room.
    func write(_ bytes: Span<UInt8>) throws(IOError) {
        try storage.withLock { (storage) throws(IOError) in
            if bytes.count > limit - storage.count { throw .secretTooLong(limit: limit) }
            storage.append(addingCapacity: bytes.count) { output in output.append(copying: bytes) }
        }
    }

    /// What was written. The sink is empty then.
    func takeBytes() -> SecretBytes {
        storage.withLock { storage in
            let secret = SecretBytes(copying: storage)
            wipe(&storage)
            storage.removeAll()
            return secret
        }
    }
}
