internal import Synchronization

/// A sink whose bytes are worked on by another thread: what is written here is what that reads from its source.
public final class BackgroundSink: ByteSink {
    private let pipe: BytePipe
    private let outcome: Outcome
    private let thread: Mutex<SystemThread?>

    private final class Outcome: Sendable {
        let failure = Mutex<(any Error)?>(nil)
    }

    /// Starts a thread that does `work`, which reads its source to the end unless it fails.
    ///
    /// Throws `.system` with EAGAIN when the system has no threads left.
    public init(_ work: @escaping @Sendable (any ByteSource) throws -> Void) throws(IOError) {
        let pipe = BytePipe()
        let outcome = Outcome()
        let thread = SystemThread.start {
            do {
                try work(pipe)
            } catch {
                outcome.failure.withLock { $0 = error }
            }
            pipe.abandon()
        }
        guard let thread else { throw IOError("start", "thread", errno: 11) }
        self.pipe = pipe
        self.outcome = outcome
        self.thread = Mutex(thread)
    }

    deinit {
        try? finish(.endOfInput)
    }

    /// Hands `bytes` to the other thread. Throws `.closedPipe` when that has ended: ``finish(_:)`` then throws why.
    public func write(_ bytes: Span<UInt8>) throws(IOError) {
        try pipe.write(bytes)
    }

    /// Says that nothing more comes, or why, and waits for the other thread; throws what its work threw.
    public func finish(_ failure: IOError? = nil) throws {
        guard let thread = thread.withLock({ $0.take() }) else { return }
        pipe.finish(failure)
        thread.join()
        if let failure = outcome.failure.withLock({ $0 }) { throw failure }
    }
}
