/// One thing that is done by Mima and by its peers, on the same input.
struct Contest {
    let name: String
    let ours: () throws -> Void
    let peers: [(name: String, run: () throws -> Void)]
}

/// What came of a contest: medians in seconds.
struct Outcome {
    let name: String
    let ours: Double
    let peers: [(name: String, seconds: Double)]
}

extension Contest {
    /// Runs all parties in turn, so that a machine that slows down slows all of them, and takes each one's median.
    ///
    /// A call that is short is repeated within a round until the round takes about `roundSeconds`.
    func run(rounds: Int = 15, roundSeconds: Double = 0.02) throws -> Outcome {
        let parties = [("mima", ours)] + peers.map { ($0.name, $0.run) }
        let repetitions = try parties.map { try Self.repetitions(of: $0.1, filling: roundSeconds) }
        var times = [[Double]](repeating: [], count: parties.count)
        for _ in 0..<rounds {
            for (index, party) in parties.enumerated() {
                times[index].append(try Self.time(party.1, repetitions[index]) / Double(repetitions[index]))
            }
        }
        let medians = times.map { $0.sorted()[rounds / 2] }
        return Outcome(
            name: name,
            ours: medians[0],
            peers: zip(peers, medians.dropFirst()).map { ($0.name, $1) }
        )
    }

    private static func repetitions(of run: () throws -> Void, filling seconds: Double) throws -> Int {
        var count = 1
        while true {
            let spent = try time(run, count)
            if spent >= seconds / 2 || count >= 1 << 24 { return max(1, Int(Double(count) * seconds / spent)) }
            count *= 2
        }
    }

    private static func time(_ run: () throws -> Void, _ repetitions: Int) throws -> Double {
        let clock = ContinuousClock()
        let spent = try clock.measure { for _ in 0..<repetitions { try run() } }
        return Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
    }
}
