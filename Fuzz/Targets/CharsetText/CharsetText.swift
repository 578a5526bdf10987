import FuzzSupport
import MimaCharset

/// Character sets: what is decoded in pieces is what is decoded whole, is UTF-8, and goes back to what it was where the
/// encoding has one form of it; detection gives nothing in which the text is malformed.
@main
enum CharsetText: FuzzTarget {
    static func test(_ input: [UInt8]) {
        guard let first = input.first, input.count > 1 else { return }
        let charset = Charset.allCases[Int(first) % Charset.allCases.count]
        let cut = Int(input[1]) % input.count
        let bytes = Array(input.dropFirst(2))
        guard let whole = try? charset.decodeToUTF8(bytes, byteOrderMark: .keep) else {
            return require(false, "decoding with replacement has no errors")
        }
        require(UTF8Text.isValid(whole), "what is decoded is UTF-8")
        require(pieces(bytes, cut: min(cut, bytes.count), charset) == whole, "pieces are as the whole")
        for policy in [UnmappablePolicy.questionMark, .htmlEscape, .transliterate, .ignore] {
            guard charset != .replacement, let encoded = try? charset.encode(utf8: bytes, unmappable: policy) else {
                require(charset == .replacement, "encoding with a replacement has no errors")
                continue
            }
            _ = try? charset.decode(encoded)
        }
        for guess in CharsetDetector.candidates(bytes.span) {
            let read = try? guess.charset.decode(bytes, malformed: .fail, byteOrderMark: .keep)
            require(read != nil, "a guess is well formed")
        }
    }

    private static func pieces(_ bytes: [UInt8], cut: Int, _ charset: Charset) -> [UInt8]? {
        var decoder = Charset.Decoder(charset, byteOrderMark: .keep)
        var result: [UInt8] = []
        for (piece, isLast) in [(Array(bytes[..<cut]), false), (Array(bytes[cut...]), true)] {
            var rest = piece
            repeat {
                var consumed = 0
                let part = try? [UInt8](capacity: Charset.Decoder.minimumRoom) { (output) throws(CharsetError) in
                    consumed = try decoder.decode(rest.span, into: &output, isLast: isLast)
                }
                guard let part else { return nil }
                result += part
                rest.removeFirst(consumed)
            } while !rest.isEmpty
        }
        return result
    }
}
