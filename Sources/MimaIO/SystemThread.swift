import Glibc

/// A thread that somebody waits for.
///
/// Swift's own tasks share a pool with one thread a core, which must not be blocked; these threads wait for disks and
/// for each other.
package struct SystemThread {
    /// Enough for any transform that keeps its data in the buffers it is given; the default of 8 MiB is reserved, a
    /// thread at a time, from the same address space that a limited process is limited in.
    package static let stackByteCount = 512 * 1024

    private let handle: pthread_t

    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Starts a thread, or gives nil when the system has none left.
    package static func start(
        stackByteCount: Int = stackByteCount,
        _ run: @escaping @Sendable () -> Void
    ) -> SystemThread? {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, stackByteCount)
        let body = unsafe Unmanaged.passRetained(Body(run))
        var handle = pthread_t()
        let status = unsafe pthread_create(
            &handle,
            &attributes,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            },
            body.toOpaque()
        )
        guard status == 0 else {
            unsafe body.release()
            return nil
        }
        return SystemThread(handle: handle)
    }

    /// Waits until the thread has ended. Once only.
    package func join() {
        pthread_join(handle, nil)
    }
}
