import COpenSSL

/// libcrypto's provider of old ciphers, where it is installed.
///
/// It is in a library context of its own: loading it into the default one would offer its ciphers to the whole program.
@safe
struct LegacyProvider: @unchecked Sendable {
    // Sendable: libcrypto locks what it changes in a library context; this one is never freed.
    let context: OpaquePointer?

    static let shared = LegacyProvider()

    private init() {
        let context = unsafe OSSL_LIB_CTX_new()
        if unsafe OSSL_PROVIDER_load(context, "legacy") != nil {
            unsafe self.context = context
        } else {
            unsafe self.context = nil
            unsafe OSSL_LIB_CTX_free(context)
            ERR_clear_error()
        }
    }
}
