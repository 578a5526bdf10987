/// Signatures of files in minisign's format (<https://jedisct1.github.io/minisign/>): Ed25519 over the file's BLAKE2b
/// digest, beside the file, with a comment that is signed as well.
///
///     let key = try Minisign.SecretKey.File(parsing: secretKeyFile).unlock(passphrase: passphrase)
///     let comment = try Minisign.Comment.describing(fileName: "release.tar", timestamp: now)
///     let signature = try key.sign(source, trustedComment: comment)
///
///     let publicKey = try Minisign.PublicKey(parsing: publicKeyFile)
///     let signer = try Minisign.verify(signature, of: source, with: [publicKey])
///
/// The files are text, of lines that end in a line feed: a comment that nothing protects, and bytes in base64.
public enum Minisign {
    /// What a signature signs.
    public enum Form: Hashable, Sendable {
        /// The BLAKE2b-512 digest of the message, which may be of any size: the usual form.
        case prehashed
        /// The message itself, which therefore has to fit into memory; the form of minisign before version 0.10.
        case legacy
    }

    /// The most bytes that a message signed in the ``Form/legacy`` form may have, unless the caller says otherwise:
    /// 1 GiB.
    public static let defaultLegacyLimit = 1 << 30

    /// More bytes than any file of the format has: a bound for reading one into memory.
    public static let maximumFileByteCount = 16_384

    /// The letters that begin each file's bytes and name what they are.
    enum Tag {
        /// An Ed25519 key, or a signature of the message itself.
        static let ed25519: [UInt8] = [0x45, 0x64]
        /// A signature of the message's digest.
        static let prehashed: [UInt8] = [0x45, 0x44]
        /// A secret key encrypted with a key that scrypt made.
        static let scrypt: [UInt8] = [0x53, 0x63]
        /// A secret key that is not encrypted.
        static let notEncrypted: [UInt8] = [0, 0]
        /// A secret key's checksum made with BLAKE2b.
        static let blake2b: [UInt8] = [0x42, 0x32]
    }
}
