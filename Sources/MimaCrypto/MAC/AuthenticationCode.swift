internal import MimaBytes

/// An authentication code of the compile-time tier, compared in constant time.
public struct AuthenticationCode<Algorithm: FixedMACAlgorithm>: Equatable, Sendable {
    /// The bytes of the code.
    public let bytes: [UInt8]

    /// Whether both are the same code, in constant time.
    public static func == (left: Self, right: Self) -> Bool {
        constantTimeEquals(left.bytes, right.bytes)
    }
}

extension AuthenticationCode: CustomStringConvertible {
    /// The bytes in lower-case hexadecimal.
    public var description: String { Hex.encode(bytes) }
}
