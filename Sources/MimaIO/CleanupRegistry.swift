import Glibc
import Synchronization

/// The named temporary files of this process, removed when a signal ends it or it calls `exit`.
///
/// Most results need none of this: a file without a name vanishes with its process. The registry is for file systems
/// that cannot make those. It has room for ``capacity`` names; a file beyond them is only removed in the normal ways.
///
/// A handler is installed only for signals that would end the process anyway, and it lets them: a signal that the
/// program ignores or handles itself is left alone.
enum CleanupRegistry {
    static let capacity = 32

    /// Where a name is kept, until ``release(_:)``.
    struct Slot: Sendable {
        fileprivate let index: Int
    }

    /// Has `name` in the open `directory` removed if the process ends before ``release(_:)``.
    ///
    /// The directory's descriptor must stay open as long. Nil when the registry is full.
    static func register(_ name: String, in directory: Int32) -> Slot? {
        let entries = unsafe entries
        _ = handlers
        for index in 0..<capacity where unsafe entries[index].claim() {
            unsafe entries[index].arm(name, in: directory)
            return Slot(index: index)
        }
        return nil
    }

    /// Forgets the name, which has been removed or is to stay.
    static func release(_ slot: Slot) {
        unsafe entries[slot.index].disarm()
    }

    /// Removes the files of all names. It runs in signal handlers, where allocating or locking could hang: it only
    /// exchanges atomics and calls `unlinkat`.
    fileprivate static func removeAll() {
        let entries = unsafe entries
        for index in 0..<capacity {
            unsafe entries[index].remove()
        }
    }

    // Never freed: a signal can come until the very end. The entries guard themselves (see `Entry`).
    nonisolated(unsafe) private static let entries: UnsafeMutablePointer<Entry> = {
        let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
        for index in 0..<capacity {
            unsafe (entries + index).initialize(to: Entry())
        }
        return unsafe entries
    }()

    /// Installed once, after `entries` has been made and before the first name is in it.
    private static let handlers: Void = {
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU, SIGXFSZ] {
            var present = sigaction()
            guard unsafe sigaction(signal, nil, &present) == 0, unsafe present.__sigaction_handler.sa_handler == nil
            else { continue }
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = removeAllAndEnd
            unsafe sigfillset(&action.sa_mask)
            unsafe sigaction(signal, &action, nil)
        }
        atexit { CleanupRegistry.removeAll() }
    }()
}

/// The handler: cleans up, then lets the signal do what it does by default, so that the exit status tells the truth.
private func removeAllAndEnd(_ signal: Int32) {
    CleanupRegistry.removeAll()
    // A zeroed action is the default one. The signal is blocked while its handler runs, and strikes on return.
    var action = sigaction()
    unsafe sigaction(signal, &action, nil)
    raise(signal)
}

/// One name. Whoever moves `state` away from a value by exchange owns the other fields.
///
/// Safe to use although it holds a pointer: the memory is its own, and is never freed.
@safe
private struct Entry: ~Copyable {
    private enum State {
        static let free: UInt8 = 0
        static let filling: UInt8 = 1
        static let armed: UInt8 = 2
        static let removing: UInt8 = 3
    }

    private static let size = 256

    private let state = Atomic<UInt8>(State.free)
    private let directory = Atomic<Int32>(-1)
    private let name: UnsafeMutablePointer<CChar>

    init() {
        unsafe name = UnsafeMutablePointer<CChar>.allocate(capacity: Entry.size)
    }

    func claim() -> Bool {
        state.compareExchange(expected: State.free, desired: State.filling, ordering: .acquiringAndReleasing).exchanged
    }

    func arm(_ text: String, in directory: Int32) {
        self.directory.store(directory, ordering: .relaxed)
        // A directory entry of more than 255 bytes could not be created either.
        var end = 0
        for byte in text.utf8.prefix(Entry.size - 1) {
            unsafe name[end] = CChar(bitPattern: byte)
            end += 1
        }
        unsafe name[end] = 0
        state.store(State.armed, ordering: .releasing)
    }

    func disarm() {
        // When this fails, a handler is removing the file, and the process is at its end.
        _ = state.compareExchange(expected: State.armed, desired: State.free, ordering: .acquiringAndReleasing)
    }

    func remove() {
        guard
            state.compareExchange(
                expected: State.armed,
                desired: State.removing,
                ordering: .acquiringAndReleasing
            ).exchanged
        else { return }
        unsafe unlinkat(directory.load(ordering: .relaxed), name, 0)
    }
}
