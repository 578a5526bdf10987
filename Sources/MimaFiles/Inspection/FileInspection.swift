internal import MimaBytes
public import MimaCrypto
public import MimaIO

/// What a file is, told without any key: one of the formats that this module reads.
public enum FileInspection: Sendable {
    /// A file encrypted with age.
    case ageFile(Age.Inspection)
    /// Identities of age, one a line: secret.
    case ageIdentities(count: Int)
    /// Recipients of age, one a line.
    case ageRecipients(count: Int)
    /// A private key that `ssh-keygen` wrote, encrypted or not.
    case sshPrivateKey(SSHPrivateKeyFile)
    /// A public key of SSH.
    case sshPublicKey(OpenSSHPublicKey)
    /// A signature of minisign.
    case minisignSignature(Minisign.Signature)
    /// A public key of minisign.
    case minisignPublicKey(Minisign.PublicKey)
    /// A secret key of minisign, encrypted or not.
    case minisignSecretKey(Minisign.SecretKey.File)

    /// Finds out what `source` is. A file encrypted with age is read whole, in bounded memory.
    ///
    /// Throws ``FilesError/unknownFormat`` when it is nothing that is known here, and what is wrong with it when it
    /// begins like something known.
    public init(_ source: any ByteSource) throws(FilesError) {
        let stream = BufferedStream(source)
        let beginning = try stream.peek(4096)
        let isArmored = try ArmorReader.isArmored(stream)
        if isArmored || beginning.starts(with: Age.Header.versionPrefix.utf8) {
            self = .ageFile(try Age.Inspection(stream))
            return
        }
        let contents = try throwingFilesError { () throws(IOError) in
            // The stream is not one of armor, so its failures are those of the system.
            try StreamSource(stream).readSecret(limit: Age.maximumKeyFileByteCount)
        }
        guard let contents else { throw .unknownFormat }
        self = try contents.withBytes { (bytes) throws(FilesError) in try Self.keyFile(bytes) }
    }

    /// What a small file is that is not encrypted as a whole.
    private static func keyFile(_ bytes: Span<UInt8>) throws(FilesError) -> FileInspection {
        if bytes.starts(with: "untrusted comment:") { return try minisignFile(bytes) }
        if bytes.starts(with: "-----BEGIN ") {
            return .sshPrivateKey(
                try throwingFilesError { () throws(CryptoError) in try SSHPrivateKeyFile(bytes) }
            )
        }
        var firstLine: String?
        try Age.forEachLine(of: bytes) { (line, _) throws(FilesError) in
            if firstLine == nil { firstLine = line }
        }
        guard let firstLine else { throw .unknownFormat }
        if firstLine.hasPrefix("AGE-SECRET-KEY-") {
            return .ageIdentities(count: try Age.identities(inLines: bytes).count)
        }
        if firstLine.hasPrefix("age1") { return .ageRecipients(count: try Age.recipients(inFile: bytes).count) }
        do {
            return .sshPublicKey(try OpenSSHPublicKey(line: firstLine))
        } catch {
            throw .unknownFormat
        }
    }

    /// The files of minisign all begin alike; the size of what the second line holds tells them apart.
    private static func minisignFile(_ bytes: Span<UInt8>) throws(FilesError) -> FileInspection {
        var lines: [String] = []
        try Age.forEachLine(of: bytes) { (line, _) throws(FilesError) in lines.append(line) }
        switch lines.dropFirst().first?.utf8.count {
        case 56: return .minisignPublicKey(try Minisign.PublicKey(parsing: bytes))
        case 212: return .minisignSecretKey(try Minisign.SecretKey.File(parsing: bytes))
        default: return .minisignSignature(try Minisign.Signature(parsing: bytes))
        }
    }
}
