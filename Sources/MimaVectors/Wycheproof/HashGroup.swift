internal import MimaCrypto

/// Hash functions; the schema is our own, in Wycheproof's form.
struct HashGroup: VectorGroup {
    static let typeName = "HashTest"
    /// The largest output of an extendable function that a group may ask for, in bits.
    static let maximumDigestSize = 1 << 23
    /// The most bytes of message that a case may ask to be hashed.
    static let maximumMessageByteCount = 1 << 30

    let type: String
    /// The size of the digest in bits.
    let digestSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        /// The message, which is `msg` so many times; once when it does not say.
        let msg: HexBytes
        let `repeat`: Int?
        let digest: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let hash = try hash(algorithm)
        if 8 * hash.byteCount != digestSize { throw Missing("\(algorithm) with a digest of \(digestSize) bits") }
        return { test in
            let count = test.repeat ?? 1
            let (byteCount, overflow) = count.multipliedReportingOverflow(by: test.msg.bytes.count)
            guard count >= 1, !overflow, byteCount <= Self.maximumMessageByteCount else {
                return .wrong(
                    expected: "a message of at most \(Self.maximumMessageByteCount) bytes",
                    found: "\(count) times \(test.msg.bytes.count)"
                )
            }
            return test.run(hash, count: count)
        }
    }

    private func hash(_ name: String) throws(Missing) -> HashAlgorithm {
        let isWhole = digestSize.isMultiple(of: 8) && (8...Self.maximumDigestSize).contains(digestSize)
        guard isWhole else { throw Missing("\(name) with a digest of \(digestSize) bits") }
        switch name {
        case "SHAKE128": return .shake128(byteCount: digestSize / 8)
        case "SHAKE256": return .shake256(byteCount: digestSize / 8)
        case "BLAKE2b": return .blake2b(byteCount: digestSize / 8)
        default: return try .available(suiteName: name)
        }
    }
}

extension HashGroup.Case {
    /// Hashes through each door of the library: all must give the same.
    fileprivate func run(_ hash: HashAlgorithm, count: Int) -> Verdict {
        do throws(CryptoError) {
            var context = try HashContext(hash)
            for _ in 0..<count { context.update(msg.bytes) }
            let copy = context.copy()
            let found = context.finalize()
            if found != digest.bytes { return .comparing("digest", expected: digest.bytes, found: found) }
            if copy.finalize() != found { return .wrong(expected: "a copy to end as its original", found: "otherwise") }
            if count > 1 { return .accepted }
            if try hash.hash(msg.bytes) != found {
                return .wrong(expected: "the same digest in one call", found: "another")
            }
            var pieces = try HashContext(hash)
            for start in stride(from: 0, to: msg.bytes.count, by: 7) {
                pieces.update(msg.bytes.span.extracting(start..<min(start + 7, msg.bytes.count)))
            }
            if pieces.finalize() != found {
                return .wrong(expected: "the same digest from pieces of 7 bytes", found: "another")
            }
            return .accepted
        } catch {
            return Verdict(error)
        }
    }
}
