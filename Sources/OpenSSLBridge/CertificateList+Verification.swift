import COpenSSL

extension CertificateList {
    /// What a certificate must be for.
    package enum Purpose: Sendable {
        /// Signing mail, as S/MIME has it.
        case mailSignature
        /// Anything.
        case any
    }

    /// What is wrong with the certificate at `index`, in libcrypto's words; nil when a chain of certificates leads from
    /// it over `others` to one of `anchors`, and all are valid at `time`, in seconds since 1970, or now.
    ///
    /// Each of `anchors` is trusted for itself, whether or not it signed itself. Lists of revoked certificates are not
    /// looked at. Keys and signatures of less than 112 bits of security are refused.
    package func problem(
        at index: Int,
        others: borrowing CertificateList,
        anchors: borrowing CertificateList,
        purpose: Purpose,
        time: Int?
    ) throws(OpenSSLFailure) -> String? {
        let store = try unsafe check(X509_STORE_new(), "X509_STORE_new")
        defer { unsafe X509_STORE_free(store) }
        for number in 0..<anchors.count {
            try unsafe check(X509_STORE_add_cert(store, anchors.certificate(at: number)), "X509_STORE_add_cert")
        }
        let context = try unsafe check(X509_STORE_CTX_new(), "X509_STORE_CTX_new")
        defer { unsafe X509_STORE_CTX_free(context) }
        let certificate = try unsafe certificate(at: index)
        try unsafe check(X509_STORE_CTX_init(context, store, certificate, others.pointer), "X509_STORE_CTX_init")
        switch purpose {
        case .mailSignature:
            try unsafe check(X509_STORE_CTX_set_default(context, "smime_sign"), "X509_STORE_CTX_set_default")
        case .any:
            try unsafe check(X509_STORE_CTX_set_purpose(context, X509_PURPOSE_ANY), "X509_STORE_CTX_set_purpose")
        }
        let parameters = try unsafe check(X509_STORE_CTX_get0_param(context), "X509_STORE_CTX_get0_param")
        try unsafe check(
            X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_PARTIAL_CHAIN)),
            "X509_VERIFY_PARAM_set_flags"
        )
        // Level 2 is what Debian's TLS asks for; without a level MD5 would do.
        unsafe X509_VERIFY_PARAM_set_auth_level(parameters, 2)
        if let time { unsafe X509_VERIFY_PARAM_set_time(parameters, time) }
        let isGood = unsafe X509_verify_cert(context) == 1
        ERR_clear_error()
        if isGood { return nil }
        let error = unsafe X509_STORE_CTX_get_error(context)
        // Never null; and an error that was not told is one all the same.
        guard error != X509_V_OK, let text = unsafe X509_verify_cert_error_string(Int(error)) else {
            return "it could not be verified"
        }
        return unsafe String(cString: text)
    }
}
