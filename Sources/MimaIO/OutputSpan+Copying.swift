import Glibc

extension OutputSpan where Element == UInt8 {
    /// Appends all of `bytes`, which must fit into the free capacity: anything else is a programmer's error and traps.
    ///
    /// The standard library (6.3) has no such operation, and byte after byte is many times slower.
    package mutating func append(copying bytes: Span<UInt8>) {
        precondition(bytes.count <= freeCapacity, "OutputSpan: no room for the bytes")
        unsafe withUnsafeMutableBufferPointer { buffer, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
                unsafe (to + count).initialize(from: from, count: source.count)
                count += source.count
            }
        }
    }
}
