internal import MimaBytes
internal import MimaCrypto

/// What a suite says of a case: Wycheproof's three results.
enum ExpectedResult: String, Decodable {
    /// The input is good and must be accepted; the output is known.
    case valid
    /// The input is bad and must be refused.
    case invalid
    /// Good libraries differ: the input may be refused, or accepted with the known output.
    case acceptable
}

/// What became of a case, before it is held against what the suite says of it.
enum Verdict: Equatable {
    /// The input was accepted, and every output is the expected one.
    case accepted
    /// The input was refused, for this reason.
    case rejected(String)
    /// Something came out that no result of the suite allows.
    case wrong(expected: String, found: String)
    /// The case cannot be run, for this reason.
    case skipped(String)
}

extension Verdict {
    /// Accepted when both are the same bytes; otherwise wrong, showing where they part.
    static func comparing(_ what: String, expected: [UInt8], found: [UInt8]) -> Verdict {
        if expected == found { return .accepted }
        let (expectedText, foundText) = difference(expected, found)
        return .wrong(expected: "\(what) \(expectedText)", found: foundText)
    }

    /// The two in hexadecimal: whole when they are short, else from a little before the first difference.
    static func difference(_ left: [UInt8], _ right: [UInt8]) -> (String, String) {
        let shared = zip(left, right).prefix { $0 == $1 }.count
        return (excerpt(left, around: shared), excerpt(right, around: shared))
    }

    private static func excerpt(_ bytes: [UInt8], around offset: Int) -> String {
        if bytes.isEmpty { return "nothing" }
        if bytes.count <= 64 { return Hex.encode(bytes) }
        let start = max(0, min(offset, bytes.count) - 8)
        let piece = Array(bytes[start..<min(bytes.count, start + 32)])
        return "\(bytes.count) bytes, from \(start): \(Hex.encode(piece))…"
    }

    /// What an error of the library means for the case.
    ///
    /// A refusal of the input is a rejection. An algorithm that is not there is a skip, and a failure inside of
    /// libcrypto that the library did not foresee is wrong whatever the suite says.
    init(_ error: CryptoError) {
        switch error {
        case .unavailable(let algorithm): self = .skipped("needs \(algorithm), which this libcrypto does not offer")
        case .libcrypto: self = .wrong(expected: "an answer", found: "\(error)")
        default: self = .rejected("\(error)")
        }
    }
}
