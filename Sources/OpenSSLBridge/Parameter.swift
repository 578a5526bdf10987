import COpenSSL

/// Entries of the OSSL_PARAM arrays by which libcrypto takes named parameters.
///
/// An entry holds addresses: names are static strings, and values are borrowed, so each must outlive the call that the
/// array is passed to.
@unsafe
enum Parameter {
    /// The entry that ends an array.
    static var end: OSSL_PARAM { unsafe OSSL_PARAM_construct_end() }

    static func text(_ name: StaticString, _ value: StaticString) -> OSSL_PARAM {
        // libcrypto's constructor takes a mutable pointer, but a parameter that is set is only read.
        unsafe OSSL_PARAM_construct_utf8_string(name.cString, UnsafeMutablePointer(mutating: value.cString), 0)
    }

    static func bytes(_ name: StaticString, _ value: UnsafeBufferPointer<UInt8>) -> OSSL_PARAM {
        unsafe OSSL_PARAM_construct_octet_string(
            name.cString,
            UnsafeMutableRawPointer(mutating: value.baseAddress ?? empty),
            value.count
        )
    }

    /// An unsigned number of any size, in the machine's byte order.
    static func number(_ name: StaticString, _ value: UnsafeBufferPointer<UInt8>) -> OSSL_PARAM {
        unsafe OSSL_PARAM(
            key: name.cString,
            data_type: UInt32(OSSL_PARAM_UNSIGNED_INTEGER),
            data: UnsafeMutableRawPointer(mutating: value.baseAddress ?? empty),
            data_size: value.count,
            // OSSL_PARAM_UNMODIFIED: the largest size_t, whose bits Swift takes for -1.
            return_size: -1
        )
    }

    static func number(_ name: StaticString, _ value: UnsafeMutablePointer<UInt64>) -> OSSL_PARAM {
        unsafe OSSL_PARAM_construct_uint64(name.cString, value)
    }

    /// The address of an empty value: a null one means "no value".
    private static var empty: UnsafePointer<UInt8> { unsafe ("" as StaticString).utf8Start }
}
