/// The parties' times for one operation at one size: medians in seconds, nil for a party that would take too long.
struct Outcome {
    let words: Int
    let seconds: [Double?]
}

/// Runs all parties in turn on the same operands, so that a machine that slows down slows all of them.
struct Match {
    let parties: [any Party]
    /// A party that would take longer than this for one result is left out, from that size on.
    var limit = 8.0
    var rounds = 9
    var roundSeconds = 0.02

    func run(_ operation: Operation, sizes: [Int]) throws -> [Outcome] {
        var last = [Double](repeating: 0, count: parties.count)
        // How much longer the next size takes: as the last one did, or four times, as quadratic methods do.
        var growth = [Double](repeating: 4, count: parties.count)
        return try sizes.map { words in
            let present = parties.indices.filter { last[$0] * growth[$0] < limit }
            var repetitions = [Int](repeating: 1, count: parties.count)
            var sums: [UInt64] = []
            for index in present {
                try parties[index].prepare(operation, words: words)
                repetitions[index] = try count(parties[index])
                sums.append(try parties[index].checksum())
            }
            guard Set(sums).count == 1 else { fatalError("\(operation) of \(words) words: results differ \(sums)") }
            var times = [[Double]](repeating: [], count: parties.count)
            for _ in 0..<rounds {
                for index in present {
                    // What takes seconds is not noisy.
                    if let first = times[index].first, first > 0.5, times[index].count >= 3 || first > 3 { continue }
                    times[index].append(try parties[index].run(repetitions[index]) / Double(repetitions[index]))
                }
            }
            let medians = times.map { $0.isEmpty ? nil : $0.sorted()[$0.count / 2] }
            for index in present {
                guard let seconds = medians[index] else { continue }
                if last[index] > 0 { growth[index] = seconds / last[index] }
                last[index] = seconds
            }
            for index in parties.indices where !present.contains(index) { last[index] = .infinity }
            return Outcome(words: words, seconds: medians)
        }
    }

    /// How many repetitions fill a round.
    private func count(_ party: any Party) throws -> Int {
        var count = 1
        while true {
            let spent = try party.run(count)
            if spent >= roundSeconds / 2 { return max(1, Int(Double(count) * roundSeconds / spent)) }
            count *= 2
        }
    }
}
