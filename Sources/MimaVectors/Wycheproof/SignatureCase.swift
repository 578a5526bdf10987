internal import MimaCrypto

/// A message and what may be a signature of it.
struct SignatureCase: VectorCase {
    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let msg: HexBytes
    let sig: HexBytes

    /// Verifies the signature under a key; one that is refused verifies nothing.
    func verify(under key: Result<PublicKey, CryptoError>, _ scheme: SignatureScheme) -> Verdict {
        do throws(CryptoError) {
            return try key.get().isValidSignature(sig.bytes, for: msg.bytes, using: scheme)
                ? .accepted : .rejected("the signature is not valid")
        } catch {
            return Verdict(error)
        }
    }
}
