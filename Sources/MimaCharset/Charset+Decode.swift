extension Charset {
    /// The text of `bytes`, a byte-order mark at the front removed.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``.
    public func decode(
        _ bytes: Span<UInt8>,
        malformed: MalformedPolicy = .replace,
        byteOrderMark: ByteOrderMarkPolicy = .remove
    ) throws(CharsetError) -> String {
        String(decoding: try decodeToUTF8(bytes, malformed: malformed, byteOrderMark: byteOrderMark), as: UTF8.self)
    }

    /// The text of `bytes`, a byte-order mark at the front removed.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``.
    public func decode(
        _ bytes: [UInt8],
        malformed: MalformedPolicy = .replace,
        byteOrderMark: ByteOrderMarkPolicy = .remove
    ) throws(CharsetError) -> String {
        try decode(bytes.span, malformed: malformed, byteOrderMark: byteOrderMark)
    }

    /// The text of `bytes` as UTF-8.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``.
    public func decodeToUTF8(
        _ bytes: Span<UInt8>,
        malformed: MalformedPolicy = .replace,
        byteOrderMark: ByteOrderMarkPolicy = .remove
    ) throws(CharsetError) -> [UInt8] {
        var decoder = Charset.Decoder(self, malformed: malformed, byteOrderMark: byteOrderMark)
        var result: [UInt8] = []
        var consumed = 0
        // The first guess is enough for ASCII and for two bytes that become three.
        var room = bytes.count + bytes.count / 2 + 64
        while true {
            try result.append(addingCapacity: room) { (output) throws(CharsetError) in
                consumed += try decoder.decode(
                    bytes.extracting(consumed..<bytes.count),
                    into: &output,
                    isLast: true
                )
            }
            if consumed == bytes.count { return result }
            room = (bytes.count - consumed) * 3 + 64
        }
    }

    /// The text of `bytes` as UTF-8.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``.
    public func decodeToUTF8(
        _ bytes: [UInt8],
        malformed: MalformedPolicy = .replace,
        byteOrderMark: ByteOrderMarkPolicy = .remove
    ) throws(CharsetError) -> [UInt8] {
        try decodeToUTF8(bytes.span, malformed: malformed, byteOrderMark: byteOrderMark)
    }

    /// The text of `bytes` as code units of UTF-16.
    ///
    /// Throws ``CharsetError/malformed(offset:bytes:charset:)`` under ``MalformedPolicy/fail``.
    public func decodeToUTF16(
        _ bytes: [UInt8],
        malformed: MalformedPolicy = .replace,
        byteOrderMark: ByteOrderMarkPolicy = .remove
    ) throws(CharsetError) -> [UInt16] {
        Array(try decode(bytes.span, malformed: malformed, byteOrderMark: byteOrderMark).utf16)
    }
}
