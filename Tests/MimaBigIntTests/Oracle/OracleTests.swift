import Foundation
import MimaBigInt
import TestPeers
import Testing

/// Every public operation with random numbers, against Python and GMP (gmpy2).
///
/// `MIMA_ORACLE_OPERATIONS` says how many operations are tried, `MIMA_ORACLE_BITS` how long numbers are at most, and
/// `MIMA_ORACLE_SEED` where the random numbers start; `make oracle` tries a million, up to a million bits.
@Suite struct OracleTests {
    private static func setting(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    private static let streams = 8
    private static let hasLibrary: Bool = {
        (try? withTemporaryFolder { try Peer.python3.run(["-c", "import gmpy2"], in: $0) }) != nil
    }()

    @Test(
        "as GMP and Python have it",
        .enabled(if: hasLibrary, "python3 has no gmpy2"),
        arguments: 0..<streams
    )
    func agreement(_ stream: Int) throws {
        let count = Self.setting("MIMA_ORACLE_OPERATIONS", 4000) / Self.streams
        let seed = Self.setting("MIMA_ORACLE_SEED", 20) * Self.streams + stream
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = here.appending(path: "../../../Sources/MimaBigInt").path
        let script = here.appending(component: "oracle.py").path
        let bits = Self.setting("MIMA_ORACLE_BITS", 100_000)
        try Peer.python3.stream([script, "\(seed)", "\(count)", "\(bits)", sources]) { file in
            var records = OracleStream(file)
            var done = 0
            var failures = 0
            while let record = try records.next() {
                done += 1
                let operation = try #require(OracleOperations.all[record.name], "\(record.name)")
                let results = try operation(OracleArguments(values: record.arguments))
                let agrees = zip(results, record.results).allSatisfy { $0.agrees(with: $1) }
                if agrees && results.count == record.results.count { continue }
                Issue.record("\(record.name) differs: seed \(seed), operation \(done) of \(count), \(bits) bits")
                failures += 1
                if failures == 10 { return }
            }
            #expect(done == count)
        }
    }
}
