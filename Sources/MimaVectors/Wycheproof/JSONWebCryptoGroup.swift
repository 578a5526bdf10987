internal import MimaCrypto

/// Texts that are signed (JWS, RFC 7515) or encrypted (JWE, RFC 7516) in the compact form, and a key or a set of keys.
struct JSONWebCryptoGroup<Kind: JSONWebCryptoKind>: VectorGroup {
    static var typeName: String { Kind.typeName }

    let type: String
    let `private`: JSONWebKeys?
    let `public`: JSONWebKeys?
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let jws: CompactText?
        let jwe: CompactText?
        /// The message, where it is known.
        let pt: HexBytes?
        /// How the content is encrypted, which the text says too.
        let enc: String?
    }

    /// A text in the compact form; another form is an object, and to be refused.
    struct CompactText: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        { test in
            if let signed = test.jws {
                guard let text = signed.text else { return .rejected("the text is not in the compact form") }
                return JSONWebSignature.verdict(on: text, `public` ?? `private`)
            }
            guard let encrypted = test.jwe else { return .wrong(expected: "a text", found: "none") }
            guard let text = encrypted.text else { return .rejected("the text is not in the compact form") }
            return JSONWebEncryption.verdict(on: text, `private`, message: test.pt?.bytes, content: test.enc)
        }
    }
}

/// What tells the schemas of JSON Web Crypto from each other.
protocol JSONWebCryptoKind {
    static var typeName: String { get }
}

/// Signed and encrypted texts.
enum JSONWebCryptoOfBothKinds: JSONWebCryptoKind {
    static let typeName = "JsonWebCrypto"
}

/// Signed texts alone.
enum JSONWebSignatures: JSONWebCryptoKind {
    static let typeName = "JsonWebSignature"
}

/// Encrypted texts alone.
enum JSONWebEncryptions: JSONWebCryptoKind {
    static let typeName = "JsonWebEncryption"
}

/// A JSON Web Key, or a set of them (RFC 7517).
struct JSONWebKeys: Decodable {
    let keys: [[String: String]]
    /// Whether it is a set, from which the text chooses by name.
    let isSet: Bool

    private enum CodingKeys: CodingKey {
        case keys
    }

    init(from decoder: any Decoder) throws {
        if let set = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent([JSONKeyMembers].self, forKey: .keys)
        {
            (keys, isSet) = (set.map(\.strings), true)
        } else {
            (keys, isSet) = ([try JSONKeyMembers(from: decoder).strings], false)
        }
    }

    /// The key that is for a text with this header; throws a refusal.
    func key(_ kid: String?, use: String) throws(CryptoError) -> [String: String] {
        guard isSet else {
            guard let key = keys.first else { throw .invalidKey("there is no key") }
            if let own = key["use"], own != use { throw .invalidKey("the key is for something else") }
            return key
        }
        // A set that could let a public key serve as a secret one, or in which a name is not one key's.
        let secrets = keys.count { $0["kty"] == "oct" }
        if secrets != 0 && secrets != keys.count { throw .invalidKey("the set mixes secret and public keys") }
        if Set(keys.compactMap { $0["kid"] }).count != keys.count { throw .invalidKey("two keys have one name") }
        guard let key = keys.first(where: { $0["kid"] == kid }) else { throw .invalidKey("there is no such key") }
        guard key["use"] == use else { throw .invalidKey("the key is for something else") }
        return key
    }
}
