/// Decoding for the detector.
enum CharsetDecoding {
    /// Whether `bytes` are well formed in `charset`; where they are not whole, the last character may be cut.
    static func isWellFormed(_ bytes: Span<UInt8>, _ charset: Charset, isWhole: Bool) -> Bool {
        (try? each(bytes, charset, isWhole: isWhole, malformed: .fail) { _ in }) != nil
    }

    /// The code points of `bytes`.
    static func codePoints(_ bytes: Span<UInt8>, _ charset: Charset) -> [UInt32] {
        var codes: [UInt32] = []
        try? each(bytes, charset, isWhole: false, malformed: .replace) { text in
            for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { codes.append(scalar.value) }
        }
        return codes
    }

    private static func each(
        _ bytes: Span<UInt8>,
        _ charset: Charset,
        isWhole: Bool,
        malformed: MalformedPolicy,
        _ body: ([UInt8]) -> Void
    ) throws(CharsetError) {
        var decoder = Charset.Decoder(charset, malformed: malformed, byteOrderMark: .keep)
        var position = 0
        repeat {
            let text = try [UInt8](capacity: 1 << 16) { (output) throws(CharsetError) in
                position += try decoder.decode(
                    bytes.extracting(position..<bytes.count),
                    into: &output,
                    isLast: isWhole
                )
            }
            body(text)
        } while position < bytes.count
    }
}
