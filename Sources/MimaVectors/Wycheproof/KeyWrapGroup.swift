internal import MimaBytes
internal import MimaCrypto

/// Keys wrapped under keys: RFC 3394 and RFC 5649, over any block cipher.
struct KeyWrapGroup: VectorGroup {
    static let typeName = "KeywrapTest"

    let type: String
    /// The size of the wrapping key in bits.
    let keySize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let msg: HexBytes
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let words = algorithm.split(separator: "-").map(String.init)
        guard words.count == 2, ["WRAP", "KWP"].contains(words[1]),
            let cipher = BlockCipher(suiteName: words[0], keyByteCount: keySize / 8)
        else { throw Missing(algorithm) }
        if !cipher.isAvailable { throw Missing("\(cipher), which this libcrypto does not offer") }
        let isPadded = words[1] == "KWP"
        return { test in
            let key = SymmetricKey(data: test.key.bytes)
            do throws(CryptoError) {
                let secret =
                    isPadded
                    ? try KeyWrap.unwrapPadded(test.ct.bytes, using: key, cipher: cipher)
                    : try KeyWrap.unwrap(test.ct.bytes, using: key, cipher: cipher)
                if !secret.secretBytes.isEqual(to: test.msg.bytes.span) {
                    return .wrong(expected: "the wrapped key", found: "another of \(secret.byteCount) bytes")
                }
                let wrapped =
                    isPadded
                    ? try KeyWrap.wrapPadded(secret, using: key, cipher: cipher)
                    : try KeyWrap.wrap(secret, using: key, cipher: cipher)
                return .comparing("wrapped key", expected: test.ct.bytes, found: wrapped)
            } catch {
                return Verdict(error)
            }
        }
    }
}
