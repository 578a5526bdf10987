internal import MimaCrypto

/// ChaCha20 and XChaCha20 from any block on.
struct StreamCipherGroup: VectorGroup {
    static let typeName = "StreamCipherTest"

    let type: String
    /// The variant of the cipher.
    let algorithm: String
    /// The sizes of nonce and counter in bits.
    let ivSize: Int
    let counterSize: Int
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let key: HexBytes
        let iv: HexBytes
        /// Little-endian.
        let initialCounter: HexBytes
        let msg: HexBytes
        /// Left out when the case is invalid.
        let ct: HexBytes?
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let isExtended: Bool
        switch (self.algorithm.uppercased(), ivSize, counterSize) {
        case ("CHACHA20", 96, 32): isExtended = false
        case ("XCHACHA20", 192, 64): isExtended = true
        default: throw Missing("\(self.algorithm) with a nonce of \(ivSize) bits and a counter of \(counterSize)")
        }
        return { test in
            let key = SymmetricKey(data: test.key.bytes)
            let counter = test.initialCounter.bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            do throws(CryptoError) {
                let found =
                    isExtended
                    ? try XChaCha20.encrypt(test.msg.bytes, using: key, nonce: test.iv.bytes, counter: counter)
                    : try ChaCha20.encrypt(
                        test.msg.bytes,
                        using: key,
                        nonce: test.iv.bytes,
                        counter: UInt32(truncatingIfNeeded: counter)
                    )
                // An empty one may be left out.
                return .comparing("ciphertext", expected: test.ct?.bytes ?? [], found: found)
            } catch {
                return Verdict(error)
            }
        }
    }
}
