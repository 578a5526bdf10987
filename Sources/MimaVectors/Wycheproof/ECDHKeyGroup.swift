internal import FoundationEssentials
internal import MimaBytes
internal import MimaCrypto

/// ECDH with keys as a format writes them.
struct ECDHKeyGroup<Keys: ECDHKeys>: VectorGroup {
    static var typeName: String { Keys.typeName }

    let type: String
    let curve: String
    let tests: [Case]

    struct Case: VectorCase {
        let tcId: Int
        let comment: String
        let result: ExpectedResult
        let `public`: Keys.Public
        let `private`: Keys.Private
        let shared: HexBytes
    }

    func runner(algorithm: String) throws(Missing) -> (Case) -> Verdict {
        guard algorithm == "ECDH" else { throw Missing(algorithm) }
        let curve = try EllipticCurve(suiteName: curve)
        return { test in
            do throws(CryptoError) {
                let mine = try Keys.privateKey(test.private, on: curve)
                let secret = try mine.sharedSecret(with: Keys.publicKey(test.public))
                return .comparing(
                    "shared secret",
                    expected: test.shared.bytes,
                    found: SymmetricKey(secret.secretBytes).copiedBytes
                )
            } catch {
                return Verdict(error)
            }
        }
    }
}

/// What tells one schema of ECDH from another: how keys are written.
protocol ECDHKeys {
    associatedtype Public: Decodable
    associatedtype Private: Decodable
    static var typeName: String { get }
    static func publicKey(_ value: Public) throws(CryptoError) -> PublicKey
    static func privateKey(_ value: Private, on curve: EllipticCurve) throws(CryptoError) -> PrivateKey
}

/// Public keys as SubjectPublicKeyInfo in DER, private keys as numbers.
enum ECDHInDER: ECDHKeys {
    static let typeName = "EcdhTest"

    static func publicKey(_ value: HexBytes) throws(CryptoError) -> PublicKey {
        try PublicKey(derRepresentation: value.bytes)
    }

    static func privateKey(_ value: HexBytes, on curve: EllipticCurve) throws(CryptoError) -> PrivateKey {
        try value.number(on: curve)
    }
}

/// Keys in PEM.
enum ECDHInPEM: ECDHKeys {
    static let typeName = "EcdhPemTest"

    static func publicKey(_ value: String) throws(CryptoError) -> PublicKey {
        try PublicKey(anyOf: Array(value.utf8))
    }

    static func privateKey(_ value: String, on curve: EllipticCurve) throws(CryptoError) -> PrivateKey {
        try PrivateKey(anyOf: Array(value.utf8))
    }
}

/// Keys in JWK, as the WebCrypto API has them.
enum ECDHInJWK: ECDHKeys {
    static let typeName = "EcdhWebcryptoTest"

    static func publicKey(_ value: JWKMembers) throws(CryptoError) -> PublicKey {
        try JSONWebKey(json: value.text()).publicKey
    }

    static func privateKey(_ value: JWKMembers, on curve: EllipticCurve) throws(CryptoError) -> PrivateKey {
        guard let key = try JSONWebKey(json: value.text()).privateKey else {
            throw .invalidKey("the JWK has no private key")
        }
        return key
    }
}

/// The members of a JWK that are strings.
struct JWKMembers: Decodable {
    private let members: [String: String]

    init(from decoder: any Decoder) throws {
        members = try decoder.singleValueContainer().decode([String: String].self)
    }

    /// The JWK as text again.
    func text() throws(CryptoError) -> [UInt8] {
        do {
            return Array(try JSONEncoder().encode(members))
        } catch {
            throw .invalidKey("the JWK cannot be written")
        }
    }
}
