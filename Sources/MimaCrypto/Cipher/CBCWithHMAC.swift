internal import MimaBytes
internal import OpenSSLBridge

/// AES-CBC, then HMAC over additional data, vector, ciphertext and the size of the additional data in bits, cut to its
/// half (RFC 7518 §5.2.2, draft-mcgrew-aead-aes-cbc-hmac-sha2 §2).
final class CBCWithHMAC: KeyedAEAD, Sendable {
    private let cipher: CipherAlgorithm
    private let encryptionKey: SecretBytes
    /// An HMAC with its key, copied for each message.
    private let mac: HMACContext
    private let tagByteCount: Int

    private init(_ cipher: CipherAlgorithm, encryptionKey: SecretBytes, mac: consuming HMACContext, tagByteCount: Int) {
        self.cipher = cipher
        self.encryptionKey = encryptionKey
        self.mac = mac
        self.tagByteCount = tagByteCount
    }

    /// Sets up a key, which is that of the HMAC, of half of the hash's size, and that of the cipher.
    static func start(
        _ cipher: CipherAlgorithm,
        _ digest: DigestAlgorithm,
        key: Span<UInt8>
    ) throws(OpenSSLFailure) -> CBCWithHMAC {
        let half = digest.byteCount / 2
        let mac = try HMACContext.start(digest, key: key.extracting(first: half))
        let encryptionKey = SecretBytes(copying: key.extracting(half...))
        return CBCWithHMAC(cipher, encryptionKey: encryptionKey, mac: mac, tagByteCount: half)
    }

    func seal(
        _ plaintext: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) {
        let padding = 16 - plaintext.count % 16
        let tail = [UInt8](repeating: UInt8(padding), count: padding)
        var context = try encryptionKey.withBytes { (key) throws(OpenSSLFailure) in
            try CipherContext.start(cipher, encrypting: true, key: key, iv: nonce)
        }
        try context.update(plaintext, into: &output)
        try context.update(tail.span, into: &output)
        try context.finish()
        let ciphertextByteCount = plaintext.count + padding
        let tag = try tag(of: output.span.extracting(last: ciphertextByteCount), nonce: nonce, additionalData)
        for byte in tag { output.append(byte) }
    }

    func open(
        _ ciphertext: Span<UInt8>,
        tag: Span<UInt8>,
        nonce: Span<UInt8>,
        authenticating additionalData: Span<UInt8>,
        into output: inout OutputSpan<UInt8>
    ) throws(OpenSSLFailure) -> Bool {
        let expected = try self.tag(of: ciphertext, nonce: nonce, additionalData)
        guard constantTimeEquals(expected.span, tag) else { return false }
        guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 16) else { return false }
        try encryptionKey.withBytes { (key) throws(OpenSSLFailure) in
            try cipher.process(ciphertext, encrypting: false, key: key, iv: nonce, into: &output)
        }
        // Whoever made the tag made the padding: looking at it tells nobody else anything.
        guard let count = BlockPadding.pkcs7.byteCount(in: output.span.extracting(last: 16)) else {
            output.wipeLast(ciphertext.count)
            return false
        }
        output.wipeLast(count)
        return true
    }

    private func tag(
        of ciphertext: Span<UInt8>,
        nonce: Span<UInt8>,
        _ data: Span<UInt8>
    ) throws(OpenSSLFailure) -> [UInt8] {
        let bitCount = UInt64(data.count) * 8
        let size = [UInt8](capacity: 8) { output in
            for index in (0..<8).reversed() { output.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(8 * index))) }
        }
        var context = try mac.copy()
        try context.update(data)
        try context.update(nonce)
        try context.update(ciphertext)
        try context.update(size.span)
        var last: HMACContext? = context
        let code = try [UInt8](capacity: 2 * tagByteCount) { (output) throws(OpenSSLFailure) in
            try last.take()?.finish(into: &output)
        }
        return Array(code.prefix(tagByteCount))
    }
}
