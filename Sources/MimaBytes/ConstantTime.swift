/// Whether both are the same bytes, in a time that depends on their sizes alone.
///
/// For tags, checksums and keys, where the place of the first difference must not show in the time. Sizes are not
/// secret: different ones give `false` at once.
public func constantTimeEquals(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return differingBits(left, right) == 0
}

/// Whether both are the same bytes, in a time that depends on their sizes alone.
public func constantTimeEquals(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    constantTimeEquals(left.span, right.span)
}

/// The bits in which two equally long spans differ anywhere, gathered into one byte.
///
/// Never inlined: a caller that sees the loop and knows that it only asks "zero or not?" could be compiled to stop at
/// the first difference. Every byte is read and folded in with OR, so no branch depends on the contents.
@inline(never)
private func differingBits(_ left: Span<UInt8>, _ right: Span<UInt8>) -> UInt8 {
    var difference: UInt8 = 0
    for index in left.indices {
        difference |= left[index] ^ right[index]
    }
    return difference
}
