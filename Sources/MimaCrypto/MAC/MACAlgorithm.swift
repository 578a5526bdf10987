package import OpenSSLBridge
internal import MimaBytes

/// A message authentication code chosen at run time.
public enum MACAlgorithm: Hashable, Sendable {
    /// HMAC (RFC 2104, FIPS 198-1) over a hash function of fixed output; a BLAKE2b of other than 64 bytes has none.
    case hmac(HashAlgorithm)

    /// The size of the authentication code in bytes.
    public var byteCount: Int {
        switch self {
        case .hmac(let hash): hash.byteCount
        }
    }

    /// The authentication code of `message` under `key`, which HMAC takes of any size.
    public func authenticationCode(
        for message: Span<UInt8>,
        using key: SymmetricKey
    ) throws(CryptoError) -> [UInt8] {
        var context = try MACContext(self, key: key)
        context.update(message)
        return context.finalize()
    }

    /// The authentication code of `message` under `key`, which HMAC takes of any size.
    public func authenticationCode(for message: [UInt8], using key: SymmetricKey) throws(CryptoError) -> [UInt8] {
        try authenticationCode(for: message.span, using: key)
    }

    /// Whether `code` is the whole authentication code of `message` under `key`, in constant time.
    public func isValidAuthenticationCode(
        _ code: [UInt8],
        authenticating message: [UInt8],
        using key: SymmetricKey
    ) throws(CryptoError) -> Bool {
        constantTimeEquals(try authenticationCode(for: message, using: key), code)
    }

    package func start(key: Span<UInt8>) throws(CryptoError) -> HMACContext {
        let digest = try fixedDigest()
        do {
            return try HMACContext.start(digest, key: key)
        } catch {
            throw CryptoError(error)
        }
    }

    /// The digest under the HMAC, which must be one that libcrypto has in this size.
    package func fixedDigest() throws(CryptoError) -> DigestAlgorithm {
        switch self {
        case .hmac(.shake128), .hmac(.shake256):
            throw .unsupported("HMAC needs a hash function of fixed output, and SHAKE has none")
        case .hmac(.blake2b(let byteCount)) where byteCount != 64:
            throw .unsupported("HMAC over BLAKE2b is for its 64 bytes of output alone")
        case .hmac(let hash):
            return try hash.digestAlgorithm()
        }
    }
}

extension MACAlgorithm: CustomStringConvertible {
    /// The standard's name of the code, such as "HMAC-SHA-256".
    public var description: String {
        switch self {
        case .hmac(let hash): "HMAC-\(hash)"
        }
    }
}

/// A running message authentication code of an algorithm chosen at run time.
public struct MACContext: ~Copyable, Sendable {
    private var context: HMACContext

    /// Starts a code under `key`. Throws ``CryptoError/unavailable(algorithm:)`` or
    /// ``CryptoError/unsupported(_:)`` when there is no such code here.
    public init(_ algorithm: MACAlgorithm, key: SymmetricKey) throws(CryptoError) {
        context = try key.withBytes { (key) throws(CryptoError) in try algorithm.start(key: key) }
    }

    private init(_ context: consuming HMACContext) {
        self.context = context
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: Span<UInt8>) {
        neverFailing { () throws(OpenSSLFailure) in try context.update(bytes) }
    }

    /// Adds bytes to the message.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Ends the message and gives its authentication code.
    public consuming func finalize() -> [UInt8] {
        let byteCount = context.byteCount
        var last: HMACContext? = context
        return [UInt8](capacity: byteCount) { output in
            neverFailing { () throws(OpenSSLFailure) in try last.take()?.finish(into: &output) }
        }
    }

    /// Ends the message and appends its authentication code to `output`, which must have room for it.
    public consuming func finalize(into output: inout OutputSpan<UInt8>) {
        do {
            try context.finish(into: &output)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// A second code that goes on from the same state.
    public borrowing func copy() -> MACContext {
        MACContext(neverFailing { () throws(OpenSSLFailure) in try context.copy() })
    }
}
