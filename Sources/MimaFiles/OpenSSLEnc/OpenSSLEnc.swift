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

    /// How a file is written.
    public enum Encoding: Hashable, Sendable {
        /// As it is.
        case binary
        /// `-a`, `-base64`: in base64, in lines of 64 characters; lines of any length are read.
        case base64
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
        encoding: Encoding = .binary,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        if encoding == .base64 {
            let lines = Base64LineSink(sink)
            try encrypt(
                from: source,
                to: lines,
                cipher,
                derivation,
                passphrase: passphrase,
                padding: padding,
                progress: progress
            )
            return try throwingFilesError { () throws(IOError) in try lines.finish() }
        }
        let salt = SecureRandom.bytes(saltByteCount)
        let (key, iv) = try throwingFilesError { () throws(CryptoError) in
            try derivation.derive(for: cipher, passphrase: passphrase, salt: salt)
        }
        try throwingFilesError { () throws(IOError) in try sink.write((magic + salt).span) }
        try cipher.encrypt(from: source, to: sink, using: key, iv: iv, padding: padding, progress: progress)
    }

    /// Decrypts all of `source`, in constant memory; that a file is in base64 is seen from its beginning. What is written
    /// may have been altered by anyone.
    ///
    /// Throws ``FilesError/notAnOpenSSLEncFile`` when it does not begin as such a file does,
    /// ``FilesError/malformedBase64`` when it does and goes on otherwise, and ``FilesError/wrongPassphrase`` when the
    /// padding at the end is not right: the passphrase, the cipher or the derivation is another, or the file damaged. A
    /// mode without padding does not tell.
    public static func decrypt(
        from source: any ByteSource,
        to sink: any ByteSink,
        _ cipher: UnauthenticatedCipher,
        _ derivation: KeyDerivation = .usual,
        passphrase: SecretBytes,
        padding: BlockPadding? = nil,
        progress: (_ bytesRead: Int) -> Void = { _ in }
    ) throws(FilesError) {
        var head = try readHead(source)
        var body = source
        var text: StreamSource?
        if head.starts(with: base64Magic) {
            let source = StreamSource(Base64LineReader(Self.stream(of: head, then: source)).stream)
            (text, body) = (source, source)
            do throws(FilesError) { head = try readHead(source) } catch { throw source.failure ?? error }
        }
        guard head.count == magic.count + saltByteCount, head.starts(with: magic) else { throw .notAnOpenSSLEncFile }
        let salt = Array(head.dropFirst(magic.count))
        let (key, iv) = try throwingFilesError { () throws(CryptoError) in
            try derivation.derive(for: cipher, passphrase: passphrase, salt: salt)
        }
        do throws(FilesError) {
            try cipher.decrypt(from: body, to: sink, using: key, iv: iv, padding: padding, progress: progress)
        } catch .crypto(.authenticationFailed) {
            throw .wrongPassphrase
        } catch {
            throw text?.failure ?? error
        }
    }

    /// The first characters of "Salted__" in base64, as far as the salt does not change them.
    private static let base64Magic = Array("U2FsdGVkX1".utf8)

    private static func readHead(_ source: any ByteSource) throws(FilesError) -> [UInt8] {
        try throwingFilesError { () throws(IOError) in
            try [UInt8](capacity: magic.count + saltByteCount) { (output) throws(IOError) in
                try source.fill(&output)
            }
        }
    }

    private static func stream(of head: [UInt8], then source: any ByteSource) -> BufferedStream {
        var position = 0
        return BufferedStream { (output) throws(FilesError) in
            let count = min(head.count - position, output.freeCapacity)
            if count > 0 {
                output.append(copying: head.span.extracting(position..<(position + count)))
                position += count
                return count
            }
            return try throwingFilesError { () throws(IOError) in try source.read(into: &output) }
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
