import ArgumentParser
import Mima

/// Which hash function.
struct HashAlgorithmOptions: ParsableArguments {
    @Option(
        name: [.customShort("a"), .customLong("algorithm")],
        help: ArgumentHelp(
            "The algorithm: sha256 unless told, or what a list to check says; --list shows all.",
            valueName: "name"
        ),
        completion: .list(Checksums.Function.all.map(\.name))
    )
    var name: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The checksum's size, for blake2b, shake128 and shake256.", valueName: "bits")
    )
    var length: Int?

    /// Throws `ValidationError` when the options do not go together.
    func check() throws {
        _ = try function()
    }

    /// The function that the options name; nil when they name none.
    func function() throws -> Checksums.Function? {
        guard let name else {
            if length != nil { throw ValidationError("--length needs an algorithm: give -a.") }
            return nil
        }
        guard let function = Checksums.Function(named: name) else {
            let near = NearestName.of(name, among: Checksums.Function.all.map(\.name))
            let hint = near.map { "did you mean \($0)?" } ?? "'mima hash --list' shows all."
            throw ValidationError("There is no hash algorithm '\(name)'; \(hint)")
        }
        guard let length else { return function }
        guard length.isMultiple(of: 8), let algorithm = function.algorithm(byteCount: length / 8) else {
            throw ValidationError("The --length of \(function.name) is \(Self.lengths(of: function)).")
        }
        return .fixed(algorithm)
    }

    /// The algorithm to compute.
    func algorithm() throws -> HashAlgorithm {
        try function()?.algorithm ?? .sha256
    }

    private static func lengths(of function: Checksums.Function) -> String {
        let counts = function.byteCounts
        if counts.count == 1 { return "\(counts.lowerBound * 8), and no other" }
        return "\(counts.lowerBound * 8) to \(counts.upperBound * 8), in steps of 8"
    }
}
