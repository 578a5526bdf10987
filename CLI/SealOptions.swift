import ArgumentParser
import Mima

/// How a message is encrypted to a public key.
struct SealOptions: ParsableArguments {
    /// What the options come to for a key.
    enum Padding {
        case oaep(RSA.Encryption.Padding)
        case pkcs1
        case sm2(SM2.CiphertextForm)
        case hpke(HPKE.Suite, info: [UInt8])
    }

    /// What HPKE encrypts with.
    enum HybridCipher: String, CaseIterable, ExpressibleByArgument {
        case aes128GCM = "aes-128-gcm"
        case aes256GCM = "aes-256-gcm"
        case chaCha20Poly1305 = "chacha20-poly1305"

        var aead: HPKE.AEAD {
            switch self {
            case .aes128GCM: .aes128GCM
            case .aes256GCM: .aes256GCM
            case .chaCha20Poly1305: .chaCha20Poly1305
            }
        }
    }

    /// The most bytes that HPKE seals here.
    static let hybridMessageByteCount = 1 << 26

    /// The orders in which the parts of an SM2 ciphertext can stand.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case asn1
        case c1c3c2
        case c1c2c3
    }

    @Option(
        help: ArgumentHelp("The hash function of OAEP with an RSA key; sha256 unless told.", valueName: "name"),
        completion: .list(Checksums.Function.all.map(\.name))
    )
    var hash: String?

    @Option(
        help: ArgumentHelp("The hash function under OAEP's mask, when it is another one.", valueName: "name"),
        completion: .list(Checksums.Function.all.map(\.name))
    )
    var maskHash: String?

    @Option(help: ArgumentHelp("OAEP's label, which both sides must have.", valueName: "text"))
    var label: String?

    @Flag(help: "With an RSA key, PKCS#1 v1.5 and not OAEP: for what already depends on it, since it is broken easily.")
    var insecurePkcs1 = false

    @Option(help: ArgumentHelp("The form of an SM2 ciphertext: asn1, c1c3c2 or c1c2c3.", valueName: "name"))
    var form: Form?

    @Option(
        help: ArgumentHelp(
            "The cipher of HPKE: aes-128-gcm, aes-256-gcm or chacha20-poly1305, which it is unless told.",
            valueName: "name"
        )
    )
    var cipher: HybridCipher?

    @Option(help: ArgumentHelp("HPKE's info, which both sides must have.", valueName: "text"))
    var info: String?

    func padding(for key: PublicKey, named name: String) throws -> Padding {
        if let kem = HPKE.KEM.allCases.first(where: { $0.keyAlgorithm == key.algorithm }) {
            if hash != nil || maskHash != nil || label != nil || insecurePkcs1 || form != nil {
                throw ValidationError("HPKE, for the key of type \(key.algorithm), takes --cipher and --info alone.")
            }
            let suite = HPKE.Suite(kem, kem.kdf, (cipher ?? .chaCha20Poly1305).aead)
            return .hpke(suite, info: Array((info ?? "").utf8))
        }
        if cipher != nil || info != nil {
            throw ValidationError("--cipher and --info are for HPKE, with EC and X keys.")
        }
        switch key.algorithm {
        case .rsa:
            if form != nil { throw ValidationError("--form is for SM2 keys.") }
            if !insecurePkcs1 {
                let hash = try hash.map(Self.algorithm) ?? .sha256
                return .oaep(.oaep(hash, maskHash: try maskHash.map(Self.algorithm), label: Array((label ?? "").utf8)))
            }
            if hash != nil || maskHash != nil || label != nil {
                throw ValidationError("--hash, --mask-hash and --label are for OAEP.")
            }
            StandardError.write(
                line: "mima: warning: PKCS#1 v1.5 encryption is insecure where others learn whether decryption failed"
            )
            return .pkcs1
        case .sm2:
            if hash != nil || maskHash != nil || label != nil || insecurePkcs1 {
                throw ValidationError("--hash, --mask-hash, --label and --insecure-pkcs1 are for RSA keys.")
            }
            return .sm2(form == .c1c3c2 ? .c1c3c2 : form == .c1c2c3 ? .c1c2c3 : .asn1)
        default:
            throw ToolError.badInput(
                "nothing can be encrypted to keys of type \(key.algorithm)",
                at: name,
                advice:
                    "take a key of RSA, SM2, P-256, P-384, P-521, X25519 or X448, or 'mima encrypt' with one of age or SSH"
            )
        }
    }

    private static func algorithm(_ name: String) throws -> HashAlgorithm {
        guard let algorithm = Checksums.Function(named: name)?.algorithm else {
            let near = NearestName.of(name, among: Checksums.Function.all.map(\.name))
            let hint = near.map { "did you mean \($0)?" } ?? "'mima hash --list' shows all."
            throw ValidationError("There is no hash algorithm '\(name)'; \(hint)")
        }
        return algorithm
    }

    /// The bytes of a message, which the libraries take as an array.
    static func copy(_ message: SecretBytes) -> [UInt8] {
        message.withBytes { bytes in bytes.indices.map { bytes[$0] } }
    }
}

extension RSA.Encryption.PublicKey {
    /// A key out of a file, for encryption.
    init(sealing key: PublicKey) throws(CryptoError) {
        guard let (n, e) = key.rsaNumbers else { throw .invalidKey("the key is of type \(key.algorithm), not RSA") }
        try self.init(n: n, e: e)
    }
}

extension RSA.Encryption.PrivateKey {
    /// A key out of a file, for decryption.
    init(opening key: PrivateKey) throws(CryptoError) {
        guard let der = key.pkcs1DERRepresentation else {
            throw .invalidKey("the key is of type \(key.algorithm), not RSA")
        }
        try self.init(pkcs1DERRepresentation: der)
    }
}
