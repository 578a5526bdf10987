internal import FoundationEssentials

// Where Foundation's bytes become spans. Spans are lent for the length of a call, as the pointers that they are made of
// are.

extension ContiguousBytes {
    /// Lends the bytes to `body`.
    @inline(__always)
    func withSpan<R>(_ body: (Span<UInt8>) throws -> R) rethrows -> R {
        try unsafe withUnsafeBytes { bytes in try body(unsafe Span(_unsafeBytes: bytes)) }
    }
}

extension DataProtocol {
    /// Lends the bytes to `body` in one piece: as they lie in memory when it is in one, or else copied.
    @inline(__always)
    func withContiguousSpan<R>(_ body: (Span<UInt8>) throws -> R) rethrows -> R {
        if let result = try withContiguousStorageIfAvailable({ bytes in
            try body(unsafe Span(_unsafeElements: bytes))
        }) {
            return result
        }
        let copy = [UInt8](self)
        return try body(copy.span)
    }

    /// Lends the bytes to `body`, each piece that lies in memory as one in turn.
    @inline(__always)
    func forEachSpan(_ body: (Span<UInt8>) -> Void) {
        let isContiguous: Void? = withContiguousStorageIfAvailable { bytes in
            body(unsafe Span(_unsafeElements: bytes))
        }
        if isContiguous != nil { return }
        for region in regions { unsafe region.withUnsafeBytes { body(unsafe Span(_unsafeBytes: $0)) } }
    }
}
