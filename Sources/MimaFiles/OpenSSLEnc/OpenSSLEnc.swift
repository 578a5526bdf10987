public import MimaBytes
public import MimaCrypto
public import MimaIO

/// Files of `openssl enc`: "Salted__", a salt of 8 bytes, and a message in a cipher without authentication, key and vector
/// of which come from a passphrase.
///
/// Nothing in such a file says with which cipher and derivation it was made, or whether it was altered. `Age` is made
/// for files.
public enum OpenSSLEnc {
    /// How key and vector come from the passphrase.
    public enum KeyDerivation: Hashable, Sendable {
        /// `-pbkdf2`, with `-md` and `-iter`; OpenSSL's own are SHA-256 and 10,000 iterations, few by today's measure.
        case pbkdf2(HashAlgorithm, iterations: Int)
        /// What `openssl enc` does without `-pbkdf2`: EVP_BytesToKey with `-md`, one hash a piece, which slows nobody
        /// down who tries passphrases.
        case insecureBytesToKey(HashAlgorithm)

        /// `openssl enc -pbkdf2` without further options.
        public static var usual: KeyDerivation { .pbkdf2(.sha256, iterations: 10_000) }
    }

    /// What a file begins with.
    static let magic = Array("Salted__".utf8)
    static let saltByteCount = 8

    /// The ciphers that `openssl enc` has and this libcrypto offers: all but XTS and those with ciphertext stealing.
    public static var ciphers: [UnauthenticatedCipher] {
        UnauthenticatedCipher.allAvailable.filter { cipher in
            switch cipher {
            case .xts, .cbcStealing: false
            default: true
            }
        }
    }

    /// Encrypts all of `source` under a passphrase, in constant memory, with a random salt.
    ///
    /// Throws `FilesError.crypto` for a cipher that is not there, and for iterations or a hash function that PBKDF2 does
    /// not take.
    ///
    /// - Parameter padding: PKCS#7 unless none is asked for, as `-nopad` does.
    public static func encrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        _ cipher: UnauthenticatedCipher,
        _ derivation: KeyDerivation = .usual,
        passphrase: SecretBytes,
        padding: BlockPadding? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        let salt = SecureRandom.bytes(saltByteCount)
        let (key, iv) = try throwingFilesError { () throws(CryptoError) in
            try derivation.derive(for: cipher, passphrase: passphrase, salt: salt)
        }
        try throwingFilesError { () throws(IOError) in try sink.write((magic + salt).span) }
        try cipher.encrypt(from: source, to: sink, using: key, iv: iv, padding: padding, progress: progress)
    }

    /// Decrypts all of `source`, in constant memory. What is written may have been altered by anyone.
    ///
    /// Throws ``FilesError/notAnOpenSSLEncFile`` when it does not begin as such a file does, and
    /// ``FilesError/wrongPassphrase`` when the padding at the end is not right: the passphrase, the cipher or the
    /// derivation is another, or the file damaged. A mode without padding does not tell.
    public static func decrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        _ cipher: UnauthenticatedCipher,
        _ derivation: KeyDerivation = .usual,
        passphrase: SecretBytes,
        padding: BlockPadding? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        let head = try throwingFilesError { () throws(IOError) in
            try [UInt8](capacity: magic.count + saltByteCount) { (output) throws(IOError) in
                try source.fill(&output)
            }
        }
        guard head.count == magic.count + saltByteCount, head.starts(with: magic) else { throw .notAnOpenSSLEncFile }
        let salt = Array(head.dropFirst(magic.count))
        let (key, iv) = try throwingFilesError { () throws(CryptoError) in
            try derivation.derive(for: cipher, passphrase: passphrase, salt: salt)
        }
        do throws(FilesError) {
            try cipher.decrypt(from: source, to: sink, using: key, iv: iv, padding: padding, progress: progress)
        } catch .crypto(.authenticationFailed) {
            throw .wrongPassphrase
        } catch {
            throw error
        }
    }
}

extension OpenSSLEnc.KeyDerivation {
    /// Key and vector for the cipher.
    func derive(
        for cipher: UnauthenticatedCipher,
        passphrase: SecretBytes,
        salt: [UInt8]
    ) throws(CryptoError) -> (SymmetricKey, [UInt8]) {
        let count = cipher.keyByteCount + cipher.ivByteCount
        let output: SecretBytes
        switch self {
        case .pbkdf2(let hash, let iterations):
            output = try PBKDF2(hash, iterations: iterations)
                .deriveKey(from: passphrase, salt: salt, byteCount: count).secretBytes
        case .insecureBytesToKey(let hash):
            output = try Self.bytesToKey(hash, passphrase: passphrase, salt: salt, byteCount: count)
        }
        let keyByteCount = cipher.keyByteCount
        return output.withBytes { output in
            let iv = [UInt8](capacity: output.count - keyByteCount) { iv in
                for index in keyByteCount..<output.count { iv.append(output[index]) }
            }
            return (SymmetricKey(data: output.extracting(first: keyByteCount)), iv)
        }
    }

    /// EVP_BytesToKey with one iteration: digests of the one before, the passphrase and the salt.
    private static func bytesToKey(
        _ hash: HashAlgorithm,
        passphrase: SecretBytes,
        salt: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> SecretBytes {
        let size = hash.byteCount
        return try SecretBytes(count: byteCount) { (output) throws(CryptoError) in
            var last = SecretBytes(copying: [UInt8]())
            while !output.isFull {
                last = try SecretBytes(count: size) { (digest) throws(CryptoError) in
                    var context = try HashContext(hash)
                    last.withBytes { context.update($0) }
                    passphrase.withBytes { context.update($0) }
                    context.update(salt)
                    context.finalize(into: &digest)
                }
                last.withBytes { digest in
                    for index in 0..<min(size, output.freeCapacity) { output.append(digest[index]) }
                }
            }
        }
    }
}
