internal import MimaBytes

/// Reads DER (ITU-T X.690) as far as private keys need it: a place in bytes that the caller holds, so that secrets
/// stay where they are.
///
/// It takes DER alone, the shortest forms of lengths and integers, and nothing else of BER.
package struct DERReader {
    package private(set) var offset: Int
    private let end: Int

    /// Reads the elements in `range` of the bytes that each call is given.
    package init(_ range: Range<Int>) {
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Whether nothing is left.
    package var isAtEnd: Bool { offset == end }

    /// The tag of the next element.
    package func nextTag(in bytes: Span<UInt8>) -> UInt8? {
        offset < end && offset < bytes.count ? bytes[offset] : nil
    }

    /// The range of the contents of the next element, which must have `tag`; goes on after the element.
    package mutating func read(_ tag: DERTag, in bytes: Span<UInt8>) throws(CryptoError) -> Range<Int> {
        let range = try element(in: bytes)
        guard bytes[offset] == tag.rawValue else {
            throw .invalidKey("DER has tag \(bytes[offset]) at offset \(offset), where a \(tag.name) should be")
        }
        offset = range.upperBound
        return range
    }

    /// The range of the contents of the next element.
    private func element(in bytes: Span<UInt8>) throws(CryptoError) -> Range<Int> {
        let end = min(end, bytes.count)
        guard end - offset >= 2 else { throw truncated }
        var start = offset + 2
        var length = Int(bytes[offset + 1])
        if length >= 0x80 {
            // Four bytes of length are more than any key has; zero is the indefinite form, which DER excludes.
            let lengthBytes = length & 0x7f
            guard (1...4).contains(lengthBytes), end - start >= lengthBytes else { throw truncated }
            length = 0
            for index in start..<(start + lengthBytes) { length = length << 8 | Int(bytes[index]) }
            guard length >= 0x80, length >> (8 * (lengthBytes - 1)) != 0 else {
                throw .invalidKey("DER has a length at offset \(offset) that is not in its shortest form")
            }
            start += lengthBytes
        }
        guard length <= end - start else { throw truncated }
        return start..<(start + length)
    }

    private var truncated: CryptoError { .invalidKey("DER ends within the element at offset \(offset)") }

    /// The range of the next element, a positive integer or zero, without the zero byte that keeps it positive; empty
    /// for zero.
    mutating func readNumber(in bytes: Span<UInt8>) throws(CryptoError) -> Range<Int> {
        let start = offset
        let range = try read(.integer, in: bytes)
        guard let first = range.first else {
            throw .invalidKey("DER has an empty integer at offset \(start)")
        }
        if bytes[first] >= 0x80 { throw .invalidKey("DER has a negative integer at offset \(start)") }
        guard bytes[first] == 0 else { return range }
        // A zero byte in front only of a byte that would otherwise make the number negative.
        if range.count > 1 && bytes[first + 1] < 0x80 {
            throw .invalidKey("DER has an integer at offset \(start) that is not in its shortest form")
        }
        return (first + 1)..<range.upperBound
    }

    /// A number that must be at most `maximum`, or nil when it is more.
    mutating func readSmallNumber(in bytes: Span<UInt8>) throws(CryptoError) -> Int? {
        let range = try readNumber(in: bytes)
        if range.count > 7 { return nil }
        var number = 0
        for index in range { number = number << 8 | Int(bytes[index]) }
        return number
    }

    /// A reader of the contents of the next element, a sequence.
    mutating func readSequence(in bytes: Span<UInt8>) throws(CryptoError) -> DERReader {
        DERReader(try read(.sequence, in: bytes))
    }

    /// The range of the contents of the next element, a bit string of whole bytes.
    mutating func readBitString(
        _ tag: DERTag = .bitString,
        in bytes: Span<UInt8>
    ) throws(CryptoError) -> Range<Int> {
        let start = offset
        let range = try read(tag, in: bytes)
        // The first byte counts the bits of the last that are not used.
        guard let first = range.first, bytes[first] == 0 else {
            throw .invalidKey("DER has a bit string at offset \(start) that is not of whole bytes")
        }
        return range.dropFirst()
    }

    /// The next element, a positive integer or zero that is not secret, big-endian without leading zeros.
    mutating func readInteger(in bytes: Span<UInt8>) throws(CryptoError) -> [UInt8] {
        bytes.array(try readNumber(in: bytes))
    }

    /// The next element, a positive integer or zero that is secret, big-endian without leading zeros.
    mutating func readSecretInteger(in bytes: Span<UInt8>) throws(CryptoError) -> SecretBytes {
        SecretBytes(copying: bytes.extracting(try readNumber(in: bytes)))
    }

    /// The next element, an object identifier.
    mutating func readObjectIdentifier(in bytes: Span<UInt8>) throws(CryptoError) -> ObjectIdentifier {
        try ObjectIdentifier(decoding: bytes.extracting(try read(.objectIdentifier, in: bytes)))
    }

    /// Whether the next element has `tag`.
    func isNext(_ tag: DERTag, in bytes: Span<UInt8>) -> Bool { nextTag(in: bytes) == tag.rawValue }

    /// A reader of what is inside of the next element when that has `tag`, the explicit one of an optional element; nil
    /// when it has not.
    mutating func readIfPresent(_ tag: DERTag, in bytes: Span<UInt8>) throws(CryptoError) -> DERReader? {
        isNext(tag, in: bytes) ? DERReader(try read(tag, in: bytes)) : nil
    }

    /// Throws unless nothing is left.
    func requireEnd() throws(CryptoError) {
        if !isAtEnd { throw .invalidKey("DER has \(end - offset) bytes at offset \(offset) that belong to nothing") }
    }
}

extension DERReader {
    /// Whether the bytes are one sequence, down to the last: what a wrong passphrase hardly ever gives, even when the
    /// padding comes out right by chance.
    static func isSequence(_ bytes: Span<UInt8>) -> Bool {
        var reader = DERReader(0..<bytes.count)
        do throws(CryptoError) {
            _ = try reader.read(.sequence, in: bytes)
            try reader.requireEnd()
            return true
        } catch {
            return false
        }
    }
}
