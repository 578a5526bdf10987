import COpenSSL
package import MimaBytes

/// A message of CMS (RFC 5652): an owned CMS_ContentInfo, for one use, since libcrypto changes it while it works.
@safe
package struct CMSContents: ~Copyable {
    private let pointer: OpaquePointer

    /// What a message is, as far as it is used here.
    package enum Kind: Sendable {
        case signed
        case enveloped
        case authenticatedEnveloped
        case other
    }

    /// Who signed a message, and with which hash function.
    package struct Signer: Sendable {
        /// The certificate in DER.
        package let certificate: [UInt8]
        /// The name of the hash function that libcrypto has for it.
        package let hashName: String
        /// Whether attributes were signed, among which is the hash of the content, and not the content itself.
        package let hasSignedAttributes: Bool
    }

    private init(owning pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe CMS_ContentInfo_free(pointer)
    }

    /// Reads a message in DER or BER; nil when the bytes are something else, or go on behind it.
    package static func read(_ bytes: Span<UInt8>) -> CMSContents? {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var next = bytes.baseAddress
            guard let read = unsafe d2i_CMS_ContentInfo(nil, &next, bytes.count) else {
                ERR_clear_error()
                return nil
            }
            let contents = unsafe CMSContents(owning: read)
            guard let start = bytes.baseAddress, let next = unsafe next, unsafe next - start == bytes.count else {
                return nil
            }
            return contents
        }
    }

    /// The message as libcrypto writes it, with the lengths of DER whatever was read.
    package func encoded() throws(OpenSSLFailure) -> [UInt8] {
        let size = unsafe i2d_CMS_ContentInfo(pointer, nil)
        try check(size, "i2d_CMS_ContentInfo")
        return [UInt8](capacity: Int(size)) { output in
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                var next = buffer.baseAddress
                count = max(0, Int(unsafe i2d_CMS_ContentInfo(pointer, &next)))
            }
        }
    }

    /// What the message is.
    package var kind: Kind {
        guard let type = unsafe CMS_get0_type(pointer) else { return .other }
        return switch unsafe OBJ_obj2nid(type) {
        case NID_pkcs7_signed: .signed
        case NID_pkcs7_enveloped: .enveloped
        case NID_id_smime_ct_authEnvelopedData: .authenticatedEnveloped
        default: .other
        }
    }

    /// Whether the content that was signed is elsewhere.
    package var isDetached: Bool { unsafe CMS_is_detached(pointer) == 1 }

    /// How many signatures there are.
    package var signerCount: Int {
        defer { ERR_clear_error() }
        return kind == .signed ? Int(unsafe mima_CMS_signer_count(pointer)) : 0
    }

    /// The certificates in the message, in DER.
    package func certificates() throws(OpenSSLFailure) -> [[UInt8]] {
        // Of a message of another kind there are none, which libcrypto calls an error.
        guard let found = unsafe CMS_get1_certs(pointer) else {
            ERR_clear_error()
            return []
        }
        return try unsafe CertificateList(owning: found).encoded()
    }

    /// The content, when every signer's signature is good under a certificate of the message or one of `others`, and
    /// who signed; nil when one is not, or there are none. The certificates themselves are not verified.
    package consuming func verified(
        detachedContent: Span<UInt8>?,
        certificates others: borrowing CertificateList
    ) throws(OpenSSLFailure) -> (content: [UInt8], signers: [Signer])? {
        let output = try MemoryOutput.make()
        let flags = UInt32(CMS_BINARY) | UInt32(CMS_NO_SIGNER_CERT_VERIFY)
        let isGood: Bool
        if let detachedContent {
            isGood = try unsafe detachedContent.withUnsafeBufferPointer { (content) throws(OpenSSLFailure) in
                // A null address would be no buffer at all.
                let address = unsafe content.baseAddress.map { unsafe UnsafeRawPointer($0) }
                let empty = unsafe UnsafeRawPointer(("" as StaticString).utf8Start)
                let input = try unsafe check(
                    BIO_new_mem_buf(address ?? empty, Int32(clamping: content.count)),
                    "BIO_new_mem_buf"
                )
                defer { unsafe BIO_free(input) }
                return unsafe CMS_verify(pointer, others.pointer, nil, input, output.pointer, flags) == 1
            }
        } else {
            isGood = unsafe CMS_verify(pointer, others.pointer, nil, nil, output.pointer, flags) == 1
        }
        ERR_clear_error()
        guard isGood, let found = unsafe CMS_get0_signers(pointer) else { return nil }
        defer { unsafe mima_X509_free_list(found) }
        let certificates = try unsafe CertificateList.encoded(found)
        // Each signature has a signer, or it would not be good.
        guard !certificates.isEmpty, certificates.count == signerCount else { return nil }
        var signers: [Signer] = []
        for (index, certificate) in certificates.enumerated() {
            let signer = try unsafe check(
                mima_CMS_signer_at(pointer, Int32(clamping: index)),
                "sk_CMS_SignerInfo_value"
            )
            signers.append(
                Signer(
                    certificate: certificate,
                    hashName: unsafe Self.hashName(of: signer),
                    hasSignedAttributes: unsafe CMS_signed_get_attr_count(signer) >= 0
                )
            )
        }
        return (output.withBytes { bytes in bytes.indices.map { bytes[$0] } }, signers)
    }

    private static func hashName(of signer: OpaquePointer) -> String {
        var algorithm: UnsafeMutablePointer<X509_ALGOR>?
        unsafe CMS_SignerInfo_get0_algs(signer, nil, nil, &algorithm, nil)
        guard let algorithm = unsafe algorithm else { return "" }
        var object: OpaquePointer?
        unsafe X509_ALGOR_get0(&object, nil, nil, algorithm)
        guard let name = unsafe OBJ_nid2sn(OBJ_obj2nid(object)) else { return "" }
        return unsafe String(cString: name)
    }

    /// The content that is encrypted to a key; nil when it is not, or was altered. With the recipient's certificate only
    /// the part that names it is tried.
    package consuming func decrypted(
        with key: Key,
        recipient: borrowing CertificateList
    ) throws(OpenSSLFailure) -> SecretBytes? {
        let certificate = unsafe recipient.count == 0 ? nil : try recipient.certificate(at: 0)
        guard unsafe CMS_decrypt_set1_pkey(pointer, key.pointer, certificate) == 1 else {
            ERR_clear_error()
            return nil
        }
        return try decryptedContent()
    }

    /// The content that is encrypted under a passphrase; nil when it is another, or the message was altered.
    package consuming func decrypted(passphrase: SecretBytes) throws(OpenSSLFailure) -> SecretBytes? {
        let content = try passphrase.withBytes { (bytes) throws(OpenSSLFailure) in
            try unsafe bytes.withUnsafeBufferPointer { (bytes) throws(OpenSSLFailure) -> SecretBytes? in
                // It is only read.
                let address = unsafe UnsafeMutablePointer(mutating: bytes.baseAddress)
                guard unsafe CMS_decrypt_set1_password(pointer, address, bytes.count) == 1 else { return nil }
                return try decryptedContent()
            }
        }
        ERR_clear_error()
        return content
    }

    private func decryptedContent() throws(OpenSSLFailure) -> SecretBytes? {
        let output = try MemoryOutput.make()
        let isGood = unsafe CMS_decrypt(pointer, nil, nil, nil, output.pointer, UInt32(CMS_BINARY)) == 1
        ERR_clear_error()
        return isGood ? output.withBytes { SecretBytes(copying: $0) } : nil
    }
}
