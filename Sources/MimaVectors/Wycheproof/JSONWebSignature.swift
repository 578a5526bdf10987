internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// A signature in the compact form (RFC 7515 §3.1), composed from what MimaCrypto has.
enum JSONWebSignature {
    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    static func verdict(on text: String, _ keys: JSONWebKeys?) -> Verdict {
        do {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { return .rejected("the text has not three parts") }
            let header = try Data(JSONWebText.decoded(parts[0])).decoded(Header.self)
            // RFC 7515 §4.1.11: what must be understood is not.
            if header.crit != nil { return .rejected("the header needs an extension") }
            let key = try keys?.key(header.kid, use: "sig") ?? [:]
            if let own = key["alg"], own != header.alg { return .rejected("the key is for \(own)") }
            let message = Array("\(parts[0]).\(parts[1])".utf8)
            _ = try JSONWebText.decoded(parts[1])
            let signature = try JSONWebText.decoded(parts[2])
            return try isValid(signature, message, header.alg, key)
                ? .accepted : .rejected("the signature is not valid")
        } catch let error as CryptoError {
            return Verdict(error)
        } catch {
            return .rejected("the text is malformed: \(error)")
        }
    }

    private static func isValid(
        _ signature: [UInt8],
        _ message: [UInt8],
        _ algorithm: String,
        _ members: [String: String]
    ) throws -> Bool {
        if algorithm == "EdDSA" { return try isValidEdDSA(signature, message, members) }
        let hashes: [String: HashAlgorithm] = ["256": .sha256, "384": .sha384, "512": .sha512]
        let curves: [String: EllipticCurve] = ["ES256": .p256, "ES384": .p384, "ES512": .p521, "ES256K": .secp256k1]
        guard let hash = hashes[String(algorithm.dropFirst(2).prefix(3))] else {
            throw CryptoError.unsupported("there is no algorithm \(algorithm)")
        }
        if algorithm == "HS\(hash.byteCount * 8)" {
            let key = try JSONWebText.decoded(members["k"] ?? "")
            // RFC 7518 §3.2: as long as the digest at least.
            guard members["kty"] == "oct", key.count >= hash.byteCount else {
                throw CryptoError.invalidKey("the key is none for \(algorithm)")
            }
            let code = try MACAlgorithm.hmac(hash).authenticationCode(for: message, using: SymmetricKey(data: key))
            return constantTimeEquals(code, signature)
        }
        let key = try JSONWebText.key(members).publicKey
        switch (algorithm.prefix(2), key.algorithm) {
        case ("RS", .rsa) where algorithm.utf8.count == 5:
            return try key.isValidSignature(signature, for: message, using: .rsaPKCS1(hash))
        case ("PS", .rsa) where algorithm.utf8.count == 5:
            return try key.isValidSignature(signature, for: message, using: .rsaPSS(hash))
        case ("ES", .ec(let curve)) where curves[algorithm] == curve:
            return try key.isValidSignature(signature, for: message, using: .ecdsa(hash, .ieeeP1363))
        default:
            throw CryptoError.invalidKey("the key is none for \(algorithm)")
        }
    }

    /// RFC 8037 §3.1.
    private static func isValidEdDSA(
        _ signature: [UInt8],
        _ message: [UInt8],
        _ members: [String: String]
    ) throws -> Bool {
        let key = try JSONWebText.key(members).publicKey
        switch key.algorithm {
        case .ed25519: return try key.isValidSignature(signature, for: message, using: .ed25519())
        case .ed448: return try key.isValidSignature(signature, for: message, using: .ed448())
        default: throw CryptoError.invalidKey("the key is none for EdDSA")
        }
    }
}

/// What signed and encrypted texts have in common.
enum JSONWebText {
    /// base64url without padding (RFC 7515 §2).
    static func decoded(_ text: String) throws(BytesError) -> [UInt8] {
        try Base64.decode(text, alphabet: .urlSafe, padding: .forbidden)
    }

    static func key(_ members: [String: String]) throws -> JSONWebKey {
        try JSONWebKey(json: Array(JSONEncoder().encode(members)))
    }
}
