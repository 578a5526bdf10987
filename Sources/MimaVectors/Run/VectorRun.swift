internal import FoundationEssentials

/// A run over files and folders of test vectors.
///
/// Each file is recognised by its contents: Wycheproof's JSON and Mima's own, which has the same form, and files of
/// the age test kit are run; other suites that Mima knows are counted as skipped. A folder is walked, without what is
/// hidden; texts for people, source code and JSON schemas in it are passed over, and any other file that is not
/// recognised is a failure.
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
    /// `progress` is told after each file how many bytes the files have that are done, by one task at a time.
    public func report(progress: @Sendable (_ bytesDone: Int) -> Void = { _ in }) async -> Report {
        var reports = [FileReport?](repeating: nil, count: items.count)
        await withTaskGroup(of: (Int, FileReport?).self) { group in
            var next = 0
            var bytesDone = 0
            func addTask() {
                guard next < items.count else { return }
                let (index, item) = (next, items[next])
                next += 1
                group.addTask { (index, Self.report(on: item)) }
            }
            for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { addTask() }
            while let (index, report) = await group.next() {
                reports[index] = report
                bytesDone += items[index].byteCount
                progress(bytesDone)
                addTask()
            }
        }
        return Report(files: reports.compactMap { $0 })
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
        if !item.isNamed && file.isClearlyNoVectors { return nil }
        return .failure(
            path: item.path,
            expected: "test vectors in a known format",
            found: file.damage ?? "something else"
        )
    }
}
