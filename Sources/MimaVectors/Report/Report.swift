/// What running all files gave.
public struct Report: Sendable, Equatable {
    /// The files' reports, in the order in which the files were named, and found.
    public let files: [FileReport]

    /// Puts the reports of files together.
    public init(files: [FileReport]) {
        self.files = files
    }

    /// How many cases were run.
    public var run: Int { sum(\.run) }
    /// How many cases went as they should.
    public var passed: Int { sum(\.passed) }
    /// How many of the ``passed`` cases are ones that the suite calls acceptable.
    public var acceptable: Int { sum(\.acceptable) }
    /// How many failures there are, of cases and of files.
    public var failed: Int { sum(\.failed) }
    /// How many cases were skipped.
    public var skipped: Int { sum(\.skipped) }

    /// The skips of all files, put together by reason, the largest first.
    public var skips: [Skip] {
        var total: [Skip] = []
        for skip in files.flatMap(\.skips) {
            if let index = total.firstIndex(where: { $0.reason == skip.reason }) {
                total[index].count += skip.count
                total[index].cases += skip.cases
            } else {
                total.append(skip)
            }
        }
        return total.sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    }

    /// Whether some case was run, and nothing failed.
    public var isGood: Bool { run > 0 && failed == 0 }
    /// Whether every file could be read from the disk.
    public var isReadable: Bool { files.allSatisfy(\.isReadable) }

    private func sum(_ count: (FileReport) -> Int) -> Int {
        files.reduce(0) { $0 + count($1) }
    }
}
