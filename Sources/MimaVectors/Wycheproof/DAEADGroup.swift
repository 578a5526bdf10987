internal import MimaCrypto

/// Deterministic authenticated encryption: AES-SIV without a nonce, and one associated data.
struct DAEADGroup: VectorGroup {
    static let typeName = "DaeadTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let aad: HexBytes
        let msg: HexBytes
        /// The tag and the ciphertext.
        let ct: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "AES-SIV-CMAC" else { throw Missing(algorithm) }
        return { test in
            let key = SymmetricKey(data: test.key.bytes)
            let components = [test.aad.bytes]
            do throws(CryptoError) {
                let message = try AES.SIV.open(test.ct.bytes, using: key, authenticating: components)
                if message != test.msg.bytes {
                    return .comparing("message", expected: test.msg.bytes, found: message)
                }
                let sealed = try AES.SIV.seal(message, using: key, authenticating: components)
                return .comparing("tag and ciphertext", expected: test.ct.bytes, found: sealed)
            } catch {
                return Verdict(error)
            }
        }
    }
}
