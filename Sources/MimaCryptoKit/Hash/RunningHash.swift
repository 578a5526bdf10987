internal import OpenSSLBridge

/// A message that a function of libcrypto's is to hash, as a value: a copy goes its own way from the next change on.
struct RunningHash: Sendable {
    private var message: Message?

    init() {}

    /// Adds bytes to the message.
    mutating func update(_ bytes: Span<UInt8>, _ algorithm: DigestAlgorithm) {
        if bytes.isEmpty { return }
        if message == nil {
            message = Message(algorithm)
        } else if !isKnownUniquelyReferenced(&message) {
            message = message?.copy()
        }
        message?.append(bytes)
    }

    /// Appends the hash value of the message to `output`, and forgets the message. A value that has no copies saves itself
    /// one of its context.
    mutating func finish(_ algorithm: DigestAlgorithm, into output: inout OutputSpan<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in
            let isLast = isKnownUniquelyReferenced(&message)
            if let message = message.take() {
                try message.finish(isLast: isLast, into: &output)
            } else {
                try algorithm.digest(Span(), into: &output, byteCount: algorithm.byteCount)
            }
        }
    }
}

extension RunningHash {
    // Sendable is unchecked because the context varies. It is changed by `RunningHash.update` alone, which makes sure
    // that it has the only reference, and so no other thread has one; from several threads it is only read.

    /// What the value holds a reference to.
    private final class Message: @unchecked Sendable {
        /// Nil after the end of the message alone.
        private var context: DigestContext?

        init(_ algorithm: DigestAlgorithm) {
            context = neverFailing { () throws(OpenSSLFailure) in try DigestContext.start(algorithm) }
        }

        private init(_ context: consuming DigestContext?) {
            self.context = context
        }

        func append(_ bytes: Span<UInt8>) {
            neverFailing { () throws(OpenSSLFailure) in try context?.update(bytes) }
        }

        func finish(isLast: Bool, into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
            var last = isLast ? context.take() : try context?.copy()
            guard let last = last.take() else { return }
            let byteCount = last.algorithm.byteCount
            try last.finish(into: &output, byteCount: byteCount, isSecret: false)
        }

        func copy() -> Message {
            Message(neverFailing { () throws(OpenSSLFailure) in try context?.copy() })
        }
    }
}

/// Runs what fails for want of memory alone, which is no error that a function that does not throw can report.
@inline(__always)
func neverFailing<R: ~Copyable>(_ body: () throws(OpenSSLFailure) -> R) -> R {
    do {
        return try body()
    } catch {
        preconditionFailure("\(error)")
    }
}

/// The algorithm, which functions that do not throw need: without it, as where the system's policy forbids it, the
/// program cannot go on.
@inline(__always)
func required(_ algorithm: DigestAlgorithm?, _ name: StaticString) -> DigestAlgorithm {
    guard let algorithm else { preconditionFailure("this system's libcrypto does not offer \(name)") }
    return algorithm
}
