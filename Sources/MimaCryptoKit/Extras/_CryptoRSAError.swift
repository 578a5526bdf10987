internal import MimaBytes

/// What the readers of PEM among CryptoExtras' additions throw.
public enum _CryptoRSAError: Error {
    /// The text is not a PEM document, or one of another kind.
    case invalidPEMDocument
}

extension PEM {
    /// As ``read(_:)``, throwing what CryptoExtras throws.
    static func readExtra(_ text: String) throws(_CryptoRSAError) -> (label: String, contents: SecretBytes) {
        do {
            return try read(text)
        } catch {
            throw .invalidPEMDocument
        }
    }
}
