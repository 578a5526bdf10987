internal import MimaBytes
internal import MimaCrypto

/// Message authentication codes, whole or cut to the group's size.
struct MACGroup: VectorGroup {
    static let typeName = "MacTest"

    let type: String
    /// The size of the tag in bits.
    let tagSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let msg: HexBytes
        let tag: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm.hasPrefix("HMAC") else { throw Missing(algorithm) }
        let mac = MACAlgorithm.hmac(try .available(suiteName: String(algorithm.dropFirst(4))))
        let byteCount = tagSize / 8
        if !tagSize.isMultiple(of: 8) || !(1...mac.byteCount).contains(byteCount) {
            throw Missing("\(algorithm) with a tag of \(tagSize) bits")
        }
        return { test in
            do throws(CryptoError) {
                let key = SymmetricKey(data: test.key.bytes)
                let code = try mac.authenticationCode(for: test.msg.bytes, using: key)
                let isWhole = byteCount == mac.byteCount
                let cut = Array(code[..<byteCount])
                let isValid =
                    isWhole
                    ? try mac.isValidAuthenticationCode(test.tag.bytes, authenticating: test.msg.bytes, using: key)
                    : constantTimeEquals(cut, test.tag.bytes)
                if isValid != (cut == test.tag.bytes) {
                    return .wrong(expected: "verification to agree with the code", found: "\(isValid)")
                }
                if isValid { return .accepted }
                let (expected, found) = Verdict.difference(test.tag.bytes, cut)
                return .rejected("the code \(found) instead of \(expected)")
            } catch {
                return Verdict(error)
            }
        }
    }
}
