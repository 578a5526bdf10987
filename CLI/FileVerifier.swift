import Mima

/// A signature's file, recognised from its bytes.
enum FileSignature {
    case minisign(Minisign.Signature)
    case ssh(SSHSignature)
    /// A signature without a format of its own.
    case bare([UInt8])
}

/// What was found out about a file that is verified.
enum VerifiedFile {
    case minisign(Minisign.Signature, Minisign.PublicKey, origin: String?)
    case ssh(SSHSignature, signers: [String], origin: String?)
    case bare(PublicKey, scheme: String, origin: String?)
}

/// Verifies files with whichever keys their signatures need, which are read when they are first needed.
struct FileVerifier {
    let publicKeys: [String]
    let allowedSigners: String?
    let identity: String?
    let options: SignatureOptions
    let hash: HashAlgorithm?
    let passphrases: PassphraseReader
    let requirePrehashed: Bool

    private var minisignKeys: MinisignKeyring?
    private var otherKeys: SignatureKeyring?
    private var signers: SSHSignature.AllowedSigners?

    init(
        publicKeys: [String],
        allowedSigners: String?,
        identity: String?,
        options: SignatureOptions,
        hash: HashAlgorithm?,
        passphrases: PassphraseReader,
        requirePrehashed: Bool
    ) {
        self.publicKeys = publicKeys
        self.allowedSigners = allowedSigners
        self.identity = identity
        self.options = options
        self.hash = hash
        self.passphrases = passphrases
        self.requirePrehashed = requirePrehashed
    }

    /// The files that keys came from.
    var keyFiles: [String] {
        Array(minisignKeys?.files ?? []) + (otherKeys?.files ?? []) + (allowedSigners.map { [$0] } ?? [])
    }

    /// Reads the keys of minisign's, unless the keys are evidently others: a wrong one is told before any file is read.
    mutating func loadMinisignKeysEarly() throws {
        for name in publicKeys {
            if (try? OpenSSHPublicKey(line: name)) != nil { return }
            guard let contents = try? KeyFile.read(name) else { continue }
            if EncodedKey.mayBeOne(contents) { return }
        }
        minisignKeys = try MinisignKeyring(publicKeys)
    }

    /// The signature of a file and where it was: at the path that is given, or beside the file as FILE.minisig or
    /// FILE.sig.
    func readSignature(of file: String, at given: String?) throws -> (FileSignature, path: String) {
        let path = given ?? Self.pathBeside(file)
        let source = path == "-" ? InputFile.standardInput : try InputFile(path: path)
        let limit = SSHSignature.maximumFileByteCount
        let bytes = try [UInt8](capacity: limit + 1) { (output: inout OutputSpan<UInt8>) throws(IOError) in
            try source.fill(&output)
        }
        if bytes.count > limit { throw ToolError.badInput("too large to be a signature", at: source.path) }
        return (try naming(source.path) { try recognise(bytes) }, path)
    }

    private static func pathBeside(_ file: String) -> String {
        let other = FileSigner.path(for: file)
        // Only where there is none of minisign's and there is another.
        return !isThere("\(file).minisig") && isThere(other) ? other : "\(file).minisig"
    }

    private static func isThere(_ path: String) -> Bool { (try? InputFile(path: path)) != nil }

    private func recognise(_ bytes: [UInt8]) throws -> FileSignature {
        if SSHSignature.isSignature(bytes) { return .ssh(try SSHSignature(parsing: bytes)) }
        let isMinisign = bytes.starts(with: "untrusted comment:".utf8)
        // With a key of minisign's nothing else can be meant.
        if isMinisign || minisignKeys != nil || publicKeys.isEmpty {
            return .minisign(try Minisign.Signature(parsing: bytes))
        }
        return .bare(bytes)
    }

    /// Reads the keys that a signature needs.
    mutating func load(for signature: FileSignature) throws {
        switch signature {
        case .minisign:
            if publicKeys.isEmpty {
                throw ToolError.usage("no public key for a signature of minisign's", advice: "give -p")
            }
            if minisignKeys == nil { minisignKeys = try MinisignKeyring(publicKeys) }
        case .bare:
            if otherKeys == nil { otherKeys = try SignatureKeyring(publicKeys, passphrases) }
        case .ssh:
            if let allowedSigners {
                if signers != nil { return }
                let contents = try KeyFile.read(allowedSigners, limit: SSHSignature.AllowedSigners.maximumFileByteCount)
                let bytes = contents.withBytes { bytes in bytes.indices.map { bytes[$0] } }
                signers = try naming(allowedSigners) { try SSHSignature.AllowedSigners(parsing: bytes) }
            } else if otherKeys == nil {
                otherKeys = try SignatureKeyring(publicKeys, passphrases)
            }
        }
    }

    /// Verifies a file, with the keys that were read for its signature. The same bytes are written to `sink`, if there
    /// is one, before they are known to be the signed ones.
    func verify(
        _ source: any ByteSource,
        named name: String,
        _ signature: FileSignature,
        copyingTo sink: (any ByteSink)?
    ) throws -> VerifiedFile {
        switch signature {
        case .minisign(let signature):
            let signer = try Minisign.verify(
                signature,
                of: source,
                with: minisignKeys?.keys ?? [],
                allowLegacy: !requirePrehashed,
                copyingTo: sink
            )
            return .minisign(signature, signer, origin: minisignKeys?.origin(of: signer))
        case .ssh(let signature):
            try signature.verify(source, namespace: options.namespace, copyingTo: sink)
            return try .ssh(signature, signers: requireTrusted(signature, named: name), origin: origin(of: signature))
        case .bare(let bytes):
            let check = SignatureCheck(
                signature: bytes,
                keys: otherKeys?.entries ?? [],
                hash: hash,
                sm2UserID: options.sm2UserID,
                options: options
            )
            guard let (entry, scheme) = try check.signer(of: source, named: name, copyingTo: sink) else {
                let keys = otherKeys?.entries.count == 1 ? "the public key" : "any of the public keys"
                let hint =
                    hash == nil ? "; other hash functions than sha256, sha384 and sha512 are tried with --hash" : ""
                throw ToolError.no("the file is not what \(keys) signed\(hint)", at: name)
            }
            return .bare(entry.key, scheme: scheme, origin: entry.origin)
        }
    }

    private func origin(of signature: SSHSignature) -> String? {
        otherKeys?.entries.first { isKey($0.key, of: signature) }?.origin
    }

    private func isKey(_ key: PublicKey, of signature: SSHSignature) -> Bool {
        (try? OpenSSHPublicKey(key))?.wireEncoding == signature.publicKey.wireEncoding
    }

    /// The names by which the list knows the key that signed; throws when it, or the keys that are trusted, do not have
    /// it.
    private func requireTrusted(_ signature: SSHSignature, named name: String) throws -> [String] {
        let now = CalendarTime.now.secondsSinceEpoch
        guard let signers else {
            guard otherKeys?.entries.contains(where: { isKey($0.key, of: signature) }) == true else {
                throw ToolError.no(
                    "signed by key \(signature.publicKey.fingerprint), which is none of the public keys",
                    at: name
                )
            }
            return []
        }
        if let identity {
            try signers.requireAllowing(signature, by: identity, at: now)
            return [identity]
        }
        let names = signers.principals(of: signature, at: now)
        if names.isEmpty {
            throw ToolError.no(
                "signed by key \(signature.publicKey.fingerprint), which the list does not allow to sign for the "
                    + "namespace \(signature.namespace) now",
                at: name
            )
        }
        return names
    }
}
