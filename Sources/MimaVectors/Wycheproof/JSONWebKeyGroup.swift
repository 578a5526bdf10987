internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// Signed texts (JWS, RFC 7515) and sets of JSON Web Keys, of which one is to be found fit to verify them.
struct JSONWebKeyGroup: VectorGroup {
    static let typeName = "JsonWebKey"

    let type: String
    let `private`: KeySet?
    let `public`: KeySet?
    let tests: [Case]

    struct KeySet: Decodable {
        let keys: [JSONKeyMembers]
    }

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let jws: String
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        let keys = (`public` ?? `private`)?.keys.map(\.strings) ?? []
        return { test in
            do {
                return try Self.verify(test.jws, keys)
            } catch let error as CryptoError {
                return Verdict(error)
            } catch {
                return .rejected("the text is malformed: \(error)")
            }
        }
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
    }

    private static func verify(_ text: String, _ keys: [[String: String]]) throws -> Verdict {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return .rejected("the text has not three parts") }
        let header = try JSONDecoder().decode(Header.self, from: Data(decoded(parts[0])))
        // A set that could let a public key serve as a secret one, or in which a name is not one key's.
        let secrets = keys.count { $0["kty"] == "oct" }
        if secrets != 0 && secrets != keys.count { return .rejected("the set mixes secret and public keys") }
        if Set(keys.compactMap { $0["kid"] }).count != keys.count { return .rejected("two keys have one name") }
        guard let key = keys.first(where: { $0["kid"] == header.kid }) else { return .rejected("there is no such key") }
        guard key["alg"] == header.alg, key["use"] == "sig" else { return .rejected("the key is for something else") }
        let message = Array("\(parts[0]).\(parts[1])".utf8)
        let isValid = try isValid(try decoded(parts[2]), message, header.alg, key)
        return isValid ? .accepted : .rejected("the signature is not valid")
    }

    private static func isValid(
        _ signature: [UInt8],
        _ message: [UInt8],
        _ algorithm: String,
        _ members: [String: String]
    ) throws -> Bool {
        let hashes: [String: HashAlgorithm] = ["256": .sha256, "384": .sha384, "512": .sha512]
        guard let hash = hashes[String(algorithm.dropFirst(2))] else {
            throw CryptoError.unsupported("there is no algorithm \(algorithm)")
        }
        if algorithm.hasPrefix("HS") {
            let key = try decoded(members["k"] ?? "")
            // RFC 7518 §3.2: as long as the digest at least.
            guard members["kty"] == "oct", key.count >= hash.byteCount else {
                throw CryptoError.invalidKey("the key is none for \(algorithm)")
            }
            let code = try MACAlgorithm.hmac(hash).authenticationCode(for: message, using: SymmetricKey(data: key))
            return constantTimeEquals(code, signature)
        }
        let key = try JSONWebKey(json: Array(JSONEncoder().encode(members))).publicKey
        let curves: [String: EllipticCurve] = ["ES256": .p256, "ES384": .p384, "ES512": .p521]
        switch (algorithm.prefix(2), key.algorithm) {
        case ("RS", .rsa):
            return try key.isValidSignature(signature, for: message, using: .rsaPKCS1(hash))
        case ("PS", .rsa):
            return try key.isValidSignature(signature, for: message, using: .rsaPSS(hash))
        case ("ES", .ec(let curve)) where curves[algorithm] == curve:
            return try key.isValidSignature(signature, for: message, using: .ecdsa(hash, .ieeeP1363))
        default:
            throw CryptoError.invalidKey("the key is none for \(algorithm)")
        }
    }

    private static func decoded(_ text: String) throws(BytesError) -> [UInt8] {
        try Base64.decode(text, alphabet: .urlSafe, padding: .forbidden)
    }
}
