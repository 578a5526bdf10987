package import OpenSSLBridge

/// What can go wrong in MimaCrypto.
///
/// No case carries secret bytes, and a decryption that fails says nothing of why.
@nonexhaustive
public enum CryptoError: Error, Equatable, Sendable {
    /// The running libcrypto, or the provider that the system's policy allows, does not offer this algorithm.
    case unavailable(algorithm: String)
    /// A value has a size, in bytes, that the algorithm does not take.
    case wrongByteCount(of: String, found: Int, expected: ClosedRange<Int>)
    /// A parameter that is a number is outside of what the algorithm, or the caller's limit, allows.
    case parameterOutOfRange(String, found: Int, allowed: ClosedRange<Int>)
    /// Two parameters, or a parameter and an algorithm, cannot go together; the text says which and why.
    case unsupported(String)
    /// The authentication tag, or the padding, is not that of this message under this key.
    case authenticationFailed
    /// The nonce has served before under this key: two messages under one nonce give each other away.
    case nonceReused
    /// The key has sealed as many messages as it may; a new one is needed.
    case keyExhausted(messages: Int)
    /// The bytes are not a signature of this scheme: of the wrong size, or not in the one form that it has; the text
    /// says what is wrong. One that is well formed and not the key's is no error.
    case malformedSignature(String)
    /// The bytes are not a key of this kind; the text says what is wrong with them.
    case invalidKey(String)
    /// The private key is encrypted, and no passphrase was given.
    case passphraseNeeded
    /// The passphrase is not that of the encrypted key, or the encrypted part is damaged: these look alike.
    case wrongPassphrase
    /// The public key is of small order: the shared secret would be all zero, known to anyone (RFC 7748 §6.1).
    case smallOrderPublicKey
    /// The system did not give the memory, in KiB, that the algorithm needs.
    case outOfMemory(kibibytes: Int)
    /// A call of libcrypto failed for a reason that is not the caller's input, such as a lack of memory.
    case libcrypto(operation: String, reasons: [String])
}

extension CryptoError: CustomStringConvertible {
    /// One sentence without a full stop, for a person.
    public var description: String {
        switch self {
        case .unavailable(let algorithm):
            "this system's libcrypto does not offer \(algorithm)"
        case .wrongByteCount(let what, let found, let expected):
            "the \(what) has \(found) bytes, and should have \(Self.words(expected))"
        case .parameterOutOfRange(let what, let found, let allowed):
            "the \(what) is \(found), and should be \(Self.words(allowed))"
        case .unsupported(let what):
            what
        case .authenticationFailed:
            "the message was altered, or the key is not its key"
        case .nonceReused:
            "the nonce has been used for another message under this key"
        case .keyExhausted(let messages):
            "the key has sealed \(messages) messages, as many as it may; make a new one"
        case .malformedSignature(let what):
            what
        case .invalidKey(let what):
            what
        case .passphraseNeeded:
            "the private key is encrypted with a passphrase, and none was given"
        case .wrongPassphrase:
            "the passphrase is wrong, or the private key is damaged"
        case .smallOrderPublicKey:
            "the public key is of small order, so no secret can be agreed on with it"
        case .outOfMemory(let kibibytes):
            "there are no \(kibibytes) KiB of memory for it"
        case .libcrypto(let operation, let reasons):
            "libcrypto's \(operation) failed\(reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; "))"
        }
    }

    private static func words(_ range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
        if range.upperBound == Int.max { return "at least \(range.lowerBound)" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }
}

extension CryptoError {
    package init(_ failure: OpenSSLFailure) {
        self = .libcrypto(operation: failure.operation, reasons: failure.reasons)
    }
}

/// Runs `body`, giving a failure of libcrypto as the error that callers see.
@inline(__always)
func throwingCryptoError<R: ~Copyable>(_ body: () throws(OpenSSLFailure) -> R) throws(CryptoError) -> R {
    do {
        return try body()
    } catch {
        throw CryptoError(error)
    }
}

/// Throws unless `count` is one of the sizes that `expected` has. The name is made only when it is needed: it may take
/// longer to put together than a short message does to encrypt.
@inline(__always)
func requireByteCount(
    _ count: Int,
    of what: @autoclosure () -> String,
    in expected: ClosedRange<Int>
) throws(CryptoError) {
    if !expected.contains(count) { throw .wrongByteCount(of: what(), found: count, expected: expected) }
}
