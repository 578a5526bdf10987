internal import MimaBytes
internal import MimaCrypto

/// A group of cases of ML-KEM with the group's parameters.
protocol MLKEMCase: VectorCase {
    /// The names that the schemas give to groups of such cases.
    static var typeName: String { get }
    func run(_ algorithm: PostQuantumAlgorithm) throws(CryptoError) -> Verdict
}

/// Cases of ML-KEM with the group's parameters.
struct MLKEMGroup<Case: MLKEMCase>: VectorGroup {
    static var typeName: String { Case.typeName }

    let type: String
    let parameterSet: String
    let tests: [Case]

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "ML-KEM" else { throw Missing(algorithm) }
        let algorithm = try PostQuantumAlgorithm(suiteName: parameterSet)
        return { test in
            do throws(CryptoError) {
                return try test.run(algorithm)
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// A secret for a public key, made of the bytes that a case names.
struct MLKEMEncapsulation: MLKEMCase {
    static let typeName = "MLKEMEncapsTest"

    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let ek: HexBytes
    let m: HexBytes
    let c: HexBytes
    let K: HexBytes

    enum CodingKeys: String, CodingKey { case tcId, comment, result, ek, m, c, K }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        tcId = try values.decode(Int.self, forKey: .tcId)
        comment = try values.decodeIfPresent(String.self, forKey: .comment) ?? ""
        result = try values.decode(ExpectedResult.self, forKey: .result)
        ek = try values.decode(HexBytes.self, forKey: .ek)
        m = try values.decode(HexBytes.self, forKey: .m)
        c = try values.decode(HexBytes.self, forKey: .c)
        K = try values.decode(HexBytes.self, forKey: .K)
    }

    func run(_ algorithm: PostQuantumAlgorithm) throws(CryptoError) -> Verdict {
        let key = try PublicKey(.postQuantum(algorithm), rawRepresentation: ek.bytes)
        let made = try key.encapsulate(entropy: SecretBytes(copying: m.bytes))
        if made.ciphertext != c.bytes { return .comparing("ciphertext", expected: c.bytes, found: made.ciphertext) }
        return .comparing("secret", expected: K.bytes, found: made.sharedSecret.copiedBytes)
    }
}

/// The secret in a ciphertext, by a private key that is a seed or expanded.
struct MLKEMDecapsulation<Form: MLKEMDecapsulationForm>: MLKEMCase {
    static var typeName: String { Form.typeName }

    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let seed: HexBytes?
    let dk: HexBytes?
    let ek: HexBytes?
    let c: HexBytes
    let K: HexBytes?

    enum CodingKeys: String, CodingKey { case tcId, comment, result, seed, dk, ek, c, K }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        tcId = try values.decode(Int.self, forKey: .tcId)
        comment = try values.decodeIfPresent(String.self, forKey: .comment) ?? ""
        result = try values.decode(ExpectedResult.self, forKey: .result)
        seed = try values.decodeIfPresent(HexBytes.self, forKey: .seed)
        dk = try values.decodeIfPresent(HexBytes.self, forKey: .dk)
        ek = try values.decodeIfPresent(HexBytes.self, forKey: .ek)
        c = try values.decode(HexBytes.self, forKey: .c)
        K = try values.decodeIfPresent(HexBytes.self, forKey: .K)
    }

    func run(_ algorithm: PostQuantumAlgorithm) throws(CryptoError) -> Verdict {
        let key = try PrivateKey(algorithm, bytes: SecretBytes(copying: (seed ?? dk)?.bytes ?? []))
        if let ek, key.publicKey.rawRepresentation != ek.bytes {
            return .comparing("public key", expected: ek.bytes, found: key.publicKey.rawRepresentation ?? [])
        }
        let secret = try key.decapsulate(c.bytes).copiedBytes
        return .comparing("secret", expected: K?.bytes ?? [], found: secret)
    }
}

/// What tells one schema of decapsulation from the other.
protocol MLKEMDecapsulationForm {
    static var typeName: String { get }
}

/// Private keys are seeds.
enum MLKEMSeeds: MLKEMDecapsulationForm { static let typeName = "MLKEMTest" }
/// Private keys are expanded.
enum MLKEMExpandedKeys: MLKEMDecapsulationForm { static let typeName = "MLKEMDecapsValidationTest" }

/// The keys that a seed makes.
struct MLKEMKeyGeneration: MLKEMCase {
    static let typeName = "MLKEMKeyGen"

    let tcId: Int
    let comment: String
    let result: ExpectedResult
    let seed: HexBytes
    let ek: HexBytes
    let dk: HexBytes

    func run(_ algorithm: PostQuantumAlgorithm) throws(CryptoError) -> Verdict {
        let key = try PrivateKey(algorithm, bytes: SecretBytes(copying: seed.bytes))
        let publicKey = key.publicKey.rawRepresentation ?? []
        if publicKey != ek.bytes { return .comparing("public key", expected: ek.bytes, found: publicKey) }
        let expanded = key.expandedRepresentation.map { SymmetricKey($0).copiedBytes } ?? []
        return .comparing("private key", expected: dk.bytes, found: expanded)
    }
}
