import Foundation

/// Outcomes as Markdown.
enum Report {
    static func title(_ operation: Operation) -> String {
        switch operation {
        case .add: "Add"
        case .multiply: "Multiply"
        case .square: "Square"
        case .divide: "Divide 2n words by n"
        case .toDecimal: "To decimal"
        case .fromDecimal: "From decimal"
        case .gcd: "Greatest common divisor"
        case .modularPower: "Modular power"
        }
    }

    /// A table: Mima's time, and each peer's ratio, Mima's time divided by the peer's.
    static func table(_ operation: Operation, _ names: [String], _ outcomes: [Outcome]) -> String {
        var lines = ["### \(title(operation))\n"]
        lines.append("| words | mima | GMP's time | " + names.dropFirst().joined(separator: " | ") + " |")
        lines.append("| --: | --: | --: |" + String(repeating: " --: |", count: names.count - 1))
        for outcome in outcomes {
            guard let ours = outcome.seconds[0] else { continue }
            let ratios = outcome.seconds.dropFirst().map { $0.map { ratio(ours / $0) } ?? "" }
            lines.append(
                "| \(outcome.words) | \(time(ours)) | \(outcome.seconds[1].map { time($0) } ?? "") | "
                    + ratios.joined(separator: " | ") + " |"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A chart of the times as multiples of GMP's, up to 6: a line each for Mima and for the peers of the field that
    /// come near.
    static func chart(_ operation: Operation, _ names: [String], _ outcomes: [Outcome]) -> String {
        guard names.count > 1, names[1] == "GMP" else { return "" }
        let shown = names.indices.filter { ["mima", "Go"].contains(names[$0]) }
        let lines = shown.map { party in
            let values = outcomes.map { outcome in
                guard let gmp = outcome.seconds[1], let seconds = outcome.seconds[party] else { return "6" }
                return String(format: "%.2f", min(seconds / gmp, 6))
            }
            return "    line [\(values.joined(separator: ", "))]"
        }
        let sizes = outcomes.map { $0.words < 1024 ? "\($0.words)" : "\"\($0.words / 1024) Ki\"" }
        return """
            ```mermaid
            xychart-beta
                title "\(title(operation)): times GMP's time; \(shown.map { names[$0] }.joined(separator: ", then "))"
                x-axis "words" [\(sizes.joined(separator: ", "))]
                y-axis "times GMP" 0 --> 6
            \(lines.joined(separator: "\n"))
            ```

            """
    }

    static let introduction = """

        ## Big integers

        Times are of fresh results. Each column after GMP's time is Mima's time divided by that peer's; none where the
        peer would have taken more than some seconds. Operands are random; the exponent of a modular power is as long
        as the modulus up to 64 words, and shorter above, down to 17 bits. All parties' results were compared.

        """

    static func ratio(_ value: Double) -> String { String(format: value < 0.1 ? "%.3f" : "%.2f", value) }

    static func time(_ seconds: Double) -> String {
        switch seconds {
        case ..<1e-7: String(format: "%.1f ns", seconds * 1e9)
        case ..<1e-6: String(format: "%.0f ns", seconds * 1e9)
        case ..<1e-3: String(format: "%.2f µs", seconds * 1e6)
        case ..<1: String(format: "%.2f ms", seconds * 1e3)
        default: String(format: "%.2f s", seconds)
        }
    }
}
