internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// A key as the suites write one: DER in hexadecimal, PEM, or an object that is a JSON Web Key.
struct KeyText: Decodable {
    /// The key's bytes: DER, PEM or JSON.
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            // PEM has line feeds and hyphens, hexadecimal has neither.
            bytes = text.contains("-") ? Array(text.utf8) : try HexBytes(from: decoder).bytes
        } else {
            bytes = try container.decode(JSONKeyMembers.self).json()
        }
    }

    /// The public key that this is; a private one is none.
    func publicKey() throws(CryptoError) -> PublicKey {
        let key = try EncodedKey(bytes, limits: .legacy)
        if key.isPrivate { throw .invalidKey("the key is a private one") }
        return try key.publicKey()
    }

    /// The private key that this is.
    func privateKey() throws(CryptoError) -> PrivateKey {
        try PrivateKey(anyOf: bytes, limits: .legacy)
    }
}

/// The members of a JSON Web Key that are strings: others do not matter.
struct JSONKeyMembers: Decodable {
    let strings: [String: String]

    init(from decoder: any Decoder) throws {
        strings = try decoder.singleValueContainer().decode([String: Member].self).compactMapValues(\.text)
    }

    /// The key as a text of its own.
    func json() throws -> [UInt8] { Array(try JSONEncoder().encode(strings)) }

    private struct Member: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }
}
