// Sendable is unchecked because of the variables. Each belongs to one of the two locks, and is touched under it only.

/// Hands out jobs, one thread at a time, and delivers their results in that order.
final class JobQueue<Job: Sendable, Outcome: Sendable, Failure: Error>: @unchecked Sendable {
    private let next: @Sendable () throws(Failure) -> Job?
    private let perform: @Sendable (Job) -> Outcome
    private let deliver: @Sendable (Outcome) throws(Failure) -> Void

    private let taking = Monitor()
    private var takenCount = 0
    private var isDrained = false

    private let delivering = Monitor()
    /// What has come of the jobs that were taken and not delivered; that of job k is at k modulo the size.
    private var results: [Result<Outcome, Failure>?]
    private var deliveredCount = 0
    /// Whether a thread is delivering: it goes on with what the others put down meanwhile, so they need not wait.
    private var hasDeliverer = false
    private var storedFailure: Failure?

    init(
        maximumPending: Int,
        next: @escaping @Sendable () throws(Failure) -> Job?,
        perform: @escaping @Sendable (Job) -> Outcome,
        deliver: @escaping @Sendable (Outcome) throws(Failure) -> Void
    ) {
        self.next = next
        self.perform = perform
        self.deliver = deliver
        results = Array(repeating: nil, count: maximumPending)
    }

    /// What ended the work early.
    var failure: Failure? { delivering.withLock { storedFailure } }

    /// Performs jobs until there are none left.
    func work() {
        while let (index, result) = takeAndPerform() {
            put(result, at: index)
        }
    }

    private func takeAndPerform() -> (Int, Result<Outcome, Failure>)? {
        let taken: (Int, Result<Job, Failure>)? = taking.withLock {
            let index = takenCount
            if isDrained || !waitForRoom(index) { return nil }
            do throws(Failure) {
                guard let job = try next() else {
                    isDrained = true
                    return nil
                }
                takenCount += 1
                return (index, .success(job))
            } catch {
                isDrained = true
                return (index, .failure(error))
            }
        }
        guard let (index, job) = taken else { return nil }
        return (index, job.map(perform))
    }

    /// Waits until the result of job `index` has a place; false when nothing more is to be done.
    private func waitForRoom(_ index: Int) -> Bool {
        delivering.withLock {
            while storedFailure == nil && index - deliveredCount >= results.count { delivering.wait() }
            return storedFailure == nil
        }
    }

    /// Puts a result in its place, and delivers what is due unless another thread is doing so.
    private func put(_ result: Result<Outcome, Failure>, at index: Int) {
        let isDeliverer = delivering.withLock {
            results[index % results.count] = result
            if hasDeliverer { return false }
            hasDeliverer = true
            return true
        }
        guard isDeliverer else { return }
        while let due = takeDue() {
            do throws(Failure) {
                try deliver(try due.get())
                delivering.withLock {
                    deliveredCount += 1
                    delivering.broadcast()
                }
            } catch {
                // The deliverer's part is not given up: nothing is delivered any more.
                return delivering.withLock {
                    storedFailure = error
                    delivering.broadcast()
                }
            }
        }
    }

    /// The result whose turn it is; when it is not there yet, this thread's part as deliverer ends.
    private func takeDue() -> Result<Outcome, Failure>? {
        delivering.withLock {
            let due = results[deliveredCount % results.count].take()
            if due == nil { hasDeliverer = false }
            return due
        }
    }
}
