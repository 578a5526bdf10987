internal import FoundationEssentials
internal import MimaBytes

/// Whether both are the same bytes, in a time that depends on their sizes alone.
func constantTimeEquals<Left: ContiguousBytes, Right: ContiguousBytes>(_ left: Left, _ right: Right) -> Bool {
    left.withSpan { left in right.withSpan { right in MimaBytes.constantTimeEquals(left, right) } }
}

/// Whether both are the same bytes, in a time that depends on their sizes alone.
func constantTimeEquals<Left: ContiguousBytes, Right: DataProtocol>(_ left: Left, data right: Right) -> Bool {
    left.withSpan { left in right.withContiguousSpan { right in MimaBytes.constantTimeEquals(left, right) } }
}

extension ContiguousBytes {
    /// The bytes in lower-case hexadecimal.
    var hexadecimal: String { withSpan { Hex.encode($0) } }
}
