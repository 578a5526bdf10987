/// What is wrong with bytes in SSH's wire encoding (RFC 4251 §5), and at which offset.
package enum SSHWireError: Error, Equatable, Sendable {
    /// The value that begins here needs so many bytes, and so many are left.
    case truncated(offset: Int, needed: Int, left: Int)
    /// The number that begins here is negative.
    case negativeNumber(offset: Int)
    /// The number that begins here has a zero byte in front that it does not need.
    case paddedNumber(offset: Int)
    /// The bytes from here on belong to nothing.
    case trailingBytes(offset: Int, count: Int)
}

extension SSHWireError: CustomStringConvertible {
    /// What is wrong, to follow the name of the thing: "ends within…".
    package var description: String {
        switch self {
        case .truncated(let offset, let needed, let left):
            "ends within the value at offset \(offset), which needs \(needed) bytes where \(left) are left"
        case .negativeNumber(let offset): "has a negative number at offset \(offset)"
        case .paddedNumber(let offset): "has a number at offset \(offset) that is not in its shortest form"
        case .trailingBytes(let offset, let count): "has \(count) bytes at offset \(offset) that belong to nothing"
        }
    }
}

/// Runs `body`, giving what is wrong with the wire encoding of `subject` as the error that callers see.
func throwingInvalidKey<R>(in subject: String, _ body: () throws(SSHWireError) -> R) throws(CryptoError) -> R {
    do {
        return try body()
    } catch {
        throw .invalidKey("the \(subject) \(error)")
    }
}
