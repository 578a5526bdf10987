internal import MimaCrypto

/// HKDF: extraction and expansion in one.
struct HKDFGroup: VectorGroup {
    static let typeName = "HkdfTest"

    let type: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let ikm: HexBytes
        let salt: HexBytes
        let info: HexBytes
        /// The size of the output in bytes.
        let size: Int
        let okm: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm.hasPrefix("HKDF-") else { throw Missing(algorithm) }
        let kdf = HKDF(try .available(suiteName: String(algorithm.dropFirst(5))))
        return { test in
            do throws(CryptoError) {
                let input = SymmetricKey(data: test.ikm.bytes)
                let (salt, info) = (test.salt.bytes, test.info.bytes)
                let key = try kdf.deriveKey(from: input, salt: salt, info: info, byteCount: test.size)
                let extracted = try kdf.extract(from: input, salt: salt)
                let expanded = try kdf.expand(extracted, info: info, byteCount: test.size)
                if key != expanded {
                    return .wrong(expected: "the two steps to give what the one gives", found: "another key")
                }
                return .comparing("key", expected: test.okm.bytes, found: key.copiedBytes)
            } catch {
                return Verdict(error)
            }
        }
    }
}

extension SymmetricKey {
    /// The bytes, which in a test vector are no secret.
    var copiedBytes: [UInt8] {
        withBytes { bytes in [UInt8](capacity: bytes.count) { for index in bytes.indices { $0.append(bytes[index]) } } }
    }
}
