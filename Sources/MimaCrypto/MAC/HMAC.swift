internal import MimaBytes

/// HMAC (RFC 2104) over a hash function known at compile time: `HMAC<SHA256>`.
///
/// Over a function that has none (see ``MACAlgorithm/hmac(_:)``) making one ends the program, as the function is the
/// programmer's choice, not the input's.
public struct HMAC<Function: HashFunction & ~Copyable>: ~Copyable, Sendable {
    private var context: MACContext

    /// The authentication code that this HMAC makes, compared in constant time.
    public typealias AuthenticationCode = HashedAuthenticationCode<Function>

    /// Starts a code under `key`, of any size; RFC 2104 §3 asks for at least the size of the digest.
    public init(key: SymmetricKey) {
        do throws(CryptoError) {
            context = try MACContext(.hmac(Function.algorithm), key: key)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Adds bytes to the message.
    public mutating func update(data: Span<UInt8>) {
        context.update(data)
    }

    /// Adds bytes to the message.
    public mutating func update(data: [UInt8]) {
        context.update(data.span)
    }

    /// Ends the message and gives its authentication code.
    public consuming func finalize() -> AuthenticationCode {
        AuthenticationCode(bytes: context.finalize())
    }

    /// The authentication code of `data` under `key`.
    public static func authenticationCode(for data: Span<UInt8>, using key: SymmetricKey) -> AuthenticationCode {
        var hmac = HMAC(key: key)
        hmac.update(data: data)
        return hmac.finalize()
    }

    /// The authentication code of `data` under `key`.
    public static func authenticationCode(for data: [UInt8], using key: SymmetricKey) -> AuthenticationCode {
        authenticationCode(for: data.span, using: key)
    }

    /// Whether `code` is the whole authentication code of `data` under `key`, in constant time.
    public static func isValidAuthenticationCode(
        _ code: [UInt8],
        authenticating data: [UInt8],
        using key: SymmetricKey
    ) -> Bool {
        constantTimeEquals(authenticationCode(for: data, using: key).bytes, code)
    }
}

/// The code that an ``HMAC`` made.
public struct HashedAuthenticationCode<Function: HashFunction & ~Copyable>: Equatable, Sendable {
    /// The bytes of the code, as many as the function's digest has.
    public let bytes: [UInt8]

    /// Whether both are the same code, in constant time.
    public static func == (left: Self, right: Self) -> Bool {
        constantTimeEquals(left.bytes, right.bytes)
    }
}

extension HashedAuthenticationCode: CustomStringConvertible where Function: ~Copyable {
    /// The bytes in lower-case hexadecimal.
    public var description: String { Hex.encode(bytes) }
}
