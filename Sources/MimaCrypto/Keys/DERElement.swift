internal import MimaBytes

/// An element of DER (ITU-T X.690) to be written.
///
/// It is put together as a tree, measured, and written once, into memory that is wiped: nothing is copied on the way.
enum DERElement: Sendable {
    /// An element with these contents.
    case primitive(DERTag, SecretBytes)
    /// An element with these parts.
    indirect case constructed(DERTag, [DERElement])
    /// Elements that are written already.
    case encoded(SecretBytes)
    /// The integer that is these bytes, big-endian.
    case integer(SecretBytes)
    /// A bit string, or what has its tag instead, of these bytes.
    case bits(DERTag, SecretBytes)

    static func integer(_ bytes: [UInt8]) -> DERElement { .integer(SecretBytes(copying: bytes)) }

    /// A small number that is not negative.
    static func integer(_ number: Int) -> DERElement {
        .integer(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) })
    }

    static func octets(_ bytes: SecretBytes) -> DERElement { .primitive(.octetString, bytes) }
    static func octets(_ bytes: [UInt8]) -> DERElement { .octets(SecretBytes(copying: bytes)) }
    static func bits(_ bytes: [UInt8]) -> DERElement { .bits(.bitString, SecretBytes(copying: bytes)) }
    static func sequence(_ parts: [DERElement]) -> DERElement { .constructed(.sequence, parts) }
    static var null: DERElement { .primitive(.null, SecretBytes(copying: [])) }

    static func identifier(_ identifier: ObjectIdentifier) -> DERElement {
        .primitive(.objectIdentifier, SecretBytes(copying: identifier.encoded))
    }

    /// The element in DER.
    func encode() -> SecretBytes {
        SecretBytes(count: byteCount) { output in write(to: &output) }
    }

    private var byteCount: Int {
        let count = contentByteCount
        if case .encoded = self { return count }
        return 1 + Self.lengthByteCount(count) + count
    }

    private var contentByteCount: Int {
        switch self {
        case .primitive(_, let bytes), .encoded(let bytes): bytes.count
        case .constructed(_, let parts): parts.reduce(0) { $0 + $1.byteCount }
        case .bits(_, let bytes): 1 + bytes.count
        case .integer(let bytes): bytes.withBytes { Self.integerBody($0).count + (Self.isNegative($0) ? 1 : 0) }
        }
    }

    private func write(to output: inout OutputSpan<UInt8>) {
        switch self {
        case .primitive(let tag, let bytes):
            writeHeader(tag, to: &output)
            bytes.append(to: &output)
        case .constructed(let tag, let parts):
            writeHeader(tag, to: &output)
            for part in parts { part.write(to: &output) }
        case .encoded(let bytes):
            bytes.append(to: &output)
        case .integer(let bytes):
            writeHeader(.integer, to: &output)
            bytes.withBytes { number in
                // A first bit that is set would make the number negative.
                if Self.isNegative(number) { output.append(0) }
                for index in Self.integerBody(number) { output.append(number[index]) }
            }
        case .bits(let tag, let bytes):
            writeHeader(tag, to: &output)
            output.append(0)
            bytes.append(to: &output)
        }
    }

    private func writeHeader(_ tag: DERTag, to output: inout OutputSpan<UInt8>) {
        let count = contentByteCount
        output.append(tag.rawValue)
        let lengthBytes = Self.lengthByteCount(count) - 1
        if lengthBytes == 0 {
            output.append(UInt8(count))
        } else {
            output.append(0x80 | UInt8(lengthBytes))
            for place in (0..<lengthBytes).reversed() { output.append(UInt8(count >> (8 * place) & 0xff)) }
        }
    }

    private static func lengthByteCount(_ count: Int) -> Int {
        count < 0x80 ? 1 : 1 + (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
    }

    /// Where the number is without leading zeros, of which zero keeps one.
    private static func integerBody(_ number: Span<UInt8>) -> Range<Int> {
        var start = 0
        while start < number.count && number[start] == 0 { start += 1 }
        return start..<number.count
    }

    /// Whether a zero byte must come before the number: it would be negative, or has no bytes at all.
    private static func isNegative(_ number: Span<UInt8>) -> Bool {
        guard let first = integerBody(number).first else { return true }
        return number[first] >= 0x80
    }
}

extension SecretBytes {
    /// Appends the bytes to `output`, which must have room for them.
    func append(to output: inout OutputSpan<UInt8>) {
        withBytes { bytes in
            for index in bytes.indices { output.append(bytes[index]) }
        }
    }

    /// A copy that is not wiped, of bytes that turned out not to be secret.
    var revealed: [UInt8] { withBytes { bytes in bytes.array(0..<bytes.count) } }

    /// These bytes one after another.
    convenience init(joining parts: [SecretBytes]) {
        self.init(count: parts.reduce(0) { $0 + $1.count }) { output in
            for part in parts { part.append(to: &output) }
        }
    }
}
