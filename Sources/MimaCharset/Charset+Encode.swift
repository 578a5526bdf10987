extension Charset {
    /// The bytes of `text` in this encoding, without a byte-order mark.
    ///
    /// Throws ``CharsetError/unmappable(scalar:offset:charset:)`` under ``UnmappablePolicy/fail`` for the first character
    /// that the encoding does not have, and ``CharsetError/notEncodable(_:)`` for ``Charset/replacement``.
    public func encode(_ text: String, unmappable: UnmappablePolicy = .fail) throws(CharsetError) -> [UInt8] {
        try encode(utf8: text.utf8Span.span, unmappable: unmappable)
    }

    /// The bytes in this encoding of text in UTF-8, without a byte-order mark. What is not UTF-8 counts as U+FFFD.
    ///
    /// Throws as ``encode(_:unmappable:)`` does.
    public func encode(utf8 text: Span<UInt8>, unmappable: UnmappablePolicy = .fail) throws(CharsetError) -> [UInt8] {
        var encoder = try Charset.Encoder(self, unmappable: unmappable)
        var result: [UInt8] = []
        var consumed = 0
        var room = text.count + 2 * Charset.Encoder.minimumRoom
        var isDone = false
        while !isDone {
            try result.append(addingCapacity: room) { (output) throws(CharsetError) in
                while consumed < text.count, output.freeCapacity >= Charset.Encoder.minimumRoom {
                    consumed += try encoder.encode(text.extracting(consumed..<text.count), into: &output)
                }
                if consumed == text.count, output.freeCapacity >= Charset.Encoder.minimumRoom {
                    consumed += try encoder.encode(text.extracting(consumed..<consumed), into: &output, isLast: true)
                    isDone = true
                }
            }
            room = (text.count - consumed) * 2 + 2 * Charset.Encoder.minimumRoom
        }
        return result
    }

    /// The bytes in this encoding of text in UTF-8, without a byte-order mark.
    ///
    /// Throws as ``encode(_:unmappable:)`` does.
    public func encode(utf8 text: [UInt8], unmappable: UnmappablePolicy = .fail) throws(CharsetError) -> [UInt8] {
        try encode(utf8: text.span, unmappable: unmappable)
    }

    /// The bytes in this encoding of text in UTF-16, without a byte-order mark. A surrogate alone counts as U+FFFD.
    ///
    /// Throws as ``encode(_:unmappable:)`` does.
    public func encode(utf16 text: [UInt16], unmappable: UnmappablePolicy = .fail) throws(CharsetError) -> [UInt8] {
        try encode(String(decoding: text, as: UTF16.self), unmappable: unmappable)
    }

    /// Whether the encoding has every character of `text`.
    public func canEncode(_ text: String) -> Bool {
        (try? encode(text)) != nil
    }
}
