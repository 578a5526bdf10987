import Mima

/// Signs files with a key other than minisign's.
struct FileSigner {
    private let key: PrivateKey
    private let format: SignatureFormat
    private let scheme: SignatureScheme
    private let namespace: String
    private let sshHash: SSHSignature.Hash

    /// More bytes than a file may have that is signed as a whole: 1 GiB.
    static let wholeByteCount = 1 << 30

    /// Signs with the key in an opened file; a format that is not chosen is SSH's for SSH's keys, else raw.
    init(
        file contents: SecretBytes,
        named name: String,
        format: SignatureFormat?,
        usesPSS: Bool,
        _ options: SignatureOptions,
        _ passphrases: PassphraseReader
    ) throws {
        let encoded = try KeyFile.naming(name) { () throws(CryptoError) in
            try contents.withBytes { (bytes) throws(CryptoError) in try EncodedKey(bytes) }
        }
        let passphrase = encoded.isEncrypted ? try passphrases.existing(for: name) : nil
        key = try KeyFile.naming(name) { () throws(CryptoError) in try encoded.unlock(passphrase: passphrase).key }
        self.format = format ?? (encoded.format == .openssh ? .ssh : .raw)
        namespace = options.namespace
        let hash = try options.algorithm()
        sshHash = hash == .sha256 ? .sha256 : .sha512
        if self.format == .ssh, let hash, hash != .sha256 && hash != .sha512 {
            throw ToolError.usage("signatures by SSH keys are over sha256 or sha512 alone")
        }
        if self.format == .ssh, options.context != nil {
            throw ToolError.usage("signatures by SSH keys have a namespace and no context")
        }
        let publicKey = key.publicKey
        let form: SignatureScheme.Form = format == .p1363 ? .ieeeP1363 : .der
        scheme = try KeyFile.naming(name) { () throws(CryptoError) in
            if let scheme = try options.wholeFileScheme(for: publicKey) { return scheme }
            return try Self.scheme(for: publicKey, hash, form, usesPSS: usesPSS, options.sm2UserID)
        }
    }

    private static func scheme(
        for key: PublicKey,
        _ hash: HashAlgorithm?,
        _ form: SignatureScheme.Form,
        usesPSS: Bool,
        _ userID: [UInt8]
    ) throws(CryptoError) -> SignatureScheme {
        let usual = try SignatureScheme.usual(for: key)
        return switch usual {
        case .rsaPKCS1(let usualHash): usesPSS ? .rsaPSS(hash ?? usualHash) : .rsaPKCS1(hash ?? usualHash)
        case .rsaPSS(let usualHash, let maskHash, let salt):
            .rsaPSS(hash ?? usualHash, maskHash: maskHash, salt: salt)
        case .ecdsa(let usualHash, _): .ecdsa(hash ?? usualHash, form)
        case .dsa(let usualHash, _): .dsa(hash ?? usualHash, form)
        case .sm2: .sm2(userID: userID, form)
        default: usual
        }
    }

    /// What the signature's file is called, beside a file of this name.
    static func path(for file: String) -> String { "\(file).sig" }

    /// The signature's file.
    func signature(of source: any ByteSource, named name: String) throws -> [UInt8] {
        if format == .ssh {
            let sshKey = try KeyFile.naming(name) { () throws(CryptoError) in try SSHPrivateKey(key) }
            return try naming(name) {
                Array(
                    try SSHSignature.sign(source, with: sshKey, namespace: namespace, hash: sshHash).text.utf8
                )
            }
        }
        if scheme.hash == nil {
            let message = try WholeFile.read(source, named: name, limit: Self.wholeByteCount)
            return try KeyFile.naming(name) { () throws(CryptoError) in
                try key.signature(for: message, using: scheme)
            }
        }
        var signer = try MessageSigner(key, using: scheme)
        try source.forEachPiece { signer.update($0) }
        return try signer.finalize()
    }
}

/// A file that is needed as a whole.
enum WholeFile {
    static func read(_ source: any ByteSource, named name: String, limit: Int) throws -> [UInt8] {
        var whole: [UInt8] = []
        try source.forEachPiece { piece in
            // At once: the source may have no end.
            if piece.count > limit - whole.count {
                throw ToolError.badInput("more than \(limit) bytes, which is too much to be taken as a whole", at: name)
            }
            whole.append(addingCapacity: piece.count) { output in output.append(copying: piece) }
        }
        return whole
    }
}

extension ByteSource {
    /// Lends everything that is left of the source to `body`, piece by piece.
    func forEachPiece(_ body: (Span<UInt8>) throws -> Void) throws {
        while true {
            let piece = try [UInt8](capacity: 1 << 18) { (output) throws(IOError) in _ = try read(into: &output) }
            if piece.isEmpty { return }
            try body(piece.span)
        }
    }
}
