/// Cases that were not run, all for one reason.
public struct Skip: Sendable, Equatable {
    /// What is missing, such as "needs AES-CCM".
    public let reason: String
    /// How many cases were skipped; a file whose cases were not even read counts as one.
    public internal(set) var count: Int
    /// The names of the cases, where the reason lies in the case and not in the algorithm of its whole group.
    public internal(set) var cases: [String]

    /// A skip of `count` cases.
    public init(reason: String, count: Int, cases: [String]) {
        self.reason = reason
        self.count = count
        self.cases = cases
    }
}
