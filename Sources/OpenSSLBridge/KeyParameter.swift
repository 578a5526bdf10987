import COpenSSL
package import MimaBytes

/// A named value out of which libcrypto makes a key.
package enum KeyParameter: Sendable {
    /// A number, big-endian.
    case number(StaticString, SecretBytes)
    /// A string of bytes, such as a point.
    case bytes(StaticString, [UInt8])
    /// A string of bytes that is secret, such as a seed.
    case secret(StaticString, SecretBytes)
    /// A name, such as that of a curve.
    case text(StaticString, StaticString)
    /// A small number, such as a size in bits.
    case count(StaticString, Int)

    /// A number that is not secret, big-endian.
    package static func number(_ name: StaticString, _ bytes: [UInt8]) -> KeyParameter {
        .number(name, SecretBytes(copying: bytes))
    }

    private var byteCount: Int {
        switch self {
        case .number(_, let bytes), .secret(_, let bytes): bytes.count
        case .bytes(_, let bytes): bytes.count
        case .text: 0
        case .count: MemoryLayout<UInt64>.size
        }
    }

    private var isCount: Bool { if case .count = self { true } else { false } }

    /// Lends `body` the array of parameters that libcrypto takes.
    ///
    /// Numbers are in the machine's order of bytes there, which is little-endian wherever Swift runs on Linux. They all
    /// stand in one block that is wiped: OSSL_PARAM_BLD would leave copies.
    static func withArray<R>(
        _ parameters: [KeyParameter],
        _ body: (UnsafeMutablePointer<OSSL_PARAM>) throws(OpenSSLFailure) -> R
    ) throws(OpenSSLFailure) -> R {
        // The block is aligned for a UInt64 at its beginning, so small numbers, which libcrypto reads as such, come
        // first.
        let parameters = parameters.filter(\.isCount) + parameters.filter { !$0.isCount }
        let block = SecretBytes(count: parameters.reduce(0) { $0 + $1.byteCount }) { output in
            for parameter in parameters { parameter.append(to: &output) }
        }
        return try block.withBytes { (block) throws(OpenSSLFailure) in
            try unsafe block.withUnsafeBufferPointer { (block) throws(OpenSSLFailure) in
                var array: [OSSL_PARAM] = unsafe []
                var start = 0
                for parameter in parameters {
                    let count = parameter.byteCount
                    let value = unsafe UnsafeBufferPointer(rebasing: block[start..<(start + count)])
                    start += count
                    switch parameter {
                    case .number(let name, _), .count(let name, _):
                        unsafe array.append(Parameter.number(name, value))
                    case .bytes(let name, _), .secret(let name, _): unsafe array.append(Parameter.bytes(name, value))
                    case .text(let name, let text): unsafe array.append(Parameter.text(name, text))
                    }
                }
                unsafe array.append(Parameter.end)
                return try unsafe array.withUnsafeMutableBufferPointer { (array) throws(OpenSSLFailure) in
                    guard let first = array.baseAddress else { preconditionFailure("an array without its end") }
                    return try unsafe body(first)
                }
            }
        }
    }

    private func append(to output: inout OutputSpan<UInt8>) {
        switch self {
        case .number(_, let bytes):
            bytes.withBytes { number in
                for index in number.indices.reversed() { output.append(number[index]) }
            }
        case .bytes(_, let bytes):
            for byte in bytes { output.append(byte) }
        case .secret(_, let bytes):
            bytes.withBytes { bytes in
                for index in bytes.indices { output.append(bytes[index]) }
            }
        case .text: break
        case .count(_, let count):
            for shift in stride(from: 0, to: 64, by: 8) { output.append(UInt8(truncatingIfNeeded: count >> shift)) }
        }
    }
}
