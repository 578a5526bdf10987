internal import MimaBytes

/// The encryption of a PEM block that its headers speak of (RFC 1421 §4.6.1.1, §4.6.1.3), with a key that OpenSSL makes
/// from the passphrase by one pass of MD5. It slows nobody down who tries passphrases, but old keys have it.
struct PEMEncryption: Sendable {
    private let cipher: CBCCipher
    private let iv: [UInt8]

    /// Reads the headers; nil when they say that the block is not encrypted.
    init?(headersOf document: PEMDocument) throws(CryptoError) {
        guard let kind = document.header("Proc-Type") else {
            if document.headers.isEmpty { return nil }
            throw .invalidKey("the private key has headers that are not known")
        }
        guard kind == "4,ENCRYPTED", document.headers.count == 2, let value = document.header("DEK-Info") else {
            throw .invalidKey("the private key's headers do not say how it is encrypted")
        }
        let parts = value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw .invalidKey("the private key's headers do not say how it is encrypted")
        }
        guard let cipher = CBCCipher.named.first(where: { $0.name == parts[0] }) else {
            let name = OpenSSHPublicKey.typeName(Array(parts[0].utf8)[...]) ?? "an unknown cipher"
            throw .unsupported("private keys encrypted with \(name) are not supported here")
        }
        do {
            iv = try Hex.decode(String(parts[1]))
        } catch {
            throw .invalidKey("the initialisation vector of the private key is not hexadecimal")
        }
        try requireByteCount(
            iv.count,
            of: "initialisation vector",
            in: cipher.blockByteCount...cipher.blockByteCount
        )
        self.cipher = cipher
    }

    /// The private key, or nil when the passphrase is another or the ciphertext damaged.
    func decrypt(_ ciphertext: SecretBytes, passphrase: SecretBytes) throws(CryptoError) -> SecretBytes? {
        let key = try key(passphrase)
        return try ciphertext.withBytes { (bytes) throws(CryptoError) in
            try cipher.decrypt(bytes, key: key, iv: iv)
        }
    }

    /// OpenSSL's EVP_BytesToKey: digests of the one before, the passphrase and the vector's first 8 bytes.
    private func key(_ passphrase: SecretBytes) throws(CryptoError) -> SecretBytes {
        let digestByteCount = HashAlgorithm.insecure(.md5).byteCount
        var last = SecretBytes(copying: [])
        var digests: [SecretBytes] = []
        while digests.count * digestByteCount < cipher.keyByteCount {
            last = try SecretBytes(count: digestByteCount) { (output) throws(CryptoError) in
                var hash = try HashContext(.insecure(.md5))
                last.withBytes { hash.update($0) }
                passphrase.withBytes { hash.update($0) }
                hash.update(iv.span.extracting(first: 8))
                hash.finalize(into: &output)
            }
            digests.append(last)
        }
        return SecretBytes(count: cipher.keyByteCount) { output in
            for digest in digests {
                digest.withBytes { digest in
                    for index in 0..<min(digest.count, output.freeCapacity) { output.append(digest[index]) }
                }
            }
        }
    }

    /// Encryption with a new vector under AES-256-CBC.
    init() {
        cipher = .aes256
        iv = SecureRandom.bytes(CBCCipher.aes256.blockByteCount)
    }

    /// The headers that tell of it.
    var headers: [(name: String, value: String)] {
        [("Proc-Type", "4,ENCRYPTED"), ("DEK-Info", "\(cipher.name),\(Hex.encode(iv, uppercase: true))")]
    }

    /// The ciphertext of a private key.
    func encrypt(_ plaintext: SecretBytes, passphrase: SecretBytes) throws(CryptoError) -> [UInt8] {
        if passphrase.count == 0 { throw .unsupported("an empty passphrase does not protect a key") }
        return try cipher.encrypt(plaintext, key: try key(passphrase), iv: iv)
    }
}
