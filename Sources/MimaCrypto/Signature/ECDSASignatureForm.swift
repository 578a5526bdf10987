internal import MimaBytes

/// The two ways in which the numbers r and s of an ECDSA signature are written.
package enum ECDSASignatureForm {
    /// Both numbers, big-endian, each in `byteCount` bytes (IEEE P1363), of a signature in DER (RFC 3279 §2.2.3).
    ///
    /// Throws ``CryptoError/invalidKey(_:)`` when the bytes are not strict DER, and
    /// ``CryptoError/wrongByteCount(of:found:expected:)`` when a number needs more than `byteCount` bytes.
    package static func fixed(fromDER der: Span<UInt8>, byteCount: Int) throws(CryptoError) -> [UInt8] {
        var reader = DERReader(0..<der.count)
        let sequence = try reader.read(.sequence, in: der)
        try reader.requireEnd()
        reader = DERReader(sequence)
        let r = try reader.readNumber(in: der)
        let s = try reader.readNumber(in: der)
        try reader.requireEnd()
        for number in [r, s] {
            try requireByteCount(number.count, of: "number of the signature", in: 0...byteCount)
        }
        return [UInt8](capacity: 2 * byteCount) { output in
            for number in [r, s] {
                for _ in number.count..<byteCount { output.append(0) }
                for index in number { output.append(der[index]) }
            }
        }
    }

    /// The signature in DER whose numbers are the two halves of `fixed`, big-endian.
    package static func der(fromFixed fixed: Span<UInt8>) -> [UInt8] {
        let half = fixed.count / 2
        return DERElement.sequence([
            .integer(fixed.array(0..<half)), .integer(fixed.array(half..<fixed.count)),
        ]).encode().revealed
    }
}
