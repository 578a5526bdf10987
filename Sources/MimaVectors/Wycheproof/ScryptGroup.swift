internal import MimaBytes
internal import MimaCrypto

/// scrypt; the schema is our own, in Wycheproof's form.
struct ScryptGroup: VectorGroup {
    static let typeName = "ScryptTest"
    /// The most memory in bytes that a case may take: RFC 7914's largest takes 1 GiB.
    static let maximumMemory = 1 << 30 + 1 << 24
    /// The most that N·r·p may be: RFC 7914's largest.
    static let maximumWork = 1 << 23
    /// The most bytes of key that a case may ask for.
    static let maximumByteCount = 1 << 20

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let password: HexBytes
        let salt: HexBytes
        let n: Int
        let r: Int
        let p: Int
        /// The size of the key in bytes.
        let dkLen: Int
        let dk: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "SCRYPT" else { throw Missing(algorithm) }
        return { test in
            let (perBlock, first) = test.n.multipliedReportingOverflow(by: test.r)
            let (work, second) = perBlock.multipliedReportingOverflow(by: test.p)
            // What the case calls invalid is refused by the library before any work is done.
            if test.result != .invalid && (first || second || work > Self.maximumWork)
                || test.dkLen > Self.maximumByteCount
            {
                return .wrong(
                    expected: "N·r·p of at most \(Self.maximumWork) and \(Self.maximumByteCount) bytes",
                    found: "N = \(test.n), r = \(test.r), p = \(test.p) and \(test.dkLen) bytes"
                )
            }
            do throws(CryptoError) {
                let kdf = Scrypt(
                    cost: test.n,
                    blockSize: test.r,
                    parallelism: test.p,
                    maximumMemory: Self.maximumMemory
                )
                let key = try kdf.deriveKey(
                    from: SecretBytes(copying: test.password.bytes),
                    salt: test.salt.bytes,
                    byteCount: test.dkLen
                )
                return .comparing("key", expected: test.dk.bytes, found: key.copiedBytes)
            } catch {
                return Verdict(error)
            }
        }
    }
}
