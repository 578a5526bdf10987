import COpenSSL
package import MimaBytes

extension Key {
    /// The secret that this private key and another's public key agree on, or nil when there is none: for X25519 when
    /// it would be all zero, as with a public key of small order (RFC 7748 §6.1).
    ///
    /// The peer's key must have been found to be in its group, unless it is to be looked at here: libcrypto multiplies
    /// a point by the curve's order for that, which takes as long as the agreement. A secret that is a number modulo a
    /// prime has as many bytes as the prime when it is `padded` (RFC 7919 §3), else as many as it takes.
    package func sharedSecret(
        with peer: Key,
        validatingPeer: Bool = false,
        padded: Bool = false
    ) throws(OpenSSLFailure) -> SecretBytes? {
        if !validatingPeer && !padded {
            return try unsafe withContext(for: .agreement) { (context) throws(OpenSSLFailure) in
                try check(unsafe EVP_PKEY_derive_init(context), "EVP_PKEY_derive_init")
            } _: { (context) throws(OpenSSLFailure) in
                try check(unsafe EVP_PKEY_derive_set_peer_ex(context, peer.pointer, 0), "EVP_PKEY_derive_set_peer_ex")
                return try unsafe Self.deriveSecret(in: context)
            }
        }
        let context = try unsafe check(EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil), "EVP_PKEY_CTX_new_from_pkey")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_derive_init(context), "EVP_PKEY_derive_init")
        if padded { try check(unsafe EVP_PKEY_CTX_set_dh_pad(context, 1), "EVP_PKEY_CTX_set_dh_pad") }
        guard unsafe EVP_PKEY_derive_set_peer_ex(context, peer.pointer, validatingPeer ? 1 : 0) == 1 else {
            if !validatingPeer { throw OpenSSLFailure.drain(after: "EVP_PKEY_derive_set_peer_ex") }
            ERR_clear_error()
            return nil
        }
        return try unsafe Self.deriveSecret(in: context)
    }

    /// The secret that the context's two keys agree on; nil when libcrypto finds none.
    @unsafe
    private static func deriveSecret(in context: OpaquePointer) throws(OpenSSLFailure) -> SecretBytes? {
        var size = 0
        try check(unsafe EVP_PKEY_derive(context, nil, &size), "EVP_PKEY_derive")
        var exists = false
        let secret = SecretBytes(count: size) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                var written = buffer.count
                exists = unsafe EVP_PKEY_derive(context, buffer.baseAddress, &written) == 1
                if exists { count = written } else { ERR_clear_error() }
            }
        }
        return exists ? secret : nil
    }
}
