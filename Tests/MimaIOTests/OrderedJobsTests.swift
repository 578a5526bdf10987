import Glibc
import Synchronization
import Testing

@testable import MimaIO

@Suite("Ordered jobs")
struct OrderedJobsTests {
    enum Failure: Error { case failed(Int) }

    /// What the threads of a test have done.
    final class Log: Sendable {
        struct State {
            var taken = 0
            var delivered: [Int] = []
            var mostPending = 0
            var threads: Set<pthread_t> = []
        }
        let state = Mutex(State())

        var delivered: [Int] { state.withLock { $0.delivered } }

        func take(of count: Int) -> Int? {
            state.withLock { state in
                if state.taken == count { return nil }
                state.taken += 1
                state.mostPending = max(state.mostPending, state.taken - state.delivered.count)
                return state.taken - 1
            }
        }

        func deliver(_ result: Int) {
            state.withLock { $0.delivered.append(result) }
        }
    }

    /// Takes longer for some jobs than for others, so that they end in another order than they began.
    static func work(_ job: Int) -> Int {
        usleep(UInt32(job % 7 * 300))
        return job * 3
    }

    @Test("Results come in the jobs' order, whatever order they are done in", arguments: [1, 2, 3, 8])
    func order(workers: Int) throws {
        let log = Log()
        try OrderedJobs.run(
            workers: workers,
            next: { () throws(Failure) in log.take(of: 200) },
            perform: { job in Self.work(job) },
            deliver: { (result) throws(Failure) in log.deliver(result) }
        )
        #expect(log.delivered == (0..<200).map { $0 * 3 })
    }

    @Test("No more jobs are taken ahead than allowed", arguments: [1, 2, 5])
    func bound(maximumPending: Int) throws {
        let log = Log()
        try OrderedJobs.run(
            workers: 4,
            maximumPending: maximumPending,
            next: { () throws(Failure) in log.take(of: 100) },
            perform: { job in
                // Everybody waits for the first.
                usleep(job == 0 ? 20_000 : 10)
                return job
            },
            deliver: { (result) throws(Failure) in log.deliver(result) }
        )
        #expect(log.delivered == Array(0..<100))
        #expect(log.state.withLock { $0.mostPending } <= maximumPending)
    }

    @Test("While one job takes long, the others are done")
    func longJob() throws {
        let log = Log()
        let others = Pipe()
        let doneCount = Atomic(0)
        try OrderedJobs.run(
            workers: 2,
            next: { () throws(Failure) in log.take(of: 50) },
            perform: { job in
                if job == 0 {
                    // Ends only when all others have been performed.
                    var byte: UInt8 = 0
                    _ = unsafe read(others.reading, &byte, 1)
                } else if doneCount.wrappingAdd(1, ordering: .relaxed).newValue == 49 {
                    writeFully(others.writing, [1])
                }
                return job
            },
            deliver: { (result) throws(Failure) in log.deliver(result) }
        )
        close(others.reading)
        close(others.writing)
        #expect(log.delivered == Array(0..<50))
    }

    @Test("A result is delivered while the next job is waited for", arguments: [1, 2, 4])
    func slowSource(workers: Int) throws {
        let log = Log()
        let deliveries = Pipe()
        try OrderedJobs.run(
            workers: workers,
            next: { () throws(Failure) in
                let job = log.take(of: 5)
                if job != 0 {
                    // The job before must have been delivered, or this waits forever.
                    var byte: UInt8 = 0
                    _ = unsafe read(deliveries.reading, &byte, 1)
                }
                return job
            },
            perform: { job in job },
            deliver: { (result) throws(Failure) in
                log.deliver(result)
                writeFully(deliveries.writing, [1])
            }
        )
        close(deliveries.reading)
        close(deliveries.writing)
        #expect(log.delivered == Array(0..<5))
    }

    @Test("When the jobs' source fails, what came before is delivered and the error is thrown", arguments: [1, 4])
    func sourceFails(workers: Int) {
        let log = Log()
        #expect {
            try OrderedJobs.run(
                workers: workers,
                next: { () throws(Failure) in
                    let job = log.take(of: 100)
                    if job == 30 { throw .failed(30) }
                    return job
                },
                perform: { job in Self.work(job) },
                deliver: { (result) throws(Failure) in log.deliver(result) }
            )
        } throws: { error in
            if case Failure.failed(30) = error { true } else { false }
        }
        #expect(log.delivered == (0..<30).map { $0 * 3 })
    }

    @Test("When a delivery fails, nothing more is delivered and the error is thrown", arguments: [1, 4])
    func deliveryFails(workers: Int) {
        let log = Log()
        #expect {
            try OrderedJobs.run(
                workers: workers,
                maximumPending: 10,
                next: { () throws(Failure) in log.take(of: 1000) },
                perform: { job in job },
                deliver: { (result) throws(Failure) in
                    if result == 20 { throw .failed(20) }
                    log.deliver(result)
                }
            )
        } throws: { error in
            if case Failure.failed(20) = error { true } else { false }
        }
        #expect(log.delivered == Array(0..<20))
        #expect(log.state.withLock { $0.taken } <= 30)
    }

    @Test("A single job is done by the calling thread, and no jobs are no work", arguments: [0, 1])
    func fewJobs(count: Int) throws {
        let log = Log()
        try OrderedJobs.run(
            workers: 4,
            jobCount: count,
            next: { () throws(Failure) in log.take(of: count) },
            perform: { job in
                log.state.withLock { state in _ = state.threads.insert(pthread_self()) }
                return job
            },
            deliver: { (result) throws(Failure) in log.deliver(result) }
        )
        #expect(log.delivered == Array(0..<count))
        #expect(log.state.withLock { $0.threads } == (count == 0 ? [] : [pthread_self()]))
    }
}
