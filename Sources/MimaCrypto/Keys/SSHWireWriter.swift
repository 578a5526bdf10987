/// Writes SSH's wire encoding (RFC 4251 §5), for what is not secret.
package struct SSHWireWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    /// Starts with nothing.
    package init() {}

    /// Appends bytes as they are.
    package mutating func append(raw: [UInt8]) {
        bytes += raw
    }

    /// Appends a uint32: four bytes, the most significant first.
    package mutating func append(_ number: UInt32) {
        for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// Appends a string: its size as a uint32, and its bytes. It must have less than 4 GiB.
    package mutating func append(string: [UInt8]) {
        append(UInt32(string.count))
        bytes += string
    }

    /// Appends a string: its size as a uint32, and its bytes in UTF-8. It must have less than 4 GiB.
    package mutating func append(string: String) {
        append(string: Array(string.utf8))
    }

    /// Appends an mpint: a number that is not negative, given big-endian.
    package mutating func append(number: [UInt8]) {
        let shortest = number.drop { $0 == 0 }
        // A first bit that is set would make it negative.
        append(string: (shortest.first ?? 0) >= 0x80 ? [0] + shortest : Array(shortest))
    }
}
