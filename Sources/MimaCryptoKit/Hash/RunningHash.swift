internal import MimaBytes
internal import OpenSSLBridge

/// A message that a function of libcrypto's is to hash, as a value: a copy goes its own way from the next change on.
///
/// A short message waits in a buffer, so that most messages need no context of their own: they are hashed at once, as
/// ``DigestAlgorithm`` does whole ones.
struct RunningHash: Sendable {
    private var message: Message?

    init() {}

    /// Adds bytes to the message.
    mutating func update(_ bytes: Span<UInt8>, _ algorithm: DigestAlgorithm) {
        if bytes.isEmpty { return }
        let ours: Message
        if let message, isKnownUniquelyReferenced(&self.message) {
            ours = message
        } else {
            ours = message?.copy() ?? Message()
            message = ours
        }
        ours.append(bytes, algorithm)
    }

    /// Appends the hash value of the message so far to `output`.
    func finish(_ algorithm: DigestAlgorithm, into output: inout OutputSpan<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in
            if let message {
                try message.finish(algorithm, into: &output)
            } else {
                try algorithm.digest(Span(), into: &output, byteCount: algorithm.byteCount)
            }
        }
    }
}

extension RunningHash {
    // Sendable is unchecked because the contents vary. They are changed by `RunningHash.update` alone, which makes sure
    // that it has the only reference, and so no other thread has one; from several threads they are only read.

    /// What the value holds a reference to.
    private final class Message: @unchecked Sendable {
        /// As much of the message as waits; wiped in the end, for what is hashed may be secret.
        private var buffer = InlineArray<256, UInt8>(repeating: 0)
        private var count = 0
        /// The message, when it has outgrown the buffer.
        private var context: DigestContext?

        deinit {
            var span = buffer.mutableSpan
            wipe(&span)
        }

        func append(_ bytes: Span<UInt8>, _ algorithm: DigestAlgorithm) {
            if context == nil {
                if bytes.count <= buffer.count - count {
                    for index in bytes.indices { buffer[count + index] = bytes[index] }
                    count += bytes.count
                    return
                }
                context = neverFailing { () throws(OpenSSLFailure) in
                    var started = try DigestContext.start(algorithm)
                    let waiting = buffer
                    if count > 0 { try started.update(waiting.span.extracting(first: count)) }
                    return started
                }
            }
            neverFailing { () throws(OpenSSLFailure) in try context?.update(bytes) }
        }

        func finish(_ algorithm: DigestAlgorithm, into output: inout OutputSpan<UInt8>) throws(OpenSSLFailure) {
            var last = try context?.copy()
            if let last = last.take() {
                try last.finish(into: &output, byteCount: algorithm.byteCount)
            } else {
                let waiting = buffer
                try algorithm.digest(
                    waiting.span.extracting(first: count),
                    into: &output,
                    byteCount: algorithm.byteCount
                )
            }
        }

        func copy() -> Message {
            let other = Message()
            other.buffer = buffer
            other.count = count
            neverFailing { () throws(OpenSSLFailure) in other.context = try context?.copy() }
            return other
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
