extension Checksums {
    /// Why a line of a checksum file is no entry.
    @nonexhaustive
    public enum Fault: Error, Equatable, Sendable {
        /// The line has more bytes than ``Checksums/maximumLineByteCount``.
        case tooLong
        /// Neither a digest and a name nor a function, a name and a digest.
        case notAnEntry
        /// The function that the line names is none that is known here.
        case unknownFunction(String)
        /// The line is of another function than the one that was asked for.
        case otherFunction(found: String, expected: String)
        /// The function has no digests of this size.
        case wrongDigestByteCount(found: Int, function: String)
        /// The line does not name its function, and digests of this size can be of any of these, or of none that has a
        /// usual program of its own.
        case ambiguousDigest(byteCount: Int, candidates: [Function])
        /// In an escaped name, a backslash stands before something else than `\`, `n` or `r`.
        case invalidEscape
        /// The name is empty, or has a zero byte in it.
        case invalidName
    }
}

extension Checksums.Fault: CustomStringConvertible {
    /// What is wrong, without a full stop, for a person.
    public var description: String {
        switch self {
        case .tooLong: "the line is longer than \(Checksums.maximumLineByteCount) bytes"
        case .notAnEntry: "not a checksum and a name"
        case .unknownFunction(let name): "'\(name)' is not a hash function known here"
        case .otherFunction(let found, let expected): "a checksum of \(found), not \(expected)"
        case .wrongDigestByteCount(let found, let function): "a checksum of \(function) does not have \(found * 8) bits"
        case .ambiguousDigest(let count, let candidates):
            candidates.isEmpty
                ? "nothing tells which function a checksum of \(count * 8) bits is of"
                : "a checksum of \(count * 8) bits can be of \(candidates.map(\.name).joined(separator: " or "))"
        case .invalidEscape: "a backslash in the name escapes nothing"
        case .invalidName: "the name is empty or has a zero byte"
        }
    }
}
