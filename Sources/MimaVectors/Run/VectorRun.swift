internal import MimaIO
internal import Synchronization

/// A run over files and folders of test vectors.
///
/// Each file is recognised by its contents, or by its name where its form says too little: see `Suite.all`. A folder is
/// walked, without what is hidden; texts for people, source code and JSON schemas in it are passed over, keys,
/// certificates and texts of unknown form are counted as skipped, and any other file that is not recognised is a failure.
public struct VectorRun: Sendable {
    private let items: [VectorWalk.Item]

    /// Finds the files under `paths`, which may be files and folders.
    public init(paths: [String]) {
        items = VectorWalk(paths).items
    }

    /// How many bytes the files have together.
    public var byteCount: Int { items.reduce(0) { $0 + $1.byteCount } }

    /// Runs all files, on all cores.
    ///
    /// `progress` is told after each file how many bytes the files have that are done, by one thread at a time.
    public func report(progress: @escaping @Sendable (_ bytesDone: Int) -> Void = { _ in }) -> Report {
        let waiting = Mutex(items[...])
        let done = Mutex((reports: [FileReport](), byteCount: 0))
        // Suites have values nested a thousand deep, and what describes them is read by recursion.
        OrderedJobs.run(jobCount: items.count, stackByteCount: 8 << 20) {
            waiting.withLock { $0.popFirst() }
        } perform: { item in
            (Self.report(on: item), item.byteCount)
        } deliver: { (report, byteCount) in
            let bytesDone = done.withLock { done in
                if let report { done.reports.append(report) }
                done.byteCount += byteCount
                return done.byteCount
            }
            progress(bytesDone)
        }
        return Report(files: done.withLock { $0.reports })
    }

    /// Runs one file; nil when it was found in a folder and is clearly not one of vectors.
    private static func report(on item: VectorWalk.Item) -> FileReport? {
        let file: VectorFile
        do throws(Unreadable) {
            if let failure = item.failure { throw failure }
            file = try VectorFile.read(item.path)
        } catch {
            return .failure(
                path: item.path,
                expected: "to be able to read it",
                found: error.reason,
                isReadable: false
            )
        }
        if let suite = Suite.all.first(where: { $0.recognizes(file) }) { return suite.run(file) }
        if !item.isNamed {
            if file.isClearlyNoVectors { return nil }
            if file.isOfUnknownForm {
                var report = FileReport(path: item.path, suite: "unknown form")
                report.skip(1, because: "needs a reader for the form of this file", testCase: file.name)
                return report
            }
        }
        return .failure(
            path: item.path,
            expected: "test vectors in a known format",
            found: file.damage ?? "something else"
        )
    }
}
