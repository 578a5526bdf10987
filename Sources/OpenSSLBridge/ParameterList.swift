import COpenSSL
internal import MimaBytes

/// Named parameters for a call of libcrypto, which own their values: in memory of their own, which is wiped.
///
/// ``Parameter`` lends where a call has one or two values; this is for calls whose parameters vary.
@safe
struct ParameterList: ~Copyable {
    private var values: [SecretBytes] = []
    private var entries: [OSSL_PARAM] = unsafe []

    /// A list without parameters.
    init() {}

    /// Adds a parameter that is a name, such as that of a digest.
    mutating func add(_ name: StaticString, text: StaticString) {
        unsafe entries.append(Parameter.text(name, text))
    }

    /// Adds a parameter that is bytes, which are copied; none are a value too.
    mutating func add(_ name: StaticString, bytes: Span<UInt8>) {
        let value = SecretBytes(copying: bytes)
        values.append(value)
        value.withBytes { bytes in
            // The address is that of the memory of `value`, which lives as long as this list.
            unsafe bytes.withUnsafeBufferPointer { unsafe entries.append(Parameter.bytes(name, $0)) }
        }
    }

    /// Adds a parameter that is a number, of no sign.
    mutating func add(_ name: StaticString, number: UInt64) {
        let value = SecretBytes(count: 8) { output in
            // libcrypto reads the machine's byte order; `littleEndian` swaps where that is the other.
            var rest = number.littleEndian
            for _ in 0..<8 {
                output.append(UInt8(truncatingIfNeeded: rest))
                rest &>>= 8
            }
        }
        values.append(value)
        value.withBytes { bytes in
            unsafe bytes.withUnsafeBufferPointer { unsafe entries.append(Parameter.number(name, $0)) }
        }
    }

    /// Lends the array that libcrypto takes; it is good for the length of the call.
    func withEntries<R>(
        _ body: (UnsafePointer<OSSL_PARAM>?) throws(OpenSSLFailure) -> R
    ) throws(OpenSSLFailure) -> R {
        defer { withExtendedLifetime(values) {} }
        let terminated = unsafe entries + [Parameter.end]
        return try unsafe terminated.withUnsafeBufferPointer { (entries) throws(OpenSSLFailure) in
            try unsafe body(entries.baseAddress)
        }
    }
}
