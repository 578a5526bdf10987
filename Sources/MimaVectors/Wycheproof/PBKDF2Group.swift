internal import MimaBytes
internal import MimaCrypto

/// PBKDF2 with HMAC.
struct PBKDF2Group: VectorGroup {
    static let typeName = "PbkdfTest"
    /// The most iterations that a case may ask for, RFC 6070's largest; a damaged file must not run for days.
    static let maximumIterationCount = 1 << 24
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
        let iterationCount: Int
        /// The size of the key in bytes.
        let dkLen: Int
        let dk: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm.hasPrefix("PBKDF2-HMAC") else { throw Missing(algorithm) }
        let hash = try HashAlgorithm.available(suiteName: String(algorithm.dropFirst(11)))
        return { test in
            if test.iterationCount > Self.maximumIterationCount || test.dkLen > Self.maximumByteCount {
                return .wrong(
                    expected: "at most \(Self.maximumIterationCount) iterations and \(Self.maximumByteCount) bytes",
                    found: "\(test.iterationCount) and \(test.dkLen)"
                )
            }
            do throws(CryptoError) {
                let key = try PBKDF2(hash, iterations: test.iterationCount).deriveKey(
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
