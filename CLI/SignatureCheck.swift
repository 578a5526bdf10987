import Mima

/// Finds out which key signed a file by a signature without a format of its own, and by which scheme.
struct SignatureCheck {
    let signature: [UInt8]
    let keys: [SignatureKeyring.Entry]
    /// The hash function, if it is said; else those that are usual are tried.
    let hash: HashAlgorithm?
    let sm2UserID: [UInt8]
    let options: SignatureOptions

    private static let usualHashes: [HashAlgorithm] = [.sha256, .sha384, .sha512]

    /// The key that signed and a name of the scheme; nil when none of the keys did. The same bytes are written to
    /// `sink`, if there is one, before they are known to be the signed ones.
    func signer(
        of source: any ByteSource,
        named name: String,
        copyingTo sink: (any ByteSink)?
    ) throws -> (SignatureKeyring.Entry, String)? {
        let hashes = hash.map { [$0] } ?? Self.usualHashes
        // EdDSA, ML-DSA and SLH-DSA need the file as a whole.
        let needsWhole = try keys.contains { try wholeFileScheme(for: $0.key) != nil }
        var whole: [UInt8] = []
        var digests = Digests()
        for hash in hashes { try digests.add(hash) }
        let sm2Keys = keys.filter { $0.key.algorithm == .sm2 }
        if sm2Keys.count > 1 { throw ToolError.usage("one SM2 key can be tried at a time") }
        var verifier: MessageVerifier?
        if let entry = sm2Keys.first { verifier = try MessageVerifier(entry.key, using: sm2Scheme) }
        try source.forEachPiece { piece in
            try sink?.write(piece)
            digests.update(piece)
            verifier?.update(piece)
            if needsWhole {
                if piece.count > FileSigner.wholeByteCount - whole.count {
                    throw ToolError.badInput("too large to be taken as a whole", at: name)
                }
                whole.append(addingCapacity: piece.count) { output in output.append(copying: piece) }
            }
        }
        let found = digests.finish()
        for entry in keys {
            if let scheme = try wholeFileScheme(for: entry.key) {
                if accepts({ try entry.key.isValidSignature(signature, for: whole, using: scheme) }) {
                    return (entry, "\(scheme)")
                }
                continue
            }
            switch entry.key.algorithm {
            case .sm2:
                if let verifier = verifier.take(), try Self.isValid(verifier, signature) {
                    return (entry, "\(sm2Scheme)")
                }
            default:
                for (hash, digest) in found {
                    for scheme in Self.schemes(for: entry.key, hash)
                    where accepts({ try entry.key.isValidSignature(signature, forDigest: digest, using: scheme) }) {
                        return (entry, "\(scheme)")
                    }
                }
            }
        }
        return nil
    }

    /// The scheme of a key that signs the file itself. A key that is not for signatures has none, and none that verify.
    private func wholeFileScheme(for key: PublicKey) throws -> SignatureScheme? {
        guard (try? SignatureScheme.usual(for: key)) != nil else { return nil }
        do throws(CryptoError) {
            return try options.wholeFileScheme(for: key)
        } catch {
            throw ToolError.usage("\(error)")
        }
    }

    private var sm2Scheme: SignatureScheme {
        .sm2(userID: sm2UserID, signature.count == 64 && signature.first != 0x30 ? .ieeeP1363 : .der)
    }

    private static func isValid(_ verifier: consuming MessageVerifier, _ signature: [UInt8]) throws -> Bool {
        do throws(CryptoError) {
            return try verifier.isValidSignature(signature)
        } catch {
            if case .malformedSignature = error { return false }
            throw error
        }
    }

    /// A signature that is not in a scheme's form is none by that scheme.
    private func accepts(_ body: () throws -> Bool) -> Bool { (try? body()) ?? false }

    private static func schemes(for key: PublicKey, _ hash: HashAlgorithm) -> [SignatureScheme] {
        switch key.algorithm {
        case .rsa: [.rsaPKCS1(hash), .rsaPSS(hash, salt: .any)]
        case .rsaPSS: [.rsaPSS(hash, maskHash: key.pssParameters?.maskHash, salt: .any)]
        case .ec: [.ecdsa(hash, .der), .ecdsa(hash, .ieeeP1363)]
        case .dsa: [.dsa(hash, .der), .dsa(hash, .ieeeP1363)]
        default: []
        }
    }
}

/// Several hashes of the same file.
private struct Digests: ~Copyable {
    private var first: HashContext?
    private var second: HashContext?
    private var third: HashContext?

    mutating func add(_ hash: HashAlgorithm) throws {
        if first == nil {
            first = try HashContext(hash)
        } else if second == nil {
            second = try HashContext(hash)
        } else {
            third = try HashContext(hash)
        }
    }

    mutating func update(_ bytes: Span<UInt8>) {
        first?.update(bytes)
        second?.update(bytes)
        third?.update(bytes)
    }

    consuming func finish() -> [(HashAlgorithm, [UInt8])] {
        var result: [(HashAlgorithm, [UInt8])] = []
        if let first = first.take() { result.append((first.algorithm, first.finalize())) }
        if let second = second.take() { result.append((second.algorithm, second.finalize())) }
        if let third = third.take() { result.append((third.algorithm, third.finalize())) }
        return result
    }
}
