import FuzzSupport
import MimaBytes

/// Bech32: what is read is written again as the same text.
@main
enum Bech32Text: FuzzTarget {
    static func test(_ text: [UInt8]) {
        if let decoded = try? Bech32.decode(text) {
            let again = try? Bech32.encode(humanReadablePart: decoded.humanReadablePart, bytes: decoded.bytes)
            require(again.map { Array($0.utf8) } == text, "read, but not written, as Bech32")
        }
        // Texts with a right checksum are rare among random ones: the bytes are encoded as well.
        if let encoded = try? Bech32.encode(humanReadablePart: "a", bytes: text) {
            require((try? Bech32.decode(encoded))?.bytes == text, "written, but not read, as Bech32")
        }
    }
}
