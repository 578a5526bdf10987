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

    /// How many files there are.
    public var fileCount: Int { items.count }

    /// Runs all files, on all cores.
    ///
    /// `progress` is told after each file how many are done; it is called by one task at a time.
    public func report(progress: @Sendable (_ done: Int) -> Void = { _ in }) async -> Report {
        var reports = [FileReport?](repeating: nil, count: items.count)
        await withTaskGroup(of: (Int, FileReport?).self) { group in
            var next = 0
            var done = 0
            func addTask() {
                guard next < items.count else { return }
                let index = next
                next += 1
                group.addTask { (index, Self.report(on: items[index])) }
            }
            for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { addTask() }
            while let (index, report) = await group.next() {
                reports[index] = report
                done += 1
                progress(done)
                addTask()
            }
        }
        return Report(files: reports.compactMap { $0 })
    }

    /// Runs one file; nil when it was found in a folder and is clearly not one of vectors.
    private static func report(on item: VectorWalk.Item) -> FileReport? {
        switch item {
        case .unreadable(let path, let error):
            return .failure(path: path, expected: "to be able to read it", found: error.reason, isReadable: false)
        case .found(let path), .named(let path):
            switch VectorFile.read(path) {
            case .failure(let error):
                return report(on: .unreadable(path, error))
            case .success(let file):
                if let suite = Suite.all.first(where: { $0.recognizes(file) }) { return suite.run(file) }
                if case .found = item, file.isClearlyNoVectors { return nil }
                return .failure(
                    path: path,
                    expected: "test vectors in a known format",
                    found: file.damage ?? "something else"
                )
            }
        }
    }
}
