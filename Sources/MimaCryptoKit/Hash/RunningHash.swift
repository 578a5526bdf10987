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
        if message == nil {
            message = Message()
        } else if !isKnownUniquelyReferenced(&message) {
            message = message?.copy()
        }
        message?.append(bytes, algorithm)
    }

    /// Appends the hash value of the message to `output`, and forgets the message. A value that has no copies saves itself
    /// one of its context.
    mutating func finish(_ algorithm: DigestAlgorithm, into output: inout OutputSpan<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in
            let isLast = isKnownUniquelyReferenced(&message)
            if let message = message.take() {
                try message.finish(algorithm, isLast: isLast, into: &output)
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
        private var waiting = WaitingBytes()
        /// The message, when it has outgrown the buffer.
        private var context: DigestContext?

        deinit { if waiting.count > 0 { waiting.wipe() } }

        func append(_ bytes: Span<UInt8>, _ algorithm: DigestAlgorithm) {
            if context == nil {
                if waiting.append(bytes) { return }
                context = neverFailing { () throws(OpenSSLFailure) in
                    var started = try DigestContext.start(algorithm)
                    try waiting.withBytes { (bytes) throws(OpenSSLFailure) in try started.update(bytes) }
                    return started
                }
            }
            neverFailing { () throws(OpenSSLFailure) in try context?.update(bytes) }
        }

        func finish(
            _ algorithm: DigestAlgorithm,
            isLast: Bool,
            into output: inout OutputSpan<UInt8>
        ) throws(OpenSSLFailure) {
            var last = isLast ? context.take() : try context?.copy()
            if let last = last.take() {
                try last.finish(into: &output, byteCount: algorithm.byteCount, isSecret: false)
            } else {
                try waiting.withBytes { (bytes) throws(OpenSSLFailure) in
                    try algorithm.digest(bytes, into: &output, byteCount: algorithm.byteCount)
                }
            }
        }

        func copy() -> Message {
            let other = Message()
            other.waiting = waiting
            neverFailing { () throws(OpenSSLFailure) in other.context = try context?.copy() }
            return other
        }
    }
}

/// As much of a message as waits; to be wiped in the end, for what is hashed may be secret.
private struct WaitingBytes {
    private var buffer = InlineArray<256, UInt8>(repeating: 0)
    private(set) var count = 0

    /// Lends what waits to `body`.
    func withBytes<E: Error>(_ body: (Span<UInt8>) throws(E) -> Void) throws(E) {
        try body(buffer.span.extracting(first: count))
    }

    /// Adds bytes, or gives false when they do not fit.
    mutating func append(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= buffer.count - count else { return false }
        let start = count
        count += bytes.count
        var span = buffer.mutableSpan
        unsafe span.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(rebasing: target[start...]).copyMemory(from: source)
            }
        }
        return true
    }

    mutating func wipe() {
        var span = buffer.mutableSpan
        MimaBytes.wipe(&span)
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
