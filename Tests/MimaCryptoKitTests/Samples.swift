import Foundation
import MimaCryptoKit
import Testing

extension Data {
    /// The bytes of hexadecimal digits, by Foundation's means alone.
    init(hex: String) {
        var digits = hex.filter { !$0.isWhitespace }[...]
        self.init()
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            append(byte)
            digits = digits.dropFirst(2)
        }
    }
}

extension Sequence where Element == UInt8 {
    /// The bytes in lower-case hexadecimal, by Foundation's means alone.
    var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        .joined()
    }
}

/// Bytes that do not lie in memory as one.
struct Pieces: DataProtocol {
    let regions: [Data]
    private let joined: Data

    init(_ bytes: Data, at count: Int) {
        regions = [bytes.prefix(count), bytes.dropFirst(count)]
        joined = Data(bytes)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { joined.count }
    subscript(position: Int) -> UInt8 { joined[position] }
    subscript(bounds: Range<Int>) -> Data { joined[bounds] }

    func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? { nil }
}

/// What `body` throws, or nil when it throws nothing or something else.
func failure<E: Error, R>(_ type: E.Type, _ body: () throws -> R) -> E? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? E
    }
}

extension ContiguousBytes {
    /// The bytes.
    var bytes: Data { unsafe withUnsafeBytes { unsafe Data($0) } }
}
