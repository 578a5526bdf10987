/// Compression, archives and text encodings: the tool against gzip, pigz, GNU tar and coreutils.
struct ArchiveContests {
    let files: FileContests

    private var mima: String { files.mima }
    private var folder: String { "\(files.folder)-archive" }

    /// Makes the input, and runs what there is a peer for; the names of those that are missing come back too.
    func run(rounds: Int) -> (outcomes: [ProcessContest.Outcome], missing: [String]) {
        // A quarter of the other files' size, as compressing takes long; text of many lengths of match.
        let size = files.mebibytes / 4
        _ = ProcessRun.run("mkdir -p \(folder)/tree")
        _ = ProcessRun.run("bash -c 'seq 1 3 1000000000 | head -c \(size)M > \(folder)/text'")
        _ = ProcessRun.run("bash -c 'split -b 8192 -a 6 <(head -c \(size / 2)M \(folder)/text) \(folder)/tree/part'")
        _ = ProcessRun.run("cp \(folder)/text \(folder)/tree/large")
        _ = ProcessRun.run("bash -c 'gzip -1 < \(folder)/text > \(folder)/text.gz'")
        _ = ProcessRun.run("tar -cf \(folder)/tree.tar -C \(folder) tree")
        _ = ProcessRun.run("bash -c 'base64 \(folder)/text > \(folder)/text.b64'")
        _ = ProcessRun.run("bash -c 'basenc --base16 \(folder)/text > \(folder)/text.hex'")
        defer { _ = ProcessRun.run("rm -rf \(folder)") }
        var missing: [String] = []
        let present = contests(size).filter { contest in
            if ProcessRun.isInstalled(contest.peer.name) { return true }
            missing.append(contest.peer.name)
            return false
        }
        return (present.map { $0.run(rounds: rounds) }, missing)
    }

    private func contests(_ size: Int) -> [ProcessContest] {
        let text = "\(folder)/text"
        let out = "\(folder)/out"
        // GNU tar does not read files at all when it writes to /dev/null; of the encodings, writing a file would be most.
        func contest(
            _ name: String,
            _ ours: String,
            _ peer: String,
            _ theirs: String,
            to out: String
        ) -> ProcessContest {
            ProcessContest(
                name: name,
                ours: "\(mima) \(ours) > \(out)",
                peer: (peer, "\(peer) \(theirs) > \(out)")
            )
        }
        return [
            contest("gzip \(size) MiB, one core", "gzip -c -p 1 \(text)", "gzip", "-6 -c \(text)", to: out),
            contest("gzip \(size) MiB, all cores", "gzip -c \(text)", "pigz", "-6 -c \(text)", to: out),
            contest("gunzip to \(size) MiB", "gunzip -c \(text).gz", "gzip", "-d -c \(text).gz", to: out),
            contest("tar create", "tar create -C \(folder) tree", "tar", "-c -f - -C \(folder) tree", to: out),
            contest("tar list", "tar list \(folder)/tree.tar", "tar", "-t -f \(folder)/tree.tar", to: out),
            contest("base64 \(size) MiB", "base64 \(text)", "base64", text, to: "/dev/null"),
            contest("base64 -d", "base64 -d \(text).b64", "base64", "-d \(text).b64", to: "/dev/null"),
            contest("hex \(size) MiB", "hex \(text)", "basenc", "--base16 \(text)", to: "/dev/null"),
            contest("hex -d", "hex -d \(text).hex", "basenc", "--base16 -d \(text).hex", to: "/dev/null"),
        ]
    }
}
