import COpenSSL

/// Certificates of X.509 in their order: an owned STACK_OF(X509) and what is in it.
@safe
package struct CertificateList: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a stack and its certificates.
    init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe mima_X509_free_all(pointer)
    }

    /// Reads certificates in DER; nil when one is something else, or goes on behind its end.
    package static func read(_ certificates: [[UInt8]]) throws(OpenSSLFailure) -> CertificateList? {
        let list = try unsafe CertificateList(owning: check(mima_X509_new_list(), "sk_X509_new_null"))
        for bytes in certificates {
            guard let certificate = unsafe parse(bytes.span) else { return nil }
            if unsafe mima_X509_push(list.pointer, certificate) <= 0 {
                unsafe X509_free(certificate)
                throw OpenSSLFailure.drain(after: "sk_X509_push")
            }
        }
        return list
    }

    private static func parse(_ bytes: Span<UInt8>) -> OpaquePointer? {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var next = bytes.baseAddress
            guard let read = unsafe d2i_X509(nil, &next, bytes.count) else {
                ERR_clear_error()
                return nil
            }
            guard let start = bytes.baseAddress, let next = unsafe next, unsafe next - start == bytes.count else {
                unsafe X509_free(read)
                return nil
            }
            return unsafe read
        }
    }

    /// How many there are.
    package var count: Int { Int(unsafe mima_X509_count(pointer)) }

    /// A certificate of the list, which keeps it.
    func certificate(at index: Int) throws(OpenSSLFailure) -> OpaquePointer {
        try unsafe check(mima_X509_at(pointer, Int32(clamping: index)), "sk_X509_value")
    }

    /// The certificates in DER.
    package func encoded() throws(OpenSSLFailure) -> [[UInt8]] {
        try unsafe Self.encoded(pointer)
    }

    /// The certificates of a stack in DER, whoever owns it.
    static func encoded(_ stack: OpaquePointer?) throws(OpenSSLFailure) -> [[UInt8]] {
        var encoded: [[UInt8]] = []
        for index in 0..<(unsafe mima_X509_count(stack)) {
            let certificate = try unsafe check(mima_X509_at(stack, index), "sk_X509_value")
            let size = unsafe i2d_X509(certificate, nil)
            try check(size, "i2d_X509")
            encoded.append(
                [UInt8](capacity: Int(size)) { output in
                    unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                        var next = buffer.baseAddress
                        count = Int(unsafe i2d_X509(certificate, &next))
                    }
                }
            )
        }
        return encoded
    }

    /// Whom a certificate is for, on one line as RFC 2253 writes names, in UTF-8.
    package func subject(at index: Int) throws(OpenSSLFailure) -> [UInt8] {
        let certificate = try unsafe certificate(at: index)
        let output = try MemoryOutput.make()
        // Letters beyond ASCII stay what they are.
        let flags = mima_XN_FLAG_RFC2253() & ~UInt(ASN1_STRFLGS_ESC_MSB)
        let count = unsafe X509_NAME_print_ex(output.pointer, X509_get_subject_name(certificate), 0, flags)
        // An empty name has no characters, and is no failure.
        if count < 0 { throw OpenSSLFailure.drain(after: "X509_NAME_print_ex") }
        return output.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}
