import Glibc

/// The tool against its peers, as whole processes on a large file in memory (tmpfs).
struct FileContests {
    /// The tool, as it is installed.
    let mima: String
    /// Where the files are made: on tmpfs, so that no disk is measured.
    let folder: String
    let mebibytes: Int

    /// Makes the input, and runs what there is a peer for; the names of those that are missing come back too.
    func run(rounds: Int) -> (outcomes: [ProcessContest.Outcome], missing: [String]) {
        let small = mebibytes / 8
        _ = ProcessRun.run("mkdir -p \(folder)")
        _ = ProcessRun.run("head -c \(mebibytes)M /dev/urandom > \(folder)/in")
        for index in 0..<8 { _ = ProcessRun.run("head -c \(small)M /dev/urandom > \(folder)/part\(index)") }
        _ = ProcessRun.run("rm -f \(folder)/key \(folder)/sign \(folder)/sign.pub")
        _ = ProcessRun.run("\(mima) key generate -o \(folder)/key 2> /dev/null")
        _ = ProcessRun.run("\(mima) key public -o \(folder)/recipient \(folder)/key")
        _ = ProcessRun.run("\(mima) key generate --type minisign -o \(folder)/sign 2> /dev/null")
        _ = ProcessRun.run("\(mima) key public -o \(folder)/sign.pub \(folder)/sign")
        _ = ProcessRun.run("\(mima) encrypt -R \(folder)/recipient -o \(folder)/sealed \(folder)/in")
        _ = ProcessRun.run("\(mima) sign -k \(folder)/sign \(folder)/in")
        defer { _ = ProcessRun.run("rm -rf \(folder)") }

        var missing: [String] = []
        let present = contests.filter { contest in
            if ProcessRun.isInstalled(contest.peer.name) { return true }
            missing.append(contest.peer.name)
            return false
        }
        return (present.map { $0.run(rounds: rounds) }, Array(Set(missing)).sorted())
    }

    private var contests: [ProcessContest] {
        let size = mebibytes == 1024 ? "1 GiB" : "\(mebibytes) MiB"
        let remove = "rm -f \(folder)/out"
        let parts = (0..<8).map { "\(folder)/part\($0)" }.joined(separator: " ")
        return [
            ProcessContest(
                name: "start (--version)",
                ours: "\(mima) --version > /dev/null",
                peer: ("openssl", "openssl version > /dev/null")
            ),
            ProcessContest(
                name: "encrypt \(size) to a file",
                ours: "\(mima) encrypt -R \(folder)/recipient -o \(folder)/out \(folder)/in",
                peer: ("age", "age -R \(folder)/recipient -o \(folder)/out \(folder)/in"),
                preparation: remove
            ),
            ProcessContest(
                name: "decrypt \(size) to a file",
                ours: "\(mima) decrypt -i \(folder)/key -o \(folder)/out \(folder)/sealed",
                peer: ("age", "age -d -i \(folder)/key -o \(folder)/out \(folder)/sealed"),
                preparation: remove
            ),
            ProcessContest(
                name: "encrypt \(size) to /dev/null",
                ours: "\(mima) encrypt -R \(folder)/recipient \(folder)/in > /dev/null",
                peer: ("age", "age -R \(folder)/recipient \(folder)/in > /dev/null")
            ),
            ProcessContest(
                name: "decrypt \(size) to /dev/null",
                ours: "\(mima) decrypt -i \(folder)/key \(folder)/sealed > /dev/null",
                peer: ("age", "age -d -i \(folder)/key \(folder)/sealed > /dev/null")
            ),
            ProcessContest(
                name: "SHA-256 of \(size)",
                ours: "\(mima) hash \(folder)/in > /dev/null",
                peer: ("openssl", "openssl dgst -sha256 \(folder)/in > /dev/null")
            ),
            ProcessContest(
                name: "SHA-256 of \(size) in 8 files",
                ours: "\(mima) hash \(parts) > /dev/null",
                peer: ("sha256sum", "sha256sum \(parts) > /dev/null")
            ),
            ProcessContest(
                name: "verify a signature of \(size)",
                ours: "\(mima) verify -q -p \(folder)/sign.pub \(folder)/in",
                peer: ("minisign", "minisign -V -q -p \(folder)/sign.pub -m \(folder)/in")
            ),
        ]
    }
}
