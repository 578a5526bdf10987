import Glibc
import Synchronization

/// Catches the signals that a person or the system ends or stops a program with, while something is done.
///
/// The handler only writes the signal's number to a pipe, which is waited on together with the input: whichever thread
/// the signal reaches, and whenever, it is noticed, and what is safe in a handler is no concern of others. Signals that
/// the program ignores stay ignored.
struct SignalWatch: ~Copyable {
    private let arriving: Descriptor
    private let delivering: Descriptor
    private let previous: [(signal: Int32, action: sigaction)]

    /// Runs `body` with the signals caught, and gives back the signal that it returns, or one that came unnoticed.
    ///
    /// The handlers are as before when this returns or throws. Only one of these can run at a time.
    static func run(
        _ body: (borrowing SignalWatch) throws(IOError) -> Int32?
    ) throws(IOError) -> Int32? {
        let watch = try SignalWatch()
        let outcome: Result<Int32?, IOError>
        do throws(IOError) {
            outcome = .success(try body(watch))
        } catch {
            outcome = .failure(error)
        }
        watch.restoreHandlers()
        if try watch.wait(forInputOn: nil), let signal = try watch.takeSignal() { return signal }
        return try outcome.get()
    }

    /// Lets the signal have its effect, before this returns.
    ///
    /// Threads of a pool block signals, and one that is sent to the process takes effect on whichever thread and when
    /// it can; so the calling thread unblocks it and sends it to itself.
    static func raise(_ signal: Int32) {
        var wanted = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&wanted)
        unsafe sigaddset(&wanted, signal)
        unsafe pthread_sigmask(SIG_UNBLOCK, &wanted, &before)
        Glibc.raise(signal)
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    private init() throws(IOError) {
        let ends = try SignalWatch.makePipe()
        arriving = Descriptor(ends.reading, isOwned: true)
        delivering = Descriptor(ends.writing, isOwned: true)
        signalPipe.store(ends.writing, ordering: .sequentiallyConsistent)
        previous = SignalWatch.catchSignals()
    }

    private func restoreHandlers() {
        for (signal, action) in previous {
            var action = action
            _ = unsafe sigaction(signal, &action, nil)
        }
        signalPipe.store(-1, ordering: .sequentiallyConsistent)
    }

    /// Waits for a signal, which it returns, or for input on `descriptor`, when it returns nil.
    func signal(orInputOn descriptor: Int32) throws(IOError) -> Int32? {
        try wait(forInputOn: descriptor) ? try takeSignal() : nil
    }

    /// Whether a signal has come; waits for that or for input on `descriptor`, when there is one.
    private func wait(forInputOn descriptor: Int32?) throws(IOError) -> Bool {
        var requests = [pollfd(fd: arriving.number, events: Int16(POLLIN), revents: 0)]
        if let descriptor { requests.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        let timeout: Int32 = descriptor == nil ? 0 : -1
        try systemCall("read", "/dev/tty") { unsafe poll(&requests, nfds_t(requests.count), timeout) }
        return requests[0].revents != 0
    }

    private func takeSignal() throws(IOError) -> Int32? {
        var signal: UInt8 = 0
        let size = try systemCall("read", "signal pipe") { unsafe read(arriving.number, &signal, 1) }
        return size == 1 ? Int32(signal) : nil
    }

    private static func makePipe() throws(IOError) -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        try systemCall("create", "signal pipe") { unsafe pipe(&ends) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        // A handler must not wait, even after 65,536 signals.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        return (ends[0], ends[1])
    }

    private static func catchSignals() -> [(signal: Int32, action: sigaction)] {
        var previous: [(signal: Int32, action: sigaction)] = []
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP] {
            var present = sigaction()
            guard unsafe sigaction(signal, nil, &present) == 0 else { continue }
            // SIG_IGN is the number 1 in the guise of a function.
            if unsafe unsafeBitCast(present.__sigaction_handler.sa_handler, to: Int.self) == 1 { continue }
            var action = sigaction()
            unsafe action.__sigaction_handler.sa_handler = deliverSignal
            action.sa_flags = SA_RESTART
            if unsafe sigaction(signal, &action, nil) == 0 { previous.append((signal, present)) }
        }
        return previous
    }
}

/// Where the handler writes to; -1 when nobody watches.
private let signalPipe = Atomic<Int32>(-1)

private func deliverSignal(_ signal: Int32) {
    let code = errno
    var number = UInt8(truncatingIfNeeded: signal)
    _ = unsafe write(signalPipe.load(ordering: .sequentiallyConsistent), &number, 1)
    errno = code
}
