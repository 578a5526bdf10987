/// Questions about bytes that are to be UTF-8.
public enum UTF8Text {
    /// The offset of the first byte that is not part of a well-formed sequence (RFC 3629 §4), or nil when all is UTF-8.
    /// A sequence that the end cuts off is not well formed.
    public static func firstMalformedOffset(in bytes: Span<UInt8>) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            return unsafe UTF8Validation.firstMalformedOffset(base, bytes.count)
        }
    }

    /// The offset of the first byte that is not part of a well-formed sequence, or nil when all is UTF-8.
    public static func firstMalformedOffset(in bytes: [UInt8]) -> Int? {
        firstMalformedOffset(in: bytes.span)
    }

    /// Whether all of `bytes` is UTF-8.
    public static func isValid(_ bytes: [UInt8]) -> Bool {
        firstMalformedOffset(in: bytes.span) == nil
    }

    /// The number of code points (Go's runes) in well-formed UTF-8: of bytes that do not continue a sequence.
    public static func codePointCount(_ bytes: Span<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            return unsafe UTF8Validation.leadCount(base, bytes.count)
        }
    }

    /// The number of code points (Go's runes) in well-formed UTF-8.
    public static func codePointCount(_ bytes: [UInt8]) -> Int {
        codePointCount(bytes.span)
    }
}
