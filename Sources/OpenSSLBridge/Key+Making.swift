import COpenSSL
package import MimaBytes

extension Key {
    /// What a key is to be made with.
    package enum Content: Sendable {
        case parameters
        case publicKey
        case keyPair

        fileprivate var selection: Int32 {
            switch self {
            case .parameters: mima_EVP_PKEY_KEY_PARAMETERS()
            case .publicKey: mima_EVP_PKEY_PUBLIC_KEY()
            case .keyPair: mima_EVP_PKEY_KEYPAIR()
            }
        }
    }

    /// A key of a type, under libcrypto's name for it, from its numbers. They must be of sensible sizes and belong
    /// together: libcrypto does not ask.
    package static func make(
        _ type: StaticString,
        _ content: Content,
        from parameters: [KeyParameter]
    ) throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(
            EVP_PKEY_CTX_new_from_name(nil, type.cString, nil),
            "EVP_PKEY_CTX_new_from_name"
        )
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_fromdata_init(context), "EVP_PKEY_fromdata_init")
        return try unsafe KeyParameter.withArray(parameters) { (array) throws(OpenSSLFailure) in
            var made: OpaquePointer?
            try check(unsafe EVP_PKEY_fromdata(context, &made, content.selection, array), "EVP_PKEY_fromdata")
            return unsafe Key(owning: try unsafe check(made, "EVP_PKEY_fromdata"))
        }
    }

    /// A new key of a type, under libcrypto's name for it.
    package static func generate(
        _ type: StaticString,
        _ parameters: [KeyParameter] = []
    ) throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(
            EVP_PKEY_CTX_new_from_name(nil, type.cString, nil),
            "EVP_PKEY_CTX_new_from_name"
        )
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_keygen_init(context), "EVP_PKEY_keygen_init")
        return try unsafe generate(in: context, parameters)
    }

    /// New parameters of a type such as DSA, without a key.
    package static func generateParameters(
        _ type: StaticString,
        _ parameters: [KeyParameter]
    ) throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(
            EVP_PKEY_CTX_new_from_name(nil, type.cString, nil),
            "EVP_PKEY_CTX_new_from_name"
        )
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_paramgen_init(context), "EVP_PKEY_paramgen_init")
        return try unsafe generate(in: context, parameters)
    }

    /// A new key with the parameters that this one has.
    package func generateKey() throws(OpenSSLFailure) -> Key {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_keygen_init(context), "EVP_PKEY_keygen_init")
        return try unsafe Self.generate(in: context, [])
    }

    private static func generate(
        in context: OpaquePointer,
        _ parameters: [KeyParameter]
    ) throws(OpenSSLFailure) -> Key {
        if !parameters.isEmpty {
            try unsafe KeyParameter.withArray(parameters) { (array) throws(OpenSSLFailure) in
                try check(unsafe EVP_PKEY_CTX_set_params(context, array), "EVP_PKEY_CTX_set_params")
            }
        }
        var made: OpaquePointer?
        try check(unsafe EVP_PKEY_generate(context, &made), "EVP_PKEY_generate")
        return unsafe Key(owning: try unsafe check(made, "EVP_PKEY_generate"))
    }
}

// MARK: Numbers out of keys

extension Key {
    /// A number of the key, such as "n", big-endian without leading zeros.
    package func number(_ name: StaticString) throws(OpenSSLFailure) -> [UInt8] {
        try secretNumber(name).withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }

    /// A secret number of the key, such as "d", big-endian, in `byteCount` bytes or as many as it takes.
    package func secretNumber(
        _ name: StaticString,
        byteCount: Int? = nil
    ) throws(OpenSSLFailure) -> SecretBytes {
        var found: OpaquePointer?
        try check(unsafe EVP_PKEY_get_bn_param(pointer, name.cString, &found), "EVP_PKEY_get_bn_param")
        let number = try unsafe check(found, "EVP_PKEY_get_bn_param")
        defer { unsafe BN_clear_free(number) }
        return try unsafe SecretBytes(bigEndian: number, byteCount: byteCount)
    }
}

extension Key {
    /// A property of the key that is a string of bytes, such as "pub", of at most `capacity` bytes.
    package func octets(_ name: StaticString, capacity: Int) throws(OpenSSLFailure) -> [UInt8] {
        try [UInt8](capacity: capacity) { (output) throws(OpenSSLFailure) in
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                var written = 0
                try check(
                    unsafe EVP_PKEY_get_octet_string_param(
                        pointer,
                        name.cString,
                        buffer.baseAddress,
                        buffer.count,
                        &written
                    ),
                    "EVP_PKEY_get_octet_string_param"
                )
                count = written
            }
        }
    }
}

extension Key {
    /// A secret property of the key that is a string of `byteCount` bytes, such as "seed"; nil when the key has none.
    package func secretOctets(_ name: StaticString, byteCount: Int) -> SecretBytes? {
        var isThere = false
        let bytes = SecretBytes(count: byteCount) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                var written = 0
                isThere =
                    unsafe EVP_PKEY_get_octet_string_param(
                        pointer,
                        name.cString,
                        buffer.baseAddress,
                        buffer.count,
                        &written
                    ) == 1 && written == byteCount
                count = isThere ? written : 0
            }
        }
        if !isThere { ERR_clear_error() }
        return isThere ? bytes : nil
    }
}

extension SecretBytes {
    /// The number, big-endian, in `byteCount` bytes or as many as it takes.
    convenience init(bigEndian number: OpaquePointer, byteCount: Int? = nil) throws(OpenSSLFailure) {
        let byteCount = unsafe byteCount ?? (Int(BN_num_bits(number)) + 7) / 8
        try self.init(count: byteCount) { (output) throws(OpenSSLFailure) in
            if byteCount == 0 { return }
            try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                let written = unsafe BN_bn2binpad(number, buffer.baseAddress, Int32(byteCount))
                if written < 0 { throw OpenSSLFailure.drain(after: "BN_bn2binpad") }
                count = byteCount
            }
        }
    }
}
