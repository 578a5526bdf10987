import Foundation

/// `mima json` against jq, as whole processes on a file of 20 MB in memory (tmpfs).
struct JSONFileContests {
    let files: FileContests

    /// Makes the file, and runs what there is a peer for; the names of those that are missing come back too.
    func run(rounds: Int) throws -> (outcomes: [ProcessContest.Outcome], missing: [String]) {
        guard ProcessRun.isInstalled("jq") else { return ([], ["jq"]) }
        _ = ProcessRun.run("mkdir -p \(files.folder)")
        let file = "\(files.folder)/records.json"
        try Data(JSONContests.records()).write(to: URL(filePath: file))
        defer { _ = ProcessRun.run("rm -rf \(files.folder)") }
        let last = JSONContests.recordCount - 1
        func contest(_ name: String, _ arguments: String, _ filter: String) -> ProcessContest {
            ProcessContest(
                name: "JSON, 20 MB, \(name)",
                ours: "\(files.mima) json \(arguments) \(file) > /dev/null",
                peer: ("jq", "jq \(filter) \(file) > /dev/null")
            )
        }
        return (
            [
                contest("get one value", "get \(last).name", ".[\(last)].name"),
                contest("get a value of each", "get '#.name'", "-c '[.[].name]'"),
                contest(
                    "get by a query",
                    "get '#(age>45)#.name'",
                    "-c '[.[] | select(.age > 45).name]'"
                ),
                contest("set one value", "set \(last).name changed", "-c '.[\(last)].name = \"changed\"'"),
                contest("validate", "validate", "empty"),
                contest("lay out", "format", "."),
                contest("minify", "format --minify", "-c ."),
            ].map { $0.run(rounds: rounds) },
            []
        )
    }
}
