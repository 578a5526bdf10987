internal import MimaBytes
public import MimaCrypto
internal import MimaIO

/// A signature of a file by an SSH key, as `ssh-keygen -Y sign` makes it (OpenSSH's PROTOCOL.sshsig).
///
///     let key = try SSHPrivateKeyFile(file).unlock(passphrase: passphrase)
///     let signature = try SSHSignature.sign(source, with: key, namespace: "file")
///
///     let signers = try SSHSignature.AllowedSigners(parsing: list)
///     try SSHSignature(parsing: text).verify(source, namespace: "file", by: "ada@example.org", among: signers)
///
/// A namespace says what a signature is for, so that one made for one purpose is not taken for another: "file" is usual
/// for files, and "git" is Git's.
public struct SSHSignature: Sendable, Hashable {
    /// The hash functions over which a file can be signed.
    public enum Hash: String, Sendable, CaseIterable {
        /// SHA-256.
        case sha256
        /// SHA-512, the usual one.
        case sha512

        /// The hash function.
        public var algorithm: HashAlgorithm { self == .sha256 ? .sha256 : .sha512 }
    }

    /// The key that signed, or is said to have.
    public let publicKey: OpenSSHPublicKey
    /// What the signature is for; not empty.
    public let namespace: String
    /// The hash function over which the file was signed.
    public let hash: Hash
    /// The algorithm's name and its signature, in SSH's wire encoding.
    let signature: [UInt8]

    /// More bytes than a signature's file has: a bound for reading one into memory.
    public static let maximumFileByteCount = 65_536

    static let magic = Array("SSHSIG".utf8)
    private static let begin = "-----BEGIN SSH SIGNATURE-----"
    private static let end = "-----END SSH SIGNATURE-----"

    init(publicKey: OpenSSHPublicKey, namespace: String, hash: Hash, signature: [UInt8]) {
        self.publicKey = publicKey
        self.namespace = namespace
        self.hash = hash
        self.signature = signature
    }

    /// Whether a file is one of these signatures, by its beginning.
    public static func isSignature(_ file: [UInt8]) -> Bool { file.starts(with: begin.utf8) }

    /// Reads a signature's file.
    ///
    /// Throws ``Failure/malformed(reason:)``, and ``Failure/unsupported(_:)`` for another version, hash function, or
    /// type of key.
    public init(parsing file: [UInt8]) throws(FilesError) {
        guard file.count <= Self.maximumFileByteCount, Self.isSignature(file) else {
            throw Self.malformed("it does not begin as one does")
        }
        let lines = file.split(separator: 0x0a).map { line in line.last == 0x0d ? line.dropLast() : line }
        guard let end = lines.firstIndex(where: { $0.elementsEqual(Self.end.utf8) }) else {
            throw Self.malformed("it does not end as one does")
        }
        guard lines[(end + 1)...].allSatisfy({ $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }) else {
            throw Self.malformed("there is something behind its end")
        }
        guard lines[0].elementsEqual(Self.begin.utf8) else { throw Self.malformed("it does not begin as one does") }
        let bytes: [UInt8]
        do throws(BytesError) {
            bytes = try Base64.decode(Array(lines[1..<max(1, end)].joined()))
        } catch {
            throw Self.malformed("it is not in base64")
        }
        try self.init(decoding: bytes)
    }

    /// Reads the bytes of a signature, without the text around.
    private init(decoding bytes: [UInt8]) throws(FilesError) {
        let span = bytes.span
        let parts: (magic: Range<Int>, version: UInt32, key: Range<Int>, fields: [Range<Int>])
        do throws(SSHWireError) {
            var reader = SSHWireReader()
            let magic = try reader.readBytes(Self.magic.count, in: span)
            let version = try reader.readUInt32(in: span)
            let key = try reader.readString(in: span)
            var fields: [Range<Int>] = []
            // The namespace, a field for the future, the hash function, and the signature.
            for _ in 0..<4 { fields.append(try reader.readString(in: span)) }
            try reader.requireEnd(of: span)
            parts = (magic, version, key, fields)
        } catch {
            throw Self.malformed("\(error)")
        }
        guard bytes[parts.magic].elementsEqual(Self.magic) else { throw Self.malformed("it is something else") }
        guard parts.version == 1 else {
            throw .sshSignature(.unsupported("version \(parts.version) of signatures"))
        }
        let publicKey = try throwingFilesError { () throws(CryptoError) in
            try OpenSSHPublicKey(wireEncoding: Array(bytes[parts.key]))
        }
        guard let namespace = String(validating: bytes[parts.fields[0]], as: UTF8.self), !namespace.isEmpty else {
            throw Self.malformed("it has no namespace")
        }
        let name = String(decoding: bytes[parts.fields[2]], as: UTF8.self)
        guard let hash = Hash(rawValue: name) else {
            throw .sshSignature(.unsupported("signatures over another hash than sha256 or sha512"))
        }
        self.init(
            publicKey: publicKey,
            namespace: namespace,
            hash: hash,
            signature: Array(bytes[parts.fields[3]])
        )
    }

    static func malformed(_ reason: String) -> FilesError { .sshSignature(.malformed(reason: reason)) }

    /// The text of the signature's file.
    public var text: String {
        var writer = SSHWireWriter()
        writer.append(raw: Self.magic)
        writer.append(1)
        writer.append(string: publicKey.wireEncoding)
        writer.append(string: namespace)
        writer.append(string: "")
        writer.append(string: hash.rawValue)
        writer.append(string: signature)
        var rest = Base64.encode(writer.bytes)[...]
        var text = Self.begin + "\n"
        while !rest.isEmpty {
            text += rest.prefix(70) + "\n"
            rest = rest.dropFirst(70)
        }
        return text + Self.end + "\n"
    }

    /// What the key signs: the digest of the file, and what it is for.
    static func message(digest: [UInt8], namespace: String, _ hash: Hash) -> [UInt8] {
        var writer = SSHWireWriter()
        writer.append(raw: magic)
        writer.append(string: namespace)
        writer.append(string: "")
        writer.append(string: hash.rawValue)
        writer.append(string: digest)
        return writer.bytes
    }
}
