import ArgumentParser
import Mima

/// The formats of signatures that `mima sign` writes.
enum SignatureFormat: String, CaseIterable, ExpressibleByArgument {
    case minisign
    case ssh
    case raw
    case p1363
}

/// How a key other than minisign's signs, and what a signature must be.
struct SignatureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sign or verify over this hash function; a signature of any of sha256, sha384 and sha512 is recognised.",
            valueName: "name"
        ),
        completion: .list(Checksums.Function.all.map(\.name))
    )
    var hash: String?

    @Option(
        name: [.customShort("n"), .long],
        help: ArgumentHelp("What a signature by an SSH key is for.", valueName: "text")
    )
    var namespace: String = "file"

    @Option(
        help: ArgumentHelp("The identity that an SM2 signature names; a usual one unless told.", valueName: "text")
    )
    var userID: String?

    @Option(
        help: ArgumentHelp(
            "What is signed besides the file, at most 255 bytes: by Ed25519, Ed448, ML-DSA and SLH-DSA keys.",
            valueName: "text"
        )
    )
    var context: String?

    /// The scheme of a key that signs the file itself, together with the context that is chosen; nil for other keys.
    func wholeFileScheme(for key: PublicKey) throws(CryptoError) -> SignatureScheme? {
        let bytes = context.map { Array($0.utf8) } ?? []
        switch try SignatureScheme.usual(for: key) {
        case .ed25519: return .ed25519(bytes.isEmpty ? .pure : .context(bytes))
        case .ed448: return .ed448(bytes.isEmpty ? .pure : .context(bytes))
        case .mlDSA: return .mlDSA(context: bytes)
        case .slhDSA: return .slhDSA(context: bytes)
        default:
            if context != nil { throw .unsupported("signatures by \(key.algorithm) keys have no context") }
            return nil
        }
    }

    /// The hash function that is chosen, if one is.
    func algorithm() throws -> HashAlgorithm? {
        guard let hash else { return nil }
        guard let algorithm = Checksums.Function(named: hash)?.algorithm else {
            let near = NearestName.of(hash, among: Checksums.Function.all.map(\.name))
            let hint = near.map { "did you mean \($0)?" } ?? "'mima hash --list' shows all."
            throw ValidationError("There is no hash algorithm '\(hash)'; \(hint)")
        }
        if case .insecure = algorithm {
            StandardError.write(
                line: "mima: warning: \(algorithm) is broken: others can make a file with the same hash"
            )
        }
        return algorithm
    }

    /// The identity of an SM2 signature.
    var sm2UserID: [UInt8] { userID.map { Array($0.utf8) } ?? SM2.defaultUserID }
}
