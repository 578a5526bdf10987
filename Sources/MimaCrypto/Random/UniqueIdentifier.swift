internal import MimaBytes

/// A UUID (RFC 9562): 16 bytes that name a thing and are made without asking anybody. It is not called UUID so that it
/// can be used beside Foundation's.
///
/// They sort by their bytes, which for version 7 is by time.
public struct UniqueIdentifier: Hashable, Sendable, Comparable {
    private let high: UInt64
    private let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Takes the 16 bytes of a UUID of any version. Throws ``CryptoError/wrongByteCount(of:found:expected:)`` for
    /// another number of bytes.
    public init(bytes: [UInt8]) throws(CryptoError) {
        try requireByteCount(bytes.count, of: "UUID", in: 16...16)
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads the 36 characters of RFC 9562 §4, in upper or lower case, or gives nil for any other text.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        let hyphens = [8, 13, 18, 23]
        guard characters.count == 36, hyphens.allSatisfy({ characters[$0] == UInt8(ascii: "-") }) else { return nil }
        let digits = characters.indices.filter { !hyphens.contains($0) }.map { characters[$0] }
        guard let bytes = try? Hex.decode(String(decoding: digits, as: UTF8.self)), bytes.count == 16 else {
            return nil
        }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    /// The version, 0 to 15 (RFC 9562 §4.2).
    public var version: Int { Int(high >> 12 & 15) }

    /// Of a version 7 the milliseconds since 1970-01-01T00:00:00Z at which it was made; nil of any other.
    public var millisecondsSinceEpoch: UInt64? { version == 7 ? high >> 16 : nil }

    /// Whether the bytes of `left` come before those of `right`.
    public static func < (left: UniqueIdentifier, right: UniqueIdentifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UniqueIdentifier: CustomStringConvertible {
    /// The 36 characters of RFC 9562 §4, in lower case.
    public var description: String {
        let digits = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}
