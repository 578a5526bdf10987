import COpenSSL

extension Key {
    /// How a digest is made into what a key signs.
    package enum SignaturePadding: Equatable, Sendable {
        /// As it is: ECDSA, DSA and SM2.
        case none
        /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
        case pkcs1(DigestAlgorithm)
        /// RSASSA-PSS (RFC 8017 §8.1) with MGF1.
        case pss(DigestAlgorithm, mask: DigestAlgorithm, salt: Salt)
        /// RSA with the padding of ANSI X9.31.
        case x931(DigestAlgorithm)
        /// RSA's bare operation, on as many bytes as the modulus has.
        case raw
    }

    /// How many bytes of salt PSS has.
    package enum Salt: Equatable, Sendable {
        case byteCount(Int)
        /// Signing: as many as there is room for. Verifying: any number.
        case any
    }

    /// Signs what is the digest of a message; ECDSA and DSA give DER.
    package func signature(
        forDigest digest: Span<UInt8>,
        _ padding: SignaturePadding
    ) throws(OpenSSLFailure) -> [UInt8] {
        let size = Int(unsafe EVP_PKEY_get_size(pointer))
        return try unsafe withContext(for: .signing(padding)) { (context) throws(OpenSSLFailure) in
            try check(unsafe EVP_PKEY_sign_init(context), "EVP_PKEY_sign_init")
            try unsafe padding.apply(to: context)
        } _: { (context) throws(OpenSSLFailure) in
            try unsafe digest.withUnsafeBufferPointer { (digest) throws(OpenSSLFailure) in
                try [UInt8](capacity: size) { (output) throws(OpenSSLFailure) in
                    try unsafe output.withUnsafeMutableBufferPointer { (buffer, count) throws(OpenSSLFailure) in
                        var written = buffer.count
                        try check(
                            unsafe EVP_PKEY_sign(
                                context,
                                buffer.baseAddress,
                                &written,
                                digest.baseAddress,
                                digest.count
                            ),
                            "EVP_PKEY_sign"
                        )
                        count = written
                    }
                }
            }
        }
    }

    /// Whether `signature` is this key's over the digest.
    package func isValidSignature(
        _ signature: Span<UInt8>,
        forDigest digest: Span<UInt8>,
        _ padding: SignaturePadding
    ) throws(OpenSSLFailure) -> Bool {
        try unsafe withContext(for: .verifying(padding)) { (context) throws(OpenSSLFailure) in
            try check(unsafe EVP_PKEY_verify_init(context), "EVP_PKEY_verify_init")
            try unsafe padding.apply(to: context)
        } _: { (context) throws(OpenSSLFailure) in
            unsafe signature.withUnsafeBufferPointer { signature in
                unsafe digest.withUnsafeBufferPointer { digest in
                    let code = unsafe EVP_PKEY_verify(
                        context,
                        signature.baseAddress,
                        signature.count,
                        digest.baseAddress,
                        digest.count
                    )
                    // A malformed signature is an error to libcrypto and a signature that does not verify to us.
                    if code != 1 { ERR_clear_error() }
                    return code == 1
                }
            }
        }
    }

    /// What RSA's bare public operation makes of a signature, as many bytes as the modulus has; nil when the signature
    /// is not less than the modulus.
    package func recoveredMessage(fromRSASignature signature: Span<UInt8>) throws(OpenSSLFailure) -> [UInt8]? {
        let context = try unsafe operation(.raw, "EVP_PKEY_verify_recover_init") {
            unsafe EVP_PKEY_verify_recover_init($0)
        }
        defer { unsafe EVP_PKEY_CTX_free(context) }
        let size = Int(unsafe EVP_PKEY_get_size(pointer))
        var isGood = false
        let message = unsafe signature.withUnsafeBufferPointer { signature in
            [UInt8](capacity: size) { output in
                unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                    var written = buffer.count
                    isGood =
                        unsafe EVP_PKEY_verify_recover(
                            context,
                            buffer.baseAddress,
                            &written,
                            signature.baseAddress,
                            signature.count
                        ) == 1
                    count = isGood ? written : 0
                }
            }
        }
        ERR_clear_error()
        return isGood && message.count == size ? message : nil
    }

    private func operation(
        _ padding: SignaturePadding,
        _ name: StaticString,
        _ start: (OpaquePointer) -> Int32
    ) throws(OpenSSLFailure) -> OpaquePointer {
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        do throws(OpenSSLFailure) {
            try check(unsafe start(context), name)
            try unsafe padding.apply(to: context)
        } catch {
            unsafe EVP_PKEY_CTX_free(context)
            throw error
        }
        return unsafe context
    }
}

extension Key.SignaturePadding {
    fileprivate func apply(to context: OpaquePointer) throws(OpenSSLFailure) {
        switch self {
        case .none: break
        case .pkcs1(let digest):
            try unsafe set(RSA_PKCS1_PADDING, in: context)
            try unsafe set(digest, in: context)
        case .pss(let digest, let mask, let salt):
            try unsafe set(RSA_PKCS1_PSS_PADDING, in: context)
            try unsafe set(digest, in: context)
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, mask.pointer),
                "EVP_PKEY_CTX_set_rsa_mgf1_md"
            )
            let length: Int32 =
                switch salt {
                case .byteCount(let count): Int32(clamping: count)
                // When signing it means the largest.
                case .any: RSA_PSS_SALTLEN_AUTO
                }
            try check(
                unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(context, length),
                "EVP_PKEY_CTX_set_rsa_pss_saltlen"
            )
        case .x931(let digest):
            // The padding depends on the digest, which must be known.
            try unsafe set(digest, in: context)
            try unsafe set(RSA_X931_PADDING, in: context)
        case .raw:
            try unsafe set(RSA_NO_PADDING, in: context)
        }
    }

    private func set(_ padding: Int32, in context: OpaquePointer) throws(OpenSSLFailure) {
        try check(unsafe EVP_PKEY_CTX_set_rsa_padding(context, padding), "EVP_PKEY_CTX_set_rsa_padding")
    }

    private func set(_ digest: DigestAlgorithm, in context: OpaquePointer) throws(OpenSSLFailure) {
        try check(unsafe EVP_PKEY_CTX_set_signature_md(context, digest.pointer), "EVP_PKEY_CTX_set_signature_md")
    }
}
