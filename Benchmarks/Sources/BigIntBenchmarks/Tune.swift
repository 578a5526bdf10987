#if MIMA_TUNE
    import MimaBigInt

    /// Measures at which size each of Mima's methods begins to pay: at each size the operation with the threshold just
    /// above it, so that the simpler method is taken, and with the threshold there.
    enum Tune {
        private struct Candidate: Sendable {
            let name: String
            let index: Int
            let sizes: [Int]
            let operation: Operation
            /// How many words the operation has for a size that is compared with the threshold.
            /// Where the method works on parts of the operands, whose sizes are not quite known, the thresholds that are
            /// compared are half above the size and a quarter below.
            var isCoarse = false
            var words: @Sendable (Int) -> Int = { $0 }
        }

        // In this order: later methods stand on earlier ones.
        private static let candidates: [Candidate] = [
            Candidate(name: "karatsuba", index: 0, sizes: [16, 20, 24, 28, 32, 36, 40, 48], operation: .multiply),
            Candidate(name: "karatsubaSquare", index: 1, sizes: [28, 32, 36, 40, 44, 48, 56, 64], operation: .square),
            Candidate(
                name: "toomThree",
                index: 2,
                sizes: [72, 84, 96, 108, 120, 132, 150, 180],
                operation: .multiply
            ),
            Candidate(
                name: "toomThreeSquare",
                index: 3,
                sizes: [96, 108, 120, 132, 150, 180, 210, 240],
                operation: .square
            ),
            Candidate(
                name: "transform",
                index: 4,
                sizes: [768, 896, 1024, 1152, 1280, 1408, 1536, 1664, 1792, 2048, 2304],
                operation: .multiply
            ),
            Candidate(
                name: "transformSquare",
                index: 5,
                sizes: [768, 896, 1024, 1152, 1280, 1408, 1536, 1664, 1792, 2048, 2304],
                operation: .square
            ),
            Candidate(
                name: "recursiveDivision",
                index: 6,
                sizes: [16, 20, 24, 28, 32, 36, 40, 48, 56, 64],
                operation: .divide
            ),
            Candidate(
                name: "reciprocal",
                index: 7,
                sizes: [2048, 4096, 8192, 16384, 32768, 65536],
                operation: .toDecimal,
                isCoarse: true,
                words: { 2 * $0 }
            ),
            Candidate(
                name: "digitWriter",
                index: 8,
                sizes: [12, 16, 20, 24, 28, 32, 40, 48],
                operation: .toDecimal,
                words: { $0 + 1 }
            ),
            Candidate(
                name: "digitReader",
                index: 9,
                sizes: [32, 40, 48, 56, 64, 80, 96, 128],
                operation: .fromDecimal
            ),
            Candidate(
                name: "halfDivisor",
                index: 10,
                sizes: [192, 256, 320, 400, 500, 640, 800, 1024],
                operation: .gcd
            ),
            Candidate(
                name: "halfDivisorStep",
                index: 11,
                sizes: [40, 50, 64, 80, 100, 128, 160, 200],
                operation: .gcd,
                isCoarse: true,
                words: { 8 * $0 }
            ),
            Candidate(
                name: "montgomeryParts",
                index: 12,
                sizes: [48, 64, 80, 96, 112, 128, 160],
                operation: .modularPower
            ),
            Candidate(
                name: "lowProduct",
                index: 13,
                sizes: [80, 96, 112, 128, 160],
                operation: .modularPower,
                isCoarse: true,
                words: { 2 * $0 }
            ),
            Candidate(
                name: "cyclicProduct",
                index: 14,
                sizes: [80, 96, 112, 128],
                operation: .modularPower,
                isCoarse: true,
                words: { 2 * $0 }
            ),
            Candidate(
                name: "reciprocalDivision",
                index: 15,
                sizes: [2048, 4096, 8192, 16384, 32768, 65536],
                operation: .divide
            ),
            Candidate(
                name: "newtonReciprocal",
                index: 16,
                sizes: [256, 512, 1024, 2048, 4096],
                operation: .divide,
                isCoarse: true,
                words: { _ in 32_768 }
            ),
        ]

        static func run(only: String?) {
            print("| threshold | better from | time at each size, as a share of the simpler method's |")
            print("| --- | --: | --- |")
            for candidate in candidates where only == nil || candidate.name == only {
                let shares = candidate.sizes.map { share(candidate, $0) }
                // From here on it never costs more than a hundredth.
                let first = shares.indices.first { shares[$0...].allSatisfy { $0 < 1.01 } }
                let chosen = first.map { "\(candidate.sizes[$0])" } ?? "above"
                let list = zip(candidate.sizes, shares).map { "\($0): \(Report.ratio($1))" }.joined(separator: ", ")
                print("| \(candidate.name) | \(chosen) | \(list) |")
            }
        }

        /// The time with the threshold at the size by the time with the threshold above it: the least of several.
        private static func share(_ candidate: Candidate, _ size: Int) -> Double {
            let party = MimaParty()
            party.prepare(candidate.operation, words: candidate.words(size))
            let thresholds = candidate.isCoarse ? [size * 3 / 2, size * 3 / 4] : [size + 1, size]
            var best = [Double.infinity, Double.infinity]
            var repetitions = 1
            for _ in 0..<15 {
                for (index, threshold) in thresholds.enumerated() {
                    ThresholdTuning.set(candidate.index, threshold)
                    var spent = (try? party.run(repetitions)) ?? 0
                    while spent < 0.002 {
                        repetitions *= 2
                        spent = (try? party.run(repetitions)) ?? 0
                    }
                    best[index] = min(best[index], spent / Double(repetitions))
                }
            }
            ThresholdTuning.set(candidate.index, nil)
            return best[1] / best[0]
        }
    }
#endif
