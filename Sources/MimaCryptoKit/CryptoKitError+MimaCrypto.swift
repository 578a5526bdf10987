internal import MimaCrypto

extension CryptoKitError {
    /// The case that swift-crypto has for what went wrong beneath.
    init(_ error: MimaCrypto.CryptoError) {
        switch error {
        case .authenticationFailed: self = .authenticationFailure
        case .wrongByteCount, .parameterOutOfRange: self = .incorrectParameterSize
        case .invalidKey, .smallOrderPublicKey, .unsupported: self = .invalidParameter
        default: self = .libcryptoFailed
        }
    }
}

/// Runs `body`, giving MimaCrypto's error as the one that swift-crypto has for it.
@inline(__always)
func throwingCryptoKitError<R: ~Copyable>(
    _ body: () throws(MimaCrypto.CryptoError) -> R
) throws(CryptoKitError) -> R {
    do {
        return try body()
    } catch {
        throw CryptoKitError(error)
    }
}
