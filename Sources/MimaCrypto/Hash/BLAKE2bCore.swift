import Glibc

/// BLAKE2b with any digest length and an optional key (RFC 7693): libcrypto 3.0 has the 64-byte digest without a key
/// alone.
///
/// The state lives in one small block of memory of its own, which is wiped when the value goes away: a state held inline
/// would be copied, key and all, wherever the value is moved. ``hash(_:byteCount:key:into:)`` works on the stack.
@safe
package struct BLAKE2bCore: ~Copyable, @unchecked Sendable {
    // Sendable: the memory is owned and the value not copyable, so only one thread can hold it at a time.
    private let state: UnsafeMutablePointer<BLAKE2bState>
    private let byteCount: Int
    private var isFinished = false

    /// The digest lengths that exist, in bytes.
    package static let digestByteCounts = 1...64
    /// The key lengths that exist, in bytes; 0 is no key.
    package static let keyByteCounts = 0...64

    /// Starts a hash.
    ///
    /// - Parameters:
    ///   - byteCount: The digest's length, 1 to 64 bytes. The length is part of what is hashed: a shorter digest is not
    ///     the start of a longer one.
    ///   - key: 0 to 64 bytes; an empty key makes the plain hash.
    ///
    /// Both ranges are preconditions, since the callers of this type check what came from outside.
    package init(byteCount: Int, key: Span<UInt8> = Span()) {
        BLAKE2bCore.requireRanges(byteCount: byteCount, key: key)
        self.byteCount = byteCount
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: BLAKE2bState(digestByteCount: byteCount, keyByteCount: key.count))
        unsafe state.pointee.absorb(key: key)
    }

    private init(copying other: borrowing BLAKE2bCore) {
        byteCount = other.byteCount
        isFinished = other.isFinished
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(from: other.state, count: 1)
    }

    deinit {
        unsafe explicit_bzero(state, MemoryLayout<BLAKE2bState>.size)
        unsafe state.deallocate()
    }

    /// Adds bytes to the message. Not for a finished hash: that traps.
    package mutating func update(_ bytes: Span<UInt8>) {
        precondition(!isFinished, "the hash is finished")
        unsafe state.pointee.update(bytes)
    }

    /// Ends the message and appends the digest, which `output` must have room for. Once only: a second time traps.
    package mutating func finish(into output: inout OutputSpan<UInt8>) {
        precondition(!isFinished, "the hash is finished")
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        isFinished = true
        unsafe state.pointee.finish(into: &output)
    }

    /// A second hash in the same state.
    package borrowing func copy() -> BLAKE2bCore {
        BLAKE2bCore(copying: self)
    }

    /// Appends the digest of `bytes` to `output`, without allocating memory. The parameters are those of
    /// ``init(byteCount:key:)``.
    package static func hash(
        _ bytes: Span<UInt8>,
        byteCount: Int,
        key: Span<UInt8> = Span(),
        into output: inout OutputSpan<UInt8>
    ) {
        requireRanges(byteCount: byteCount, key: key)
        precondition(output.freeCapacity >= byteCount, "no room for the digest")
        var state = BLAKE2bState(digestByteCount: byteCount, keyByteCount: key.count)
        state.absorb(key: key)
        state.update(bytes)
        state.finish(into: &output)
        unsafe withUnsafeMutableBytes(of: &state) { memory in
            if let start = memory.baseAddress { unsafe explicit_bzero(start, memory.count) }
        }
    }

    private static func requireRanges(byteCount: Int, key: Span<UInt8>) {
        precondition(digestByteCounts.contains(byteCount), "a BLAKE2b digest has 1 to 64 bytes")
        precondition(keyByteCounts.contains(key.count), "a BLAKE2b key has at most 64 bytes")
    }
}
