/// Writes DER (ITU-T X.690) of what is not secret: signatures and ciphertexts.
enum PlainDER {
    static let sequenceTag: UInt8 = 0x30
    static let integerTag: UInt8 = 0x02
    static let octetStringTag: UInt8 = 0x04

    /// An element with these contents.
    static func element(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
        var header = [tag]
        let count = contents.count
        if count < 0x80 {
            header.append(UInt8(count))
        } else {
            let size = (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
            header.append(0x80 | UInt8(size))
            for place in (0..<size).reversed() { header.append(UInt8(count >> (8 * place) & 0xff)) }
        }
        return header + contents
    }

    /// The integer that the bytes are, big-endian.
    static func integer(_ number: [UInt8]) -> [UInt8] {
        let shortest = number.drop { $0 == 0 }
        // A first bit that is set would make it negative, and zero has a byte of its own.
        return element(integerTag, (shortest.first ?? 0x80) >= 0x80 ? [0] + shortest : Array(shortest))
    }

    /// A sequence of elements.
    static func sequence(_ elements: [UInt8]...) -> [UInt8] {
        element(sequenceTag, Array(elements.joined()))
    }
}
