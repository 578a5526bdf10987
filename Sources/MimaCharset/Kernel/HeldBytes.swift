/// A few bytes that wait for what follows them, without an allocation.
struct HeldBytes: Sendable {
    /// More than twice the longest sequence of any encoding.
    static let capacity = 16

    private var bytes = InlineArray<16, UInt8>(repeating: 0)
    private(set) var count = 0

    /// Takes bytes from the front of `source` until there are `limit`, and returns how many it took.
    mutating func fill(from source: UnsafeBufferPointer<UInt8>, upTo limit: Int) -> Int {
        let added = max(0, min(limit - count, source.count))
        for index in 0..<added { unsafe bytes[count + index] = source[index] }
        count += added
        return added
    }

    mutating func removeAll() {
        count = 0
    }

    mutating func removeFirst(_ number: Int) {
        for index in number..<max(number, count) { bytes[index - number] = bytes[index] }
        count -= number
    }

    mutating func removeLast(_ number: Int) {
        count -= number
    }

    func starts(with prefix: [UInt8]) -> Bool {
        count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
    }

    /// Whether `other` begins with these bytes and goes on.
    func isBeginning(of other: [UInt8]) -> Bool {
        count < other.count && (0..<count).allSatisfy { bytes[$0] == other[$0] }
    }

    /// Lends the bytes.
    func withBytes<R, E: Error>(_ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R) throws(E) -> R {
        let span = bytes.span
        return try unsafe span.withUnsafeBufferPointer { (all) throws(E) in
            try unsafe body(UnsafeBufferPointer(rebasing: all[..<count]))
        }
    }
}
