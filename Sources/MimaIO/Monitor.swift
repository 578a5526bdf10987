import Glibc

/// A lock with a condition to wait for.
///
/// The standard library's `Mutex` cannot be waited on. Safe to use although it holds pointers: the two objects are its
/// own, made with it and destroyed with it, and do not move.
@safe
final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        // With default attributes neither can fail on Linux.
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(condition, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    func withLock<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> R {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Within ``withLock(_:)``: lets others have the lock until one of them calls ``signal()`` or ``broadcast()``, or
    /// now and then for no reason; so wait in a loop.
    func wait() {
        unsafe pthread_cond_wait(condition, mutex)
    }

    /// Wakes one of those that wait. For when all wait for the same, and one of them can have it.
    func signal() {
        unsafe pthread_cond_signal(condition)
    }

    /// Wakes all that wait.
    func broadcast() {
        unsafe pthread_cond_broadcast(condition)
    }
}
