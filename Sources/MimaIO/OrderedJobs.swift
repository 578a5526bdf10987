/// Does jobs that are independent of each other on all cores, and hands their results on in the jobs' order.
///
/// For many files, say, of which one may be a thousand times as large as the next: while one thread is busy with it,
/// the others go on with what comes after. How far they may run ahead is bounded, and so is memory.
public enum OrderedJobs {
    /// Performs all jobs; returns when all results have been delivered.
    ///
    /// Each thread repeats: take the next job, perform it, and deliver what is due. So a result is delivered as soon as
    /// it and all before it are there, even while `next` waits for more jobs to arrive. No further job is taken once
    /// `deliver` has thrown, and the error is thrown when those at work have ended. When `next` throws, the results of
    /// all jobs before it are delivered first.
    ///
    /// The calling thread works too. When the system has no threads left, those that there are do the work.
    ///
    /// - Parameters:
    ///   - workers: How many jobs are performed at once; the number of cores that the process may use unless given.
    ///   - jobCount: The number of jobs when it is known: no more threads are started than that.
    ///   - maximumPending: How many jobs may have been taken whose results are not delivered yet; at least 1.
    ///   - stackByteCount: The size of each thread's stack in bytes; 512 KiB unless given.
    ///   - next: Gives the next job, nil after the last. Called by one thread at a time, no longer after it gave nil.
    ///   - perform: Performs a job; called by many threads at once.
    ///   - deliver: Is given the results. Called by one thread at a time, also while `next` runs.
    public static func run<Job: Sendable, Outcome: Sendable, Failure: Error>(
        workers: Int? = nil,
        jobCount: Int? = nil,
        maximumPending: Int = 1024,
        stackByteCount: Int = 512 * 1024,
        next: @escaping @Sendable () throws(Failure) -> Job?,
        perform: @escaping @Sendable (Job) -> Outcome,
        deliver: @escaping @Sendable (Outcome) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(maximumPending > 0, "OrderedJobs: no job may be taken")
        let queue = JobQueue(maximumPending: maximumPending, next: next, perform: perform, deliver: deliver)
        let count = max(1, min(workers ?? availableCoreCount(), jobCount ?? Int.max))
        let threads = (1..<count).compactMap { _ in SystemThread.start(stackByteCount: stackByteCount) { queue.work() }
        }
        queue.work()
        for thread in threads {
            thread.join()
        }
        if let failure = queue.failure { throw failure }
    }
}
