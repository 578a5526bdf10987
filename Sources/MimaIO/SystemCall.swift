import Glibc

/// Makes a system call, again while a signal interrupts it, and turns its failure into an error.
///
/// The call reports failure as those of the C library do: a negative result, and the reason in `errno`. A descriptor
/// that somebody else has made non-blocking (it is a property shared with the process that opened it) gives EAGAIN;
/// with `waitingOn` the call is made again when the descriptor is ready for `events`.
@discardableResult
func systemCall<Result: BinaryInteger & SignedNumeric>(
    _ operation: String,
    _ path: String,
    waitingOn descriptor: Int32? = nil,
    for events: Int32 = 0,
    _ call: () -> Result
) throws(IOError) -> Result {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = errno
        if code == EINTR { continue }
        if code == EAGAIN, let descriptor {
            var request = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
            _ = unsafe poll(&request, 1, -1)
            continue
        }
        throw IOError(operation, path, errno: code)
    }
}

/// Refuses a path that the C library would read as a shorter one, ending at a zero byte.
func requireNoZeroByte(_ path: String) throws(IOError) {
    if path.utf8.contains(0) { throw IOError.system(operation: "open", path: path, errno: EINVAL) }
}
