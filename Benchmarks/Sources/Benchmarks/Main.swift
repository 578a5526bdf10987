import CPeers
import Foundation

/// Measures Mima against its peers and prints one table: ratios first, the times that they come from beside them.
@main
struct Benchmarks {
    static func main() throws {
        let environment = ProcessInfo.processInfo.environment
        // One part of the contests in the process, while it is being worked on.
        if let only = environment["BENCH_ONLY"] {
            for contest in try contests(environment).joined() where contest.name.contains(only) {
                print(try contest.run())
            }
            return
        }
        guard let mima = environment["MIMA_TOOL"] else { fatalError("MIMA_TOOL must name the tool") }
        let files = FileContests(
            mima: mima,
            folder: environment["BENCH_FOLDER"] ?? "/dev/shm/mima-bench",
            mebibytes: environment["BENCH_MIB"].flatMap { Int($0) } ?? 1024
        )
        print(introduction)

        print("## Whole processes\n")
        print("| what | peer | ratio | mima | peer's time | mima, CPU | peer, CPU | mima, peak |")
        print("| --- | --- | --: | --: | --: | --: | --: | --: |")
        let (outcomes, missing) = files.run(rounds: 7)
        for outcome in outcomes { print(row(outcome)) }
        let (archiveOutcomes, archiveMissing) = ArchiveContests(files: files).run(rounds: 7)
        for outcome in archiveOutcomes { print(row(outcome)) }
        let (jsonOutcomes, jsonMissing) = try JSONFileContests(files: files).run(rounds: 7)
        for outcome in jsonOutcomes { print(row(outcome)) }
        let absent = Array(Set(missing + archiveMissing + jsonMissing)).sorted()
        if !absent.isEmpty { print("\nNot installed, and so not measured: \(absent.joined(separator: ", ")).") }

        print("\n## In the process\n")
        print("| what | peer | ratio | mima | peer's time |")
        print("| --- | --- | --: | --: | --: |")
        for contest in try contests(environment).joined() { print(try contest.run()) }
    }

    private static func contests(_ environment: [String: String]) throws -> [[Contest]] {
        try [
            CryptoContests.all(),
            CodeContests.all(),
            KeyContests.all(),
            CryptoKitContests.all(),
            RSAContests.all(),
            PasswordContests.all(),
            GobContests.all(peer: environment["GOB_PEER"]),
            JSONContests.all(peer: environment["JSON_PEER"]),
            CharsetContests.all(encodingRs: environment["ENCODING_RS_PEER"]),
        ]
    }

    private static func print(_ outcome: Outcome) {
        for peer in outcome.peers {
            print(
                "| \(outcome.name) | \(peer.name) | \(ratio(outcome.ours, peer.seconds)) "
                    + "| \(time(outcome.ours)) | \(time(peer.seconds)) |"
            )
        }
    }

    /// Each line goes out when it is measured: a whole run takes many minutes.
    private static func print(_ line: String) {
        Swift.print(line)
        fflush(nil)
    }

    private static var introduction: String {
        let cpu =
            (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
            .split(separator: "\n").first { $0.hasPrefix("model name") }?
            .split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
        let date = Date().formatted(.iso8601.year().month().day())
        return """
            # Benchmarks

            The output of `make bench`. A ratio is Mima's time divided by the peer's: below 1, Mima is the faster one. Both
            ran in turn, on the same input, in one run; times are medians, peaks the largest. "libcrypto from C" fetches
            each algorithm once and uses its context again; it writes to memory that it has, where Mima makes a new array.
            AES-GCM in libcrypto 3.0 computes with AES-NI; swift-crypto's library also has code for VAES, which a CPU of
            today runs twice as fast on long messages.

            \(date), \(ProcessInfo.processInfo.activeProcessorCount) cores, \(cpu), \(String(cString: cpeers_version())).

            """
    }

    private static func row(_ outcome: ProcessContest.Outcome) -> String {
        let (ours, theirs) = (outcome.ours, outcome.theirs)
        return "| \(outcome.name) | \(outcome.peer) | \(ratio(ours.seconds, theirs.seconds)) "
            + "| \(time(ours.seconds)) | \(time(theirs.seconds)) | \(time(ours.cpuSeconds)) "
            + "| \(time(theirs.cpuSeconds)) | \(String(format: "%.1f MiB", ours.peakMebibytes)) |"
    }

    private static func ratio(_ ours: Double, _ theirs: Double) -> String {
        String(format: "%.2f", ours / theirs)
    }

    private static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<1e-6: String(format: "%.0f ns", seconds * 1e9)
        case ..<1e-3: String(format: "%.2f µs", seconds * 1e6)
        case ..<1: String(format: "%.2f ms", seconds * 1e3)
        default: String(format: "%.2f s", seconds)
        }
    }
}
