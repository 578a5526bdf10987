/// A case, or a whole file, that did not give what it should.
public struct Failure: Sendable, Equatable {
    /// The case's name in its file, such as "tcId 12"; nil when the file as a whole failed.
    public let testCase: String?
    /// What the suite says of the case, in its own words; empty when it says nothing.
    public let comment: String
    /// What the suite expects.
    public let expected: String
    /// What was found.
    public let found: String
}

extension Failure: CustomStringConvertible {
    /// One line for a person.
    public var description: String {
        let name = testCase.map { comment.isEmpty ? "\($0): " : "\($0) (\(comment)): " } ?? ""
        return "\(name)expected \(expected), found \(found)"
    }
}
