import Glibc

/// What a whole process took.
struct ProcessRun {
    let seconds: Double
    let cpuSeconds: Double
    let peakMebibytes: Double

    /// Runs a command line by the shell, which replaces itself by the command.
    ///
    /// Ends the program when the command fails: its figures would mean nothing.
    static func run(_ command: String) -> ProcessRun {
        // The peak that the kernel tells of a child is at least this process's own, which was its memory until it began:
        // so a small process starts the command, and tells what the kernel tells that one.
        let report = "/dev/shm/mima-bench-peak-\(getpid())"
        let words = ["/usr/bin/time", "-q", "-f", "%M", "-o", report, "/bin/sh", "-c", "exec \(command)"]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let clock = ContinuousClock()
        var status: Int32 = 0
        var usage = rusage()
        let spent = clock.measure {
            guard posix_spawn(&process, "/usr/bin/time", nil, nil, &arguments, environ) == 0,
                wait4(process, &status, 0, &usage) == process
            else { fatalError("cannot run \(command)") }
        }
        guard status == 0 else { fatalError("failed: \(command)") }
        defer { unlink(report) }
        guard let file = fopen(report, "r") else { fatalError("no report of \(command)") }
        defer { fclose(file) }
        var digits = [CChar](repeating: 0, count: 32)
        fgets(&digits, 31, file)
        return ProcessRun(
            seconds: Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18,
            cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakMebibytes: Double(atol(digits)) / 1024
        )
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    /// Whether a program is installed.
    static func isInstalled(_ program: String) -> Bool {
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
    }
}

/// One thing that whole programs do in turn, ours first.
struct ProcessContest {
    let name: String
    let ours: String
    /// The program's name and its command line.
    let peer: (name: String, command: String)
    /// What is done before each run and not measured.
    var preparation: String?

    struct Outcome {
        let name: String
        let peer: String
        let ours: ProcessRun
        let theirs: ProcessRun
    }

    /// Runs both in turn, after one run of each that does not count, and takes the medians.
    func run(rounds: Int) -> Outcome {
        var ours: [ProcessRun] = []
        var theirs: [ProcessRun] = []
        for round in 0...rounds {
            for (command, isOurs) in [(self.ours, true), (peer.command, false)] {
                if let preparation { _ = ProcessRun.run(preparation) }
                let run = ProcessRun.run(command)
                if round == 0 { continue }
                if isOurs { ours.append(run) } else { theirs.append(run) }
            }
        }
        return Outcome(name: name, peer: peer.name, ours: Self.median(ours), theirs: Self.median(theirs))
    }

    private static func median(_ runs: [ProcessRun]) -> ProcessRun {
        func middle(_ value: (ProcessRun) -> Double) -> Double { runs.map(value).sorted()[runs.count / 2] }
        return ProcessRun(
            seconds: middle(\.seconds),
            cpuSeconds: middle(\.cpuSeconds),
            peakMebibytes: runs.map(\.peakMebibytes).max() ?? 0
        )
    }
}
