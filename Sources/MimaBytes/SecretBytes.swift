// Sendable is unchecked because of the pointer. The contents are written in the initializers only, before any other
// thread can have a reference, and are read-only from then on; `deinit` runs after the last reference is gone.

/// Bytes that must not outlive their use or turn up in a log: keys, passphrases, shared secrets.
///
/// The memory is overwritten with zeros when the last reference goes away. Passing a `SecretBytes` around passes a
/// reference, so no copy of the contents is made by accident. Whatever prints the value (`print`, `dump`, string
/// interpolation, a `Mirror`) shows its size alone. It is not `Hashable`: a hash table's timing depends on its keys.
///
/// The memory is ordinary heap memory: it can be swapped out, and appears in a core dump taken while the secret
/// lives.
@safe
public final class SecretBytes: @unchecked Sendable {
    private let storage: Storage
    @usableFromInline let start: UnsafePointer<UInt8>?

    /// The number of secret bytes.
    public let count: Int

    /// Copies `bytes`. The original is not wiped: see ``wipe(_:)``.
    public convenience init(copying bytes: Span<UInt8>) {
        self.init(count: bytes.count) { output in
            for index in bytes.indices {
                output.append(bytes[index])
            }
        }
    }

    /// Copies `bytes`. The original is not wiped: see ``wipe(_:)``.
    public convenience init(copying bytes: [UInt8]) {
        self.init(copying: bytes.span)
    }

    /// Makes a secret of at most `count` bytes, written in place by `body`; the secret's `count` is what it wrote.
    ///
    /// When `body` throws, what it had written is wiped. A negative `count` is a programmer's error and traps.
    public convenience init<E: Error>(
        count: Int,
        initializingWith body: (inout OutputSpan<UInt8>) throws(E) -> Void
    ) throws(E) {
        precondition(count >= 0, "SecretBytes: count must not be negative")
        var storage = Storage(capacity: count)
        let written = try storage.fill(body)
        self.init(storage: storage, count: written)
    }

    /// Takes over `storage`, whose first `count` bytes are the secret.
    package init(storage: consuming Storage, count: Int) {
        precondition(unsafe count >= 0 && count <= storage.block.count, "SecretBytes: count exceeds the storage")
        unsafe start = UnsafePointer(storage.block.baseAddress)
        self.storage = storage
        self.count = count
    }

    /// Lends the contents to `body`. What `body` copies out of them is no longer protected.
    @inlinable
    public func withBytes<R: ~Copyable, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        defer { withExtendedLifetime(self) {} }
        guard let start = unsafe start else { return try body(Span()) }
        return try body(unsafe Span(_unsafeStart: start, count: count))
    }

    /// Whether both hold the same bytes, in a time that depends on their sizes alone.
    public func isEqual(to other: SecretBytes) -> Bool {
        withBytes { mine in other.withBytes { theirs in constantTimeEquals(mine, theirs) } }
    }

    /// Whether the secret holds exactly `bytes`, in a time that depends on the sizes alone.
    public func isEqual(to bytes: Span<UInt8>) -> Bool {
        withBytes { mine in constantTimeEquals(mine, bytes) }
    }
}

extension SecretBytes: Equatable {
    /// Whether both hold the same bytes, in a time that depends on their sizes alone.
    public static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        left.isEqual(to: right)
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The size, never the contents: "SecretBytes(32 bytes)".
    public var description: String {
        "SecretBytes(\(count) \(count == 1 ? "byte" : "bytes"))"
    }

    /// The same as ``description``.
    public var debugDescription: String {
        description
    }

    /// A mirror without children, so that `dump` and debuggers that use it show nothing.
    public var customMirror: Mirror {
        Mirror(self, children: EmptyCollection(), displayStyle: .class)
    }
}
