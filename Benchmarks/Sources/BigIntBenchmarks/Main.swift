import Foundation

/// Measures Mima's big integers against their peers over the whole range of sizes, as Markdown.
///
/// `BIGINT_ONLY` limits the operations, and `BIGINT_SIZES` the sizes in words, while something is being worked on;
/// `BIGINT_CHARTS` adds an introduction and
/// charts; `BIGINT_GO` and `BIGINT_PYTHON` are the commands of the peers that are programs.
@main
struct BigIntBenchmarks {
    static func main() throws {
        let environment = ProcessInfo.processInfo.environment
        #if MIMA_TUNE
            if environment["BIGINT_TUNE"] != nil { return Tune.run(only: environment["BIGINT_ONLY"]) }
        #endif
        let only = environment["BIGINT_ONLY"]?.split(separator: ",").map(String.init)
        let operations = Operation.allCases.filter { only?.contains($0.rawValue) ?? true }
        let sizes =
            environment["BIGINT_SIZES"]?.split(separator: ",").compactMap { Int($0) } ?? (0...18).map { 1 << $0 }
        let match = Match(parties: try parties(environment))
        if environment["BIGINT_CHARTS"] != nil { print(Report.introduction) }
        for operation in operations {
            let outcomes = try match.run(operation, sizes: sizes)
            print(Report.table(operation, match.parties.map(\.name), outcomes))
            if environment["BIGINT_CHARTS"] != nil {
                print(Report.chart(operation, match.parties.map(\.name), outcomes))
            }
            fflush(nil)
        }
    }

    private static func parties(_ environment: [String: String]) throws -> [any Party] {
        var parties: [any Party] = [MimaParty(), GMPParty()]
        if let command = environment["BIGINT_GO"] { parties.append(try ProgramParty(name: "Go", command: command)) }
        #if canImport(BigInt)
            if environment["BIGINT_ATTASWIFT"] != "no" { parties.append(AttaswiftParty()) }
        #endif
        if let command = environment["BIGINT_PYTHON"] {
            parties.append(try ProgramParty(name: "Python", command: command))
        }
        return parties
    }
}
